import { EditOutlined, ExportOutlined, PrinterOutlined } from '@ant-design/icons';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { CarryOutView } from '@yinxin/contract';
import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useLanguage, useMessages } from '../../lib/i18n.ts';
import { formatInstant, readersZone } from '../../lib/instants.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Instant } from '../../ui/instant.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import type { Fact } from '../../ui/record-page.tsx';
import { LOOK_AGAIN, MatterPage, outcomeOf } from '../approvals/matter-page.tsx';
import { carryOutHistoryQuery, carryOutQuery, formAddress } from './api.ts';
import { CarryOutStateTag } from './carry-out-state.tsx';
import { CarryOutSteps } from './carry-out-steps.tsx';
import { carryOutMessages } from './messages.ts';

const route = getRouteApi('/carry-outs/$id');

/** One carry-out: where to, with whom, for what, how far it has come, its approval, its history. */
export function CarryOutPage(): ReactNode {
  const say = useMessages(carryOutMessages);
  const { id } = route.useParams();
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: carryOut } = useSuspenseQuery({ ...carryOutQuery(id), refetchInterval: LOOK_AGAIN });
  return (
    <MatterPage
      title={say('of', { seal: carryOut.seal.name })}
      number={carryOut.number}
      status={<CarryOutStateTag {...carryOut} />}
      actions={<Actions carryOut={carryOut} />}
      outcome={outcomeOf(carryOut, (state) => say(`outcome.${state}`))}
      notice={<Notice carryOut={carryOut} />}
      facts={useFacts(carryOut)}
      caseId={carryOut.caseId}
      progress={<CarryOutSteps carryOut={carryOut} />}
      tab={tab}
      onTab={(search) => void navigate({ search, replace: true })}
      history={useQuery(carryOutHistoryQuery(id)).data}
      events={carryOutMessages}
      stops={['carry-out.called-off']}
      details={['destination', 'remark']}
    />
  );
}

interface Props {
  readonly carryOut: CarryOutView;
}

function Notice({ carryOut: { overdue, calledOff } }: Props): ReactNode {
  const say = useMessages(carryOutMessages);
  if (overdue) return <Alert type="error" showIcon title={say('overdue.notice')} />;
  if (calledOff === null) return null;
  return <Alert type="info" showIcon role="none" title={say(`off.${calledOff.because}`)} />;
}

function Actions({ carryOut }: Props): ReactNode {
  const say = useMessages(carryOutMessages);
  const language = useLanguage();
  const { id, version, allowed, seal, companion, dueAt } = carryOut;
  const params = { id };
  return (
    <>
      {allowed.includes('resubmitCarryOut') ? (
        <LinkButton to="/carry-outs/$id/correct" params={params} kind="primary" icon={<EditOutlined />}>
          {say('correct')}
        </LinkButton>
      ) : null}
      {allowed.includes('leaveWithSeal') ? (
        <ActionButton
          kind="primary"
          icon={<ExportOutlined />}
          label={say('leave')}
          ask={{
            title: say('leave.title', { seal: seal.name }),
            body: say('leave.body', {
              companion: companion.name,
              due: formatInstant(dueAt, { language, zone: readersZone() }),
            }),
          }}
          version={version}
          run={(_, options) => client.carryOuts.leaveWithSeal({ params }, options)}
          done={say('leave.done')}
        />
      ) : null}
      <Button icon={<PrinterOutlined />} href={formAddress(id)} download>
        {say('print')}
      </Button>
      {allowed.includes('withdrawCarryOut') ? (
        <ActionButton
          kind="danger"
          label={say('withdraw')}
          ask={{
            title: say('withdraw.title', { seal: seal.name }),
            body: say('withdraw.body'),
            reason: { label: say('withdraw.reason'), max: 500, required: true },
          }}
          run={(reason, options) => client.carryOuts.withdrawCarryOut({ params, body: { reason } }, options)}
          done={say('withdraw.done')}
        />
      ) : null}
    </>
  );
}

function useFacts(carryOut: CarryOutView): readonly Fact[] {
  const say = useMessages(carryOutMessages);
  const { seal, requests, overnight } = carryOut;
  return [
    {
      label: say('seal'),
      value: (
        <Link to="/seals/$id" params={{ id: seal.id }}>
          {seal.name}
        </Link>
      ),
    },
    { label: say('carrier'), value: carryOut.carrier.name },
    { label: say('companion'), value: carryOut.companion.name },
    { label: say('destination'), value: carryOut.destination },
    { label: say('leavesAt'), value: <Instant at={carryOut.leavesAt} /> },
    { label: say('dueAt'), value: <Instant at={carryOut.dueAt} /> },
    { label: say('purpose'), value: carryOut.purpose, wide: true },
    ...(overnight === null ? [] : [{ label: say('overnight'), value: overnight, wide: true }]),
    {
      label: say('requests'),
      wide: true,
      value:
        requests.length === 0
          ? say('requests.none')
          : requests.map(({ id, number, title }) => (
              <div key={id}>
                <Link to="/requests/$id" params={{ id }}>
                  {number} {title}
                </Link>
              </div>
            )),
    },
  ];
}
