import { EditOutlined, PrinterOutlined } from '@ant-design/icons';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { SuspensionView } from '@yinxin/contract';
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
import { formAddress, suspensionHistoryQuery, suspensionQuery } from './api.ts';
import { suspensionMessages } from './messages.ts';
import { SuspensionStateTag } from './suspension-state.tsx';
import { SuspensionSteps } from './suspension-steps.tsx';

const route = getRouteApi('/suspensions/$id');

/** One application: which seal, why, from when, who is told; how far it has come, its approval, its history. */
export function SuspensionPage(): ReactNode {
  const say = useMessages(suspensionMessages);
  const { id } = route.useParams();
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: suspension } = useSuspenseQuery({ ...suspensionQuery(id), refetchInterval: LOOK_AGAIN });
  return (
    <MatterPage
      title={say('of', { seal: suspension.seal.name })}
      number={suspension.number}
      status={<SuspensionStateTag state={suspension.state} />}
      actions={<Actions suspension={suspension} />}
      outcome={outcomeOf(suspension, (state) => say(`outcome.${state}`))}
      facts={useFacts(suspension)}
      caseId={suspension.caseId}
      progress={<SuspensionSteps suspension={suspension} />}
      tab={tab}
      onTab={(search) => void navigate({ search, replace: true })}
      history={useQuery(suspensionHistoryQuery(id)).data}
      events={suspensionMessages}
      details={['explanation']}
    />
  );
}

function Actions({ suspension }: { readonly suspension: SuspensionView }): ReactNode {
  const say = useMessages(suspensionMessages);
  const { id, allowed, seal } = suspension;
  const params = { id };
  return (
    <>
      {allowed.includes('resubmitSuspension') ? (
        <LinkButton to="/suspensions/$id/correct" params={params} kind="primary" icon={<EditOutlined />}>
          {say('correct')}
        </LinkButton>
      ) : null}
      <Button icon={<PrinterOutlined />} href={formAddress(id)} download>
        {say('print')}
      </Button>
      {allowed.includes('withdrawSuspension') ? (
        <ActionButton
          kind="danger"
          label={say('withdraw')}
          ask={{
            title: say('withdraw.title', { seal: seal.name }),
            body: say('withdraw.body'),
            reason: { label: say('withdraw.reason'), max: 500, required: true },
          }}
          run={(reason, options) => client.suspensions.withdrawSuspension({ params, body: { reason } }, options)}
          done={say('withdraw.done')}
        />
      ) : null}
    </>
  );
}

function useFacts(suspension: SuspensionView): readonly Fact[] {
  const say = useMessages(suspensionMessages);
  const sayTerm = useMessages(terms);
  const { seal, departments } = suspension;
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
    { label: say('entity'), value: suspension.entityName },
    { label: say('custodian'), value: suspension.custodian.name },
    { label: say('department'), value: suspension.departmentName },
    { label: say('requester'), value: suspension.requester.name },
    { label: say('submittedAt'), value: <Instant at={suspension.submittedAt} /> },
    { label: say('reason'), value: say(`reason.${suspension.reason}`) },
    { label: say('fromDay'), value: suspension.fromDay },
    { label: say('departments'), value: departments.map(({ name }) => name).join('、') },
    { label: say('explanation'), value: suspension.explanation, wide: true },
  ];
}
