import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { Instant } from '../../ui/instant.tsx';
import { handoversForMeQuery } from './api.ts';
import { InboxSection } from './inbox-section.tsx';
import { homeMessages } from './messages.ts';

/**
 * Handovers that the reader is to confirm. They are rare, so the section is there only when there is one, unless it is
 * the only thing that the reader can be asked for.
 */
export function HandoversForMe({ alone }: { readonly alone: boolean }): ReactNode {
  const say = useMessages(homeMessages);
  const query = useQuery(handoversForMeQuery);
  if (!alone && (query.data === undefined || query.data.total === 0)) return null;
  return (
    <InboxSection
      title={say('handovers.title')}
      empty={{ title: say('handovers.empty'), advice: say('handovers.empty.advice') }}
      query={query}
      rowKey={(row) => row.id}
      render={({ id, seal, giver, receiver, witness, proposedAt }) => (
        <>
          <Link className="inbox-title" to="/handovers/$id" params={{ id }}>
            {seal.name}
          </Link>
          <p className="inbox-facts">
            <span>
              {say('handover', {
                giver: giver.person.name,
                receiver: receiver.person.name,
                witness: witness.person.name,
              })}
            </span>
            <span>
              {say('proposed')} <Instant at={proposedAt} />
            </span>
          </p>
        </>
      )}
      all={{ to: '/handovers', search: { concern: 'waiting' } }}
    />
  );
}
