import { useQuery } from '@tanstack/react-query';
import type { HistoryReply } from '@yinxin/contract';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useMessages, useTextIn, type Catalogue, type Texts } from '../../lib/i18n.ts';
import { RecordPage, type Fact } from '../../ui/record-page.tsx';
import { approvalQuery } from './api.ts';
import { ApprovalTrail } from './approval-trail.tsx';
import { DecisionBar } from './decision-bar.tsx';
import { matterHistory } from './matter-history.ts';
import { matterMessages } from './matter-messages.ts';

/** How often a matter that is open on the screen is asked again, in milliseconds. */
export const LOOK_AGAIN = 15_000;

/** The tab of a matter that is open, from and to the address. */
export interface MatterTab {
  readonly tab?: 'approval' | undefined;
}

interface MatterPageProps {
  readonly title: string;
  readonly number: string;
  readonly status: ReactNode;
  readonly actions: ReactNode;
  readonly facts: readonly Fact[];
  /** The approval in which it is decided. Somebody who only takes part in the matter does not see it. */
  readonly caseId: string;
  /** How it came back or ended, and why; undefined while it is on its way. */
  readonly outcome: { readonly title: string; readonly reason: string | null; readonly own: boolean } | undefined;
  /** What must be seen before anything else, below the outcome. */
  readonly notice?: ReactNode;
  /** The way of the matter: what is done, what is next. */
  readonly progress: ReactNode;
  readonly history: HistoryReply | undefined;
  /** Where its own events are called something: keys `event.<type>`. */
  readonly events: Catalogue<Texts>;
  /** Own events after which it did not simply go on. */
  readonly stops?: readonly string[];
  /** Facts of own events that are worth showing. */
  readonly details?: readonly string[];
  readonly tab: MatterTab['tab'];
  readonly onTab: (next: MatterTab) => void;
  /** Opens a pinned document; left out where a matter has none of its own. */
  readonly onOpen?: (documentId: string) => void;
}

const nothingToOpen = (): void => undefined;

/** The page of one matter under approval: what is asked for, how far it has come, its approval, its history. */
export function MatterPage(props: MatterPageProps): ReactNode {
  const say = useMessages(matterMessages);
  const { caseId, outcome, notice, progress, history, tab, onTab, onOpen = nothingToOpen } = props;
  const approval = useQuery({ ...approvalQuery(caseId), refetchInterval: LOOK_AGAIN, retry: false }).data;
  const { stops, details } = props;
  const own = useTextIn(props.events);
  return (
    <RecordPage
      title={props.title}
      number={props.number}
      status={props.status}
      actions={props.actions}
      notice={
        <>
          {history?.sound === false ? <Alert type="error" showIcon title={say('unsound')} /> : null}
          {outcome === undefined ? null : (
            <Alert
              type={outcome.own ? 'info' : 'error'}
              showIcon
              role="none"
              title={outcome.title}
              description={outcome.reason}
            />
          )}
          {notice}
          {approval === undefined ? null : <DecisionBar approval={approval} onOpen={onOpen} />}
        </>
      }
      facts={props.facts}
      tab={tab ?? 'progress'}
      onTab={(key) => onTab(key === 'approval' ? { tab: 'approval' } : {})}
      tabs={[
        { key: 'progress', label: say('progress'), content: progress },
        ...(approval === undefined
          ? []
          : [{ key: 'approval', label: say('approval'), content: <ApprovalTrail approval={approval} /> }]),
      ]}
      {...(history === undefined
        ? {}
        : {
            history: matterHistory(history, {
              say,
              own,
              ...(stops === undefined ? {} : { stops }),
              ...(details === undefined ? {} : { details }),
            }),
          })}
    />
  );
}

/** How a matter came back or ended, from its state; `titles` say it in the words of its feature. */
export function outcomeOf(
  { state, outcomeReason }: { readonly state: string; readonly outcomeReason: string | null },
  title: (state: 'returned' | 'refused' | 'withdrawn') => string,
): MatterPageProps['outcome'] {
  if (state !== 'returned' && state !== 'refused' && state !== 'withdrawn') return undefined;
  return { title: title(state), reason: outcomeReason, own: state === 'withdrawn' };
}
