import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { inventoriesForMeQuery } from './api.ts';
import { InboxSection } from './inbox-section.tsx';
import { homeMessages } from './messages.ts';

/** Counts with seals that wait for the reader (R2.2.3). They are rare: nothing is shown while there is none. */
export function InventoriesForMe(): ReactNode {
  const say = useMessages(homeMessages);
  const query = useQuery(inventoriesForMeQuery);
  if (query.data === undefined || query.data.total === 0) return null;
  return (
    <InboxSection
      title={say('inventories.title')}
      empty={{ title: '', advice: '' }}
      query={query}
      rowKey={(row) => row.id}
      render={({ id, number, waiting, dueOn, overdue, departmentName, entityName }) => (
        <>
          <Link className="inbox-title" to="/inventory/$id" params={{ id }}>
            {say('inventories.of', { scope: departmentName ?? entityName })}
          </Link>
          <p className="inbox-facts">
            <span>{number}</span>
            <span>{say('inventories.waiting', { count: waiting })}</span>
            <span className={overdue ? 'inbox-overdue' : undefined}>
              {say(overdue ? 'overdue' : 'due')} {dueOn}
            </span>
          </p>
        </>
      )}
      all={{ to: '/inventory', search: { waiting: 'true' } }}
    />
  );
}
