import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { destructionsForMeQuery } from './api.ts';
import { InboxSection } from './inbox-section.tsx';
import { homeMessages } from './messages.ts';

/** Destructions that wait for the reader as a witness (R7.2.2). They are rare: nothing is shown while there is none. */
export function DestructionsForMe(): ReactNode {
  const say = useMessages(homeMessages);
  const query = useQuery(destructionsForMeQuery);
  if (query.data === undefined || query.data.total === 0) return null;
  return (
    <InboxSection
      title={say('destructions.title')}
      empty={{ title: '', advice: '' }}
      query={query}
      rowKey={(row) => row.id}
      render={({ id, seal, number, record }) => (
        <>
          <Link className="inbox-title" to="/destructions/$id" params={{ id }}>
            {say('destructions.of', { seal: seal.name })}
          </Link>
          <p className="inbox-facts">
            <span>{number}</span>
            {record === null ? null : (
              <span>{say('destructions.record', { day: record.destroyedOn, name: record.recordedBy.name })}</span>
            )}
          </p>
        </>
      )}
      all={{ to: '/destructions', search: { waiting: 'true' } }}
    />
  );
}
