import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { Instant } from '../../ui/instant.tsx';
import type { ApprovalTask } from './api.ts';
import { approvalsMessages } from './messages.ts';

/** One person's part in a stage: how it stands, the opinion with its time, and who had it before. */
export function TrailPerson({ task }: { readonly task: ApprovalTask }): ReactNode {
  const say = useMessages(approvalsMessages);
  const { person, standing, decision, passedOn } = task;
  return (
    <li className={`trail-person trail-person-${standing}`}>
      <p>
        <strong>{person.name}</strong>
        <span className="trail-standing">{say(`standing.${standing}`)}</span>
      </p>
      {passedOn.map(({ from, at, reason }) => (
        <p key={at} className="muted">
          {say('passed-on', { from: from.name, reason })}
        </p>
      ))}
      {decision === null ? null : (
        <>
          <blockquote>{decision.opinion}</blockquote>
          <p className="muted">
            <Instant at={decision.at} />
          </p>
        </>
      )}
    </li>
  );
}
