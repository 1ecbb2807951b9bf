import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { Instant } from '../../ui/instant.tsx';
import { noticesMessages } from '../notices/messages.ts';
import { noticesForMeQuery } from './api.ts';
import { InboxSection } from './inbox-section.tsx';
import { homeMessages } from './messages.ts';

/** Notices that the reader has not confirmed yet (R7.1.2). Nothing is shown while there is none. */
export function NoticesForMe(): ReactNode {
  const say = useMessages(homeMessages);
  const sayNotice = useMessages(noticesMessages);
  const query = useQuery(noticesForMeQuery);
  if (query.data === undefined || query.data.total === 0) return null;
  return (
    <InboxSection
      title={say('notices.title')}
      empty={{ title: '', advice: '' }}
      query={query}
      rowKey={(row) => row.id}
      render={({ id, kind, seal, number, issuer, issuedAt }) => (
        <>
          <Link className="inbox-title" to="/notices/$id" params={{ id }}>
            {sayNotice(`of.${kind}`, { seal: seal.name })}
          </Link>
          <p className="inbox-facts">
            <span>{number}</span>
            <span>
              {issuer.name} <Instant at={issuedAt} />
            </span>
          </p>
        </>
      )}
      all={{ to: '/notices', search: { unread: 'true' } }}
    />
  );
}
