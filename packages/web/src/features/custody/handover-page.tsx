import './custody.css';
import { PrinterOutlined } from '@ant-design/icons';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { handoverParts, type HandoverView } from '@yinxin/contract';
import { Alert, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Instant } from '../../ui/instant.tsx';
import { Sheet } from '../../ui/page.tsx';
import { RecordPage, type Fact } from '../../ui/record-page.tsx';
import { handoverQuery, slipAddress } from './api.ts';
import { ConfirmationCard } from './confirmation-card.tsx';
import { HandoverStateTag } from './handover-state.tsx';
import { custodyMessages } from './messages.ts';

const route = getRouteApi('/handovers/$id');

/** One handover: what is handed over and why, and the confirmations of the three people (R5.2.2). */
export function HandoverPage(): ReactNode {
  const say = useMessages(custodyMessages);
  const { id } = route.useParams();
  const { data: handover } = useSuspenseQuery(handoverQuery(id));
  return (
    <RecordPage
      title={say('of', { seal: handover.seal.name })}
      status={<HandoverStateTag state={handover.state} />}
      actions={<Actions handover={handover} />}
      notice={<Notices handover={handover} />}
      facts={useFacts(handover)}
    >
      <Sheet title={say('parties')}>
        {handover.state === 'proposed' ? <p className="muted confirmations-hint">{say('parties.hint')}</p> : null}
        <div className="confirmations">
          {handoverParts.map((part) => (
            <ConfirmationCard key={part} handover={handover} part={part} />
          ))}
        </div>
      </Sheet>
    </RecordPage>
  );
}

function Actions({ handover: { id, allowed } }: { readonly handover: HandoverView }): ReactNode {
  const say = useMessages(custodyMessages);
  return (
    <>
      {allowed.includes('getHandoverSlip') ? (
        <Button icon={<PrinterOutlined />} href={slipAddress(id)} download>
          {say('slip')}
        </Button>
      ) : null}
      {allowed.includes('cancelHandover') ? <Cancel id={id} /> : null}
    </>
  );
}

function Cancel({ id }: { readonly id: string }): ReactNode {
  const say = useMessages(custodyMessages);
  return (
    <ActionButton
      label={say('cancel')}
      ask={{
        title: say('cancel.title'),
        body: say('cancel.body'),
        reason: { label: say('cancel.reason'), max: 500, required: true },
      }}
      run={(reason, options) => client.custody.cancelHandover({ params: { id }, body: { reason } }, options)}
      done={say('cancel.done')}
    />
  );
}

function useFacts(handover: HandoverView): readonly Fact[] {
  const say = useMessages(custodyMessages);
  const { seal, kind, endsAt, reason, condition, proposedBy, proposedAt, outcome, state, returnOf } = handover;
  const found =
    condition === null
      ? undefined
      : condition.remark === null
        ? say(`condition.${condition.state}`)
        : say('condition.with', { state: say(`condition.${condition.state}`), remark: condition.remark });
  return [
    {
      label: say('seal'),
      value: (
        <Link to="/seals/$id" params={{ id: seal.id }}>
          {seal.name}
        </Link>
      ),
    },
    { label: say('kind'), value: say(`kind.${kind}`) },
    ...(endsAt === null ? [] : [{ label: say('endsAt'), value: <Instant at={endsAt} /> }]),
    { label: say('proposedBy'), value: proposedBy?.name ?? say('proposedBy.system') },
    { label: say('proposedAt'), value: <Instant at={proposedAt} /> },
    ...(state === 'completed' && outcome !== null
      ? [{ label: say('completedAt'), value: <Instant at={outcome.at} /> }]
      : []),
    ...(found === undefined ? [] : [{ label: say('condition'), value: found }]),
    {
      label: say('reason'),
      // What the system writes down itself is said in the reader's language.
      value: proposedBy === null && returnOf !== null ? say('reason.return') : reason,
      wide: true,
    },
  ];
}

/** What must be seen first: why it ended, what it brings back, what is still to come back. */
function Notices({ handover }: { readonly handover: HandoverView }): ReactNode {
  const say = useMessages(custodyMessages);
  const { state, outcome, returnOf, returnDue, endsAt } = handover;
  const [now] = useState(() => new Date().toISOString());
  const overdue = endsAt !== null && endsAt <= now;
  return (
    <>
      {(state === 'declined' || state === 'cancelled') && outcome !== null ? (
        <Alert
          type={state === 'declined' ? 'error' : 'info'}
          showIcon
          role="none"
          title={say(`state.${state}`)}
          description={
            outcome.because === null
              ? say('notice.ended', { name: outcome.by?.name ?? '', reason: outcome.reason ?? '' })
              : say(`because.${outcome.because}`)
          }
        />
      ) : null}
      {returnOf === null ? null : (
        <Alert
          type="info"
          showIcon
          role="none"
          title={
            <>
              {say('notice.return')}{' '}
              <Link to="/handovers/$id" params={{ id: returnOf }}>
                {say('notice.return.link')}
              </Link>
            </>
          }
        />
      )}
      {returnDue ? (
        <Alert
          type={overdue ? 'warning' : 'info'}
          showIcon
          role="none"
          title={say(overdue ? 'notice.overdue' : 'notice.due')}
        />
      ) : null}
    </>
  );
}
