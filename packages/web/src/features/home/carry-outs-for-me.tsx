import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { may, usePerson } from '../../lib/person.ts';
import { Instant } from '../../ui/instant.tsx';
import { carryOutsToCheckQuery, overdueCarryOutsQuery } from './api.ts';
import { InboxSection } from './inbox-section.tsx';
import { homeMessages } from './messages.ts';

/** Seals that are back and to be looked at, and seals that should be back. Both are rare, so there is no empty section. */
export function CarryOutsForMe(): ReactNode {
  const say = useMessages(homeMessages);
  const manages = may(usePerson(), 'carry-out.manage');
  const toCheck = useQuery({ ...carryOutsToCheckQuery, enabled: manages });
  const overdue = useQuery(overdueCarryOutsQuery);
  return (
    <>
      {toCheck.data === undefined || toCheck.data.total === 0 ? null : (
        <InboxSection
          title={say('carry-outs-to-check.title')}
          empty={{ title: '', advice: '' }}
          query={toCheck}
          rowKey={(row) => row.id}
          render={({ id, seal, carrier, broughtBack }) => (
            <>
              <Link className="inbox-title" to="/carry-outs/$id" params={{ id }}>
                {seal.name}
              </Link>
              <p className="inbox-facts">
                <span>{say('carry-out-by', { name: carrier.name })}</span>
                {broughtBack === null ? null : (
                  <span>
                    {say('carry-out-back')} <Instant at={broughtBack.at} />
                  </span>
                )}
              </p>
            </>
          )}
          all={{ to: '/carry-outs', search: { state: 'back' } }}
        />
      )}
      {overdue.data === undefined || overdue.data.total === 0 ? null : (
        <InboxSection
          title={say('overdue-carry-outs.title')}
          empty={{ title: '', advice: '' }}
          query={overdue}
          rowKey={(row) => row.id}
          render={({ id, seal, carrier, destination, dueAt }) => (
            <>
              <Link className="inbox-title" to="/carry-outs/$id" params={{ id }}>
                {seal.name}
              </Link>
              <p className="inbox-facts">
                <span>{say('carry-out-by', { name: carrier.name })}</span>
                <span>{destination}</span>
                <span className="inbox-overdue">
                  {say('returnBy')} <Instant at={dueAt} />
                </span>
              </p>
            </>
          )}
          all={{ to: '/carry-outs', search: { overdue: 'true' } }}
        />
      )}
    </>
  );
}
