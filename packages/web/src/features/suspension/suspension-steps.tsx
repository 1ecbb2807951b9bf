import { Link } from '@tanstack/react-router';
import type { SuspensionView } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { Instant } from '../../ui/instant.tsx';
import { Way, WayStep } from '../../ui/way.tsx';
import { suspensionMessages } from './messages.ts';
import { standings } from './standings.ts';

/** The way of an application to the suspension of the seal and to those who are told. */
export function SuspensionSteps({ suspension }: { readonly suspension: SuspensionView }): ReactNode {
  const say = useMessages(suspensionMessages);
  const { requester, submittedAt, approvedAt, approver } = suspension;
  const stands = standings(suspension);
  return (
    <Way>
      <WayStep standing={stands.submitted} title={say('step.submitted')}>
        <p>
          {requester.name} <Instant at={submittedAt} />
        </p>
      </WayStep>
      <WayStep standing={stands.decided} title={say('step.decided')}>
        {approvedAt === null ? null : (
          <p>
            {say('step.decided.at', { name: approver?.name ?? '' })} <Instant at={approvedAt} />
          </p>
        )}
      </WayStep>
      <WayStep standing={stands.suspended} title={say('step.suspended')}>
        <Suspended suspension={suspension} />
      </WayStep>
      <WayStep standing={stands.told} title={say('step.told')}>
        <Told suspension={suspension} />
      </WayStep>
    </Way>
  );
}

function Suspended({ suspension }: { readonly suspension: SuspensionView }): ReactNode {
  const say = useMessages(suspensionMessages);
  const { state, fromDay, completedAt, found, handedBack } = suspension;
  if (state === 'approved') return <p>{say('step.suspended.due', { day: fromDay })}</p>;
  if (completedAt === null) return <p className="muted">{say('step.suspended.waiting')}</p>;
  return (
    <>
      <p>
        {found === null ? (
          <>
            {say('step.suspended.at')} <Instant at={completedAt} />
          </>
        ) : (
          say('step.suspended.found', { found: say(`found.${found}`) })
        )}
      </p>
      {handedBack === 0 ? null : <p>{say('step.suspended.handedBack', { count: handedBack })}</p>}
    </>
  );
}

function Told({ suspension: { notice, completedAt } }: { readonly suspension: SuspensionView }): ReactNode {
  const say = useMessages(suspensionMessages);
  if (completedAt === null) return <p className="muted">{say('step.told.waiting')}</p>;
  if (notice === null) return <p className="muted">{say('step.told.nobody')}</p>;
  return (
    <p>
      <Link to="/notices/$id" params={{ id: notice.id }}>
        {say('step.told.by', { number: notice.number })}
      </Link>{' '}
      {say('step.told.count', { read: notice.read, total: notice.total })}
    </p>
  );
}
