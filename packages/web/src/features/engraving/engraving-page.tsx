import './engraving.css';
import { EditOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { EngravingView } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { OutcomeNotice } from '../../ui/outcome-notice.tsx';
import { RecordPage } from '../../ui/record-page.tsx';
import { approvalQuery } from '../approvals/api.ts';
import { ApprovalTrail } from '../approvals/approval-trail.tsx';
import { DecisionBar } from '../approvals/decision-bar.tsx';
import { WarningList } from '../seals/seal-warnings.tsx';
import { engravingHistoryQuery, engravingQuery } from './api.ts';
import { useRequestFacts } from './engraving-facts.tsx';
import { EngravingStateTag } from './engraving-state.tsx';
import { EngravingSteps } from './engraving-steps.tsx';
import { engravingHistory } from './history.ts';
import { engravingMessages } from './messages.ts';

const route = getRouteApi('/engravings/$id');

/** How often a request that is open on the screen is asked again, in milliseconds. */
const LOOK_AGAIN = 15_000;

/** There is nothing to open: the request has no documents of its own. */
const nothingToOpen = (): void => undefined;

/** One engraving request: what is asked for, how far it has come, its approval, its history. */
export function EngravingPage(): ReactNode {
  const say = useMessages(engravingMessages);
  const { id } = route.useParams();
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: engraving } = useSuspenseQuery({ ...engravingQuery(id), refetchInterval: LOOK_AGAIN });
  const approval = useQuery({ ...approvalQuery(engraving.caseId), refetchInterval: LOOK_AGAIN, retry: false }).data;
  const history = useQuery(engravingHistoryQuery(id)).data;

  return (
    <RecordPage
      title={say('of', { name: engraving.name })}
      number={engraving.number}
      status={<EngravingStateTag state={engraving.state} />}
      actions={<Actions engraving={engraving} />}
      notice={
        <>
          <Outcome engraving={engraving} sound={history?.sound ?? true} />
          {engraving.state === 'completed' ? null : <WarningList warnings={engraving.warnings} />}
          {approval === undefined ? null : <DecisionBar approval={approval} onOpen={nothingToOpen} />}
        </>
      }
      facts={useRequestFacts(engraving)}
      tab={tab ?? 'progress'}
      onTab={(key) => void navigate({ search: key === 'approval' ? { tab: 'approval' } : {}, replace: true })}
      tabs={[
        { key: 'progress', label: say('progress'), content: <EngravingSteps engraving={engraving} /> },
        ...(approval === undefined
          ? []
          : [{ key: 'approval', label: say('approval'), content: <ApprovalTrail approval={approval} /> }]),
      ]}
      {...(history === undefined ? {} : { history: engravingHistory(history, say) })}
    />
  );
}

function Actions({ engraving }: { readonly engraving: EngravingView }): ReactNode {
  const say = useMessages(engravingMessages);
  const { id, allowed, name } = engraving;
  const params = { id };
  return (
    <>
      {allowed.includes('resubmitEngraving') ? (
        <LinkButton to="/engravings/$id/correct" params={params} kind="primary" icon={<EditOutlined />}>
          {say('correct')}
        </LinkButton>
      ) : null}
      {allowed.includes('registerEngravedSeal') ? (
        <LinkButton to="/engravings/$id/seal" params={params} kind="primary" icon={<SafetyCertificateOutlined />}>
          {say('register')}
        </LinkButton>
      ) : null}
      {allowed.includes('withdrawEngraving') ? (
        <ActionButton
          kind="danger"
          label={say('withdraw')}
          ask={{
            title: say('withdraw.title', { name }),
            body: say('withdraw.body'),
            reason: { label: say('withdraw.reason'), max: 500, required: true },
          }}
          run={(reason, options) => client.engravings.withdrawEngraving({ params, body: { reason } }, options)}
          done={say('withdraw.done')}
        />
      ) : null}
    </>
  );
}

function Outcome({ engraving: { state, outcomeReason }, sound }: OutcomeProps): ReactNode {
  const say = useMessages(engravingMessages);
  const ended = state === 'returned' || state === 'refused' || state === 'withdrawn';
  return (
    <OutcomeNotice
      unsound={sound ? undefined : say('unsound')}
      outcome={
        ended ? { title: say(`outcome.${state}`), reason: outcomeReason, own: state === 'withdrawn' } : undefined
      }
    />
  );
}

interface OutcomeProps {
  readonly engraving: EngravingView;
  readonly sound: boolean;
}
