import { skipToken, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { may, usePerson } from '../../lib/person.ts';
import { Instant } from '../../ui/instant.tsx';
import type { Fact } from '../../ui/record-page.tsx';
import { LOOK_AGAIN, recordsOfRequestQuery, type UseRequest } from './api.ts';
import { requestsMessages } from './messages.ts';

/** States of a request in which its seals may have been used already. */
const MAY_HAVE_USES: ReadonlySet<UseRequest['state']> = new Set(['sealing', 'completed', 'voided', 'expired']);

/** Links to the records of what was sealed for a request; nothing where there is none that the reader may see. */
export function useRecordsFact({ id, state }: UseRequest): readonly Fact[] {
  const say = useMessages(requestsMessages);
  const mayRead = may(usePerson(), 'record.read');
  const asks = mayRead && MAY_HAVE_USES.has(state);
  const query = useQuery({
    ...recordsOfRequestQuery(id),
    ...(asks ? {} : { queryFn: skipToken }),
    refetchInterval: LOOK_AGAIN,
  });
  const records = query.data ?? [];
  if (records.length === 0) return [];
  const value: ReactNode = (
    <ul className="wanted-list">
      {records.map((record) => (
        <li key={record.id}>
          <Link
            to="/records/$id"
            params={{ id: record.id }}
            // The sealed file and its proof lie there; a use on paper has its photos among the documents.
            search={record.seal.medium === 'electronic' ? { tab: 'verification' } : {}}
          >
            {record.document.name}
          </Link>
          <span>{record.seal.name}</span>
          <Instant at={record.usedAt} />
        </li>
      ))}
    </ul>
  );
  return [{ label: say('records'), value, wide: true }];
}
