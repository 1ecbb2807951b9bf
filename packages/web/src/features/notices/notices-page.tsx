import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { noticeKinds, type NoticeView } from '@yinxin/contract';
import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import type { Column } from '../../ui/data-table/columns.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Instant } from '../../ui/instant.tsx';
import { Page } from '../../ui/page.tsx';
import { noticesQuery } from './api.ts';
import { noticesMessages } from './messages.ts';
import { NoticeStateTag } from './notice-state.tsx';

const route = getRouteApi('/notices');

/** Notices (通知) to the reader, what is unread first; and those that the reader issued or looks after. */
export function NoticesPage(): ReactNode {
  const say = useMessages(noticesMessages);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(noticesQuery(search));
  const { concern: asked, ...filters } = search;
  const concern = asked === 'all' ? 'all' : 'mine';

  const columns: readonly Column<NoticeView>[] = [
    {
      key: 'seal',
      title: say('seal'),
      fixed: true,
      onPhone: 'head',
      render: (row) => (
        <Link to="/notices/$id" params={{ id: row.id }}>
          {row.seal.name}
        </Link>
      ),
    },
    { key: 'kind', title: say('kind'), render: (row) => say(`kind.${row.kind}`) },
    { key: 'state', title: say('state'), onPhone: 'beside', render: (row) => <NoticeStateTag notice={row} /> },
    { key: 'number', title: say('number'), render: (row) => row.number },
    { key: 'issuer', title: say('issuer'), render: (row) => row.issuer.name },
    { key: 'issuedAt', title: say('issuedAt'), render: (row) => <Instant at={row.issuedAt} /> },
    {
      key: 'receipts',
      title: say('receipts'),
      onPhone: concern === 'all' ? 'fact' : 'none',
      render: (row) => (row.count === null ? '—' : say('count', row.count)),
    },
    { key: 'explanation', title: say('explanation'), optional: true, render: (row) => row.explanation },
  ];

  return (
    <Page title={say('title')}>
      <Segmented<'mine' | 'all'>
        value={concern}
        options={(['mine', 'all'] as const).map((value) => ({ value, label: say(`concern.${value}`) }))}
        onChange={(next) => void navigate({ search: next === 'mine' ? {} : { concern: 'all' } })}
      />
      <DataTable
        name="notices"
        label={say('title')}
        columns={columns}
        rowKey={(row) => row.id}
        query={query}
        search={filters}
        onSearch={(next) => {
          void navigate({ search: { ...next, ...(asked === undefined ? {} : { concern: asked }) }, replace: true });
        }}
        filters={[
          { kind: 'text', name: 'search', label: say('search'), maxLength: 100 },
          {
            kind: 'choice',
            name: 'kind',
            label: say('kind'),
            options: noticeKinds.map((value) => ({ value, label: say(`kind.${value}`) })),
          },
        ]}
        empty={<EmptyState title={say(`empty.${concern}`)} advice={say(`empty.${concern}.advice`)} />}
      />
    </Page>
  );
}
