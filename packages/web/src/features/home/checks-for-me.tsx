import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { dueChecksForMeQuery, openFindingsQuery } from './api.ts';
import { InboxSection } from './inbox-section.tsx';
import { homeMessages } from './messages.ts';

/** Seals that the reader holds and is to check within two weeks, or should have (R5.2.3); nothing while there is none. */
export function ChecksForMe(): ReactNode {
  const say = useMessages(homeMessages);
  const query = useQuery(dueChecksForMeQuery);
  if (query.data === undefined || query.data.total === 0) return null;
  return (
    <InboxSection
      title={say('checks.title')}
      empty={{ title: '', advice: '' }}
      query={query}
      rowKey={(row) => row.seal.id}
      render={({ seal, dueOn, standing }) => (
        <>
          <Link className="inbox-title" to="/seals/$id/check" params={{ id: seal.id }}>
            {seal.name}
          </Link>
          <p className="inbox-facts">
            <span className={standing === 'overdue' ? 'inbox-overdue' : undefined}>
              {say(standing === 'overdue' ? 'checks.overdue' : 'checks.due', { day: dueOn })}
            </span>
          </p>
        </>
      )}
      all={{ to: '/checks', search: { mine: 'true', standing: 'pressing' } }}
    />
  );
}

/** Seals found damaged, or not found: they are stopped, and wait for the seal office (R5.2.3). */
export function OpenFindings(): ReactNode {
  const say = useMessages(homeMessages);
  const query = useQuery(openFindingsQuery);
  if (query.data === undefined || query.data.total === 0) return null;
  return (
    <InboxSection
      title={say('findings.title')}
      empty={{ title: '', advice: '' }}
      query={query}
      rowKey={(row) => row.id}
      render={({ id, seal, finding, checkedOn, checkedBy }) => (
        <>
          <Link className="inbox-title" to="/checks/$id" params={{ id }}>
            {seal.name}
          </Link>
          <p className="inbox-facts">
            <span className="inbox-overdue">
              {say(finding === 'damaged' ? 'findings.damaged' : 'findings.not-seen')}
            </span>
            <span>{say('findings.by', { day: checkedOn, name: checkedBy.name })}</span>
          </p>
        </>
      )}
      all={{ to: '/checks/records', search: { state: 'open' } }}
    />
  );
}
