import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { Instant } from '../../ui/instant.tsx';
import { overdueHandoversQuery } from './api.ts';
import { InboxSection } from './inbox-section.tsx';
import { homeMessages } from './messages.ts';

/** Seals whose temporary handover has ended and that have not gone back. They are rare, so there is no empty section. */
export function OverdueHandovers(): ReactNode {
  const say = useMessages(homeMessages);
  const query = useQuery(overdueHandoversQuery);
  if (query.data === undefined || query.data.total === 0) return null;
  return (
    <InboxSection
      title={say('overdue-handovers.title')}
      empty={{ title: say('overdue-handovers.empty'), advice: say('overdue-handovers.empty.advice') }}
      query={query}
      rowKey={(row) => row.id}
      render={({ id, seal, giver, receiver, endsAt }) => (
        <>
          <Link className="inbox-title" to="/handovers/$id" params={{ id }}>
            {seal.name}
          </Link>
          <p className="inbox-facts">
            <span>{say('overdue-handover', { giver: giver.person.name, receiver: receiver.person.name })}</span>
            {endsAt === null ? null : (
              <span className="inbox-overdue">
                {say('returnBy')} <Instant at={endsAt} />
              </span>
            )}
          </p>
        </>
      )}
      all={{ to: '/handovers', search: { concern: 'overdue' } }}
    />
  );
}
