import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { Instant } from '../../ui/instant.tsx';
import { sealingsForMeQuery } from './api.ts';
import { InboxSection } from './inbox-section.tsx';
import { homeMessages } from './messages.ts';

/** What is approved and waits for the seals in the reader's custody (R6.3.1). */
export function SealingsForMe(): ReactNode {
  const say = useMessages(homeMessages);
  const query = useQuery(sealingsForMeQuery);
  return (
    <InboxSection
      title={say('sealings.title')}
      empty={{ title: say('sealings.empty'), advice: say('sealings.empty.advice') }}
      query={query}
      rowKey={(row) => row.id}
      render={({ id, document, request, seal, approvedImpressions: approved, used }) => (
        <>
          <Link className="inbox-title" to="/sealing/$id" params={{ id }}>
            {document.name}
          </Link>
          <p className="inbox-facts">
            <span>{say('requester', { name: request.requester.name, department: request.departmentName })}</span>
            <span>{say('impressions', { seal: seal.name, approved, used })}</span>
            <span>
              {say('planned')} <Instant at={request.plannedAt} />
            </span>
          </p>
        </>
      )}
      all={{ to: '/sealing' }}
    />
  );
}
