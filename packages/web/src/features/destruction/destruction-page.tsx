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
import type { Fact } from '../../ui/record-page.tsx';
import { LOOK_AGAIN, MatterPage, outcomeOf } from '../approvals/matter-page.tsx';
import { destructionHistoryQuery, destructionQuery, formAddress } from './api.ts';
import { DestructionStateTag } from './destruction-state.tsx';
import { DestructionSteps } from './destruction-steps.tsx';
import { destructionMessages } from './messages.ts';
import { ShownPaper } from './shown-paper.tsx';
import { ConfirmWitness } from './witnesses.tsx';

const route = getRouteApi('/destructions/$id');

/** One destruction: what is proposed, how far it has come, who watched it, its papers, its approval, its history. */
export function DestructionPage(): ReactNode {
  const say = useMessages(destructionMessages);
  const { id } = route.useParams();
  const { tab, document } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: destruction } = useSuspenseQuery({ ...destructionQuery(id), refetchInterval: LOOK_AGAIN });
  const open = (next: string | undefined): void =>
    void navigate({ search: next === undefined ? {} : { document: next } });
  return (
    <MatterPage
      title={say('of', { seal: destruction.seal.name })}
      number={destruction.number}
      status={<DestructionStateTag state={destruction.state} />}
      actions={<Actions destruction={destruction} />}
      outcome={outcomeOf(destruction, (state) => say(`outcome.${state}`))}
      notice={document === undefined ? null : <ShownPaper id={document} onClose={() => open(undefined)} />}
      facts={useFacts(destruction, open)}
      caseId={destruction.caseId}
      progress={<DestructionSteps destruction={destruction} onOpen={open} />}
      tab={tab}
      onTab={(search) => void navigate({ search, replace: true })}
      onOpen={open}
      history={useQuery(destructionHistoryQuery(id)).data}
      events={destructionMessages}
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
