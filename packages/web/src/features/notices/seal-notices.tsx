import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Spin } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Instant } from '../../ui/instant.tsx';
import { noticesQuery } from './api.ts';
import { noticesMessages } from './messages.ts';

/** The latest notices about a seal that the reader may see. */
export function SealNotices({ sealId }: { readonly sealId: string }): ReactNode {
  const say = useMessages(noticesMessages);
  const { data } = useQuery(noticesQuery({ concern: 'all', sealId }));
  if (data === undefined) return <Spin />;
  if (data.items.length === 0) return <EmptyState title={say('seal.none')} advice={say('seal.none.advice')} />;
  return (
    <ul className="rows">
      {data.items.map((notice) => (
        <li key={notice.id}>
          <div>
            <Link to="/notices/$id" params={{ id: notice.id }}>
              {say(`kind.${notice.kind}`)} {notice.number}
            </Link>
            <p className="muted">
              {notice.issuer.name} · {notice.departments.map(({ name }) => name).join('、')}
              {notice.count === null ? null : ` · ${say('count', notice.count)}`}
            </p>
          </div>
          <Instant at={notice.issuedAt} />
        </li>
      ))}
    </ul>
  );
}
