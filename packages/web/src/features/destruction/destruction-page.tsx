import './destruction.css';
import { EditOutlined, FormOutlined, PrinterOutlined } from '@ant-design/icons';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { DestructionView } from '@yinxin/contract';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { terms } from '../../lib/terms.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Instant } from '../../ui/instant.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { OutcomeNotice } from '../../ui/outcome-notice.tsx';
import { RecordPage, type Fact } from '../../ui/record-page.tsx';
import { approvalQuery } from '../approvals/api.ts';
import { ApprovalTrail } from '../approvals/approval-trail.tsx';
import { DecisionBar } from '../approvals/decision-bar.tsx';
import { destructionHistoryQuery, destructionQuery, formAddress } from './api.ts';
import { DestructionStateTag } from './destruction-state.tsx';
import { DestructionSteps } from './destruction-steps.tsx';
import { destructionHistory } from './history.ts';
import { destructionMessages } from './messages.ts';
import { ShownPaper } from './shown-paper.tsx';
import { ConfirmWitness } from './witnesses.tsx';

const route = getRouteApi('/destructions/$id');

/** How often a destruction that is open on the screen is asked again, in milliseconds. */
const LOOK_AGAIN = 15_000;

/** One destruction: what is proposed, how far it has come, who watched it, its papers, its approval, its history. */
export function DestructionPage(): ReactNode {
  const say = useMessages(destructionMessages);
  const { id } = route.useParams();
  const { tab, document } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: destruction } = useSuspenseQuery({ ...destructionQuery(id), refetchInterval: LOOK_AGAIN });
  // A witness sees the destruction but not its approval.
  const approval = useQuery({ ...approvalQuery(destruction.caseId), refetchInterval: LOOK_AGAIN, retry: false }).data;
  const history = useQuery(destructionHistoryQuery(id)).data;
  const open = (next: string | undefined): void =>
    void navigate({ search: next === undefined ? {} : { document: next } });

  return (
    <RecordPage
      title={say('of', { seal: destruction.seal.name })}
      number={destruction.number}
      status={<DestructionStateTag state={destruction.state} />}
      actions={<Actions destruction={destruction} />}
      notice={
        <>
          <Outcome destruction={destruction} sound={history?.sound ?? true} />
          {approval === undefined ? null : <DecisionBar approval={approval} onOpen={open} />}
          {document === undefined ? null : <ShownPaper id={document} onClose={() => open(undefined)} />}
        </>
      }
      facts={useFacts(destruction, open)}
      tab={tab ?? 'progress'}
      onTab={(key) => void navigate({ search: key === 'approval' ? { tab: 'approval' } : {}, replace: true })}
      tabs={[
        {
          key: 'progress',
          label: say('progress'),
          content: <DestructionSteps destruction={destruction} onOpen={open} />,
        },
        ...(approval === undefined
          ? []
          : [{ key: 'approval', label: say('approval'), content: <ApprovalTrail approval={approval} /> }]),
      ]}
      {...(history === undefined ? {} : { history: destructionHistory(history, say) })}
    />
  );
}

function Actions({ destruction }: { readonly destruction: DestructionView }): ReactNode {
  const say = useMessages(destructionMessages);
  const { id, state, allowed, seal } = destruction;
  const params = { id };
  return (
    <>
      <ConfirmWitness destruction={destruction} />
      {allowed.includes('resubmitDestruction') ? (
        <LinkButton to="/destructions/$id/correct" params={params} kind="primary" icon={<EditOutlined />}>
          {say('correct')}
        </LinkButton>
      ) : null}
      {allowed.includes('recordDestruction') ? (
        <LinkButton
          to="/destructions/$id/record"
          params={params}
          kind={state === 'approved' ? 'primary' : 'plain'}
          icon={<FormOutlined />}
        >
          {say(state === 'approved' ? 'record' : 'record.again')}
        </LinkButton>
      ) : null}
      <Button icon={<PrinterOutlined />} href={formAddress(id)} download>
        {say('print')}
      </Button>
      {allowed.includes('withdrawDestruction') ? (
        <ActionButton
          kind="danger"
          label={say('withdraw')}
          ask={{
            title: say('withdraw.title', { seal: seal.name }),
            body: say('withdraw.body'),
            reason: { label: say('withdraw.reason'), max: 500, required: true },
          }}
          run={(reason, options) => client.destructions.withdrawDestruction({ params, body: { reason } }, options)}
          done={say('withdraw.done')}
        />
      ) : null}
    </>
  );
}

function Outcome({ destruction: { state, outcomeReason }, sound }: OutcomeProps): ReactNode {
  const say = useMessages(destructionMessages);
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
  readonly destruction: DestructionView;
  readonly sound: boolean;
}

function useFacts(destruction: DestructionView, open: (id: string) => void): readonly Fact[] {
  const say = useMessages(destructionMessages);
  const sayTerm = useMessages(terms);
  const { seal, unit } = destruction;
  return [
    {
      label: say('seal'),
      value: (
        <Link to="/seals/$id" params={{ id: seal.id }}>
          {seal.name}
        </Link>
      ),
    },
    { label: say('kind'), value: `${sayTerm(`seal.${seal.kind}`)} · ${sayTerm(`medium.${seal.medium}`)}` },
    { label: say('entity'), value: destruction.entityName },
    { label: say('custodian'), value: destruction.custodian.name },
    { label: say('proposer'), value: destruction.proposer.name },
    { label: say('proposedAt'), value: <Instant at={destruction.proposedAt} /> },
    ...(unit === null
      ? []
      : [
          { label: say('unit'), value: unit.name },
          { label: say('unit.number'), value: unit.qualificationNumber ?? '—' },
          { label: say('unit.until'), value: unit.qualifiedUntil ?? say('unit.unlimited') },
          {
            label: say('unit.paper'),
            value: (
              <Button type="link" className="destruction-open" onClick={() => open(unit.paper.id)}>
                {unit.paper.name}
              </Button>
            ),
          },
        ]),
    { label: say('reason'), value: destruction.reason, wide: true },
  ];
}
