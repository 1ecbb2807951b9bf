import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { terms } from '../../lib/terms.ts';
import type { Column } from '../../ui/data-table/columns.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Instant } from '../../ui/instant.tsx';
import { Page } from '../../ui/page.tsx';
import { sealingsQuery, type SealingSummary } from './api.ts';
import { sealingMessages } from './messages.ts';
import { SealingStateTag } from './sealing-state.tsx';

const route = getRouteApi('/sealing');
const shows = ['waiting', 'done', 'all'] as const;
type Show = (typeof shows)[number];

/** The custodian's desk: what waits to be sealed, one line per document and seal, and what is done. */
export function SealingsPage(): ReactNode {
  const say = useMessages(sealingMessages);
  const sayTerm = useMessages(terms);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(sealingsQuery(search));
  const { show: asked, ...rest } = search;
  const show = asked ?? 'waiting';

  const columns: readonly Column<SealingSummary>[] = [
    {
      key: 'document',
      title: say('document'),
      fixed: true,
      onPhone: 'head',
      render: (row) => (
        <Link to="/sealing/$id" params={{ id: row.id }}>
          {row.document.name}
        </Link>
      ),
    },
    {
      key: 'number',
      title: say('document.number'),
      optional: true,
      render: (row) => row.document.number ?? say('none'),
    },
    { key: 'seal', title: say('seal'), render: (row) => row.seal.name },
    { key: 'medium', title: say('medium'), render: (row) => sayTerm(`medium.${row.medium}`) },
    { key: 'count', title: say('count'), align: 'right', render: (row) => `${row.used} / ${row.approvedImpressions}` },
    { key: 'requester', title: say('requester'), render: (row) => row.request.requester.name },
    { key: 'department', title: say('department'), render: (row) => row.request.departmentName },
    { key: 'request', title: say('request'), optional: true, render: (row) => row.request.number },
    { key: 'plannedAt', title: say('plannedAt'), render: (row) => <Instant at={row.request.plannedAt} /> },
    {
      key: 'validUntil',
      title: say('validUntil'),
      optional: true,
      render: (row) => (row.request.validUntil === null ? say('none') : <Instant at={row.request.validUntil} />),
    },
    { key: 'custodian', title: say('custodian'), optional: true, render: (row) => row.seal.custodian.name },
    { key: 'state', title: say('state'), onPhone: 'beside', render: (row) => <SealingStateTag state={row.state} /> },
  ];

  return (
    <Page title={say('title')}>
      <Segmented<Show>
        value={show}
        options={shows.map((value) => ({ value, label: say(`show.${value}`) }))}
        onChange={(next) => void navigate({ search: next === 'waiting' ? {} : { show: next } })}
      />
      <DataTable
        name="sealings"
        label={say('title')}
        columns={columns}
        rowKey={(row) => row.id}
        query={query}
        search={rest}
        onSearch={(next) => {
          void navigate({ search: { ...next, show: asked }, replace: true });
        }}
        empty={<EmptyState title={say(`empty.${show}`)} advice={say(`empty.${show}.advice`)} />}
      />
    </Page>
  );
}
