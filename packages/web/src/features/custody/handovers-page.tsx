import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { handoverStates, type HandoverView } from '@yinxin/contract';
import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import type { Column } from '../../ui/data-table/columns.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Instant } from '../../ui/instant.tsx';
import { Page } from '../../ui/page.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { handoversQuery } from './api.ts';
import { HandoverStateTag } from './handover-state.tsx';
import { custodyMessages } from './messages.ts';

const route = getRouteApi('/handovers');
const concerns = ['all', 'waiting', 'overdue'] as const;
type Concern = (typeof concerns)[number];

/** Handovers that the reader may see: all, those to confirm, and those whose seal should have gone back. */
export function HandoversPage(): ReactNode {
  const say = useMessages(custodyMessages);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(handoversQuery(search));
  const { concern: asked, ...filters } = search;
  const concern = asked ?? 'all';

  const columns: readonly Column<HandoverView>[] = [
    {
      key: 'seal',
      title: say('seal'),
      fixed: true,
      onPhone: 'head',
      render: (row) => (
        <Link to="/handovers/$id" params={{ id: row.id }}>
          {row.seal.name}
        </Link>
      ),
    },
    { key: 'kind', title: say('kind'), render: (row) => say(`kind.${row.kind}`) },
    { key: 'giver', title: say('giver'), render: (row) => row.giver.person.name },
    { key: 'receiver', title: say('receiver'), render: (row) => row.receiver.person.name },
    { key: 'witness', title: say('witness'), render: (row) => row.witness.person.name },
    { key: 'proposedAt', title: say('proposedAt'), render: (row) => <Instant at={row.proposedAt} /> },
    {
      key: 'endsAt',
      title: say('endsAt'),
      ...(concern === 'overdue' ? {} : { optional: true }),
      render: (row) => (row.endsAt === null ? say('none') : <Instant at={row.endsAt} />),
    },
    {
      key: 'state',
      title: say('state'),
      onPhone: 'beside',
      render: (row) =>
        concern === 'overdue' ? (
          <StatusTag tone="stopped">{say('concern.overdue')}</StatusTag>
        ) : (
          <HandoverStateTag state={row.state} />
        ),
    },
  ];

  return (
    <Page title={say('title')}>
      <Segmented<Concern>
        value={concern}
        options={concerns.map((value) => ({ value, label: say(`concern.${value}`) }))}
        onChange={(next) => void navigate({ search: next === 'all' ? {} : { concern: next } })}
      />
      <DataTable
        name="handovers"
        label={say('title')}
        columns={columns}
        rowKey={(row) => row.id}
        query={query}
        search={filters}
        onSearch={(next) => {
          void navigate({ search: { ...next, concern: asked }, replace: true });
        }}
        filters={
          concern !== 'all'
            ? []
            : [
                {
                  kind: 'choice',
                  name: 'state',
                  label: say('state'),
                  options: handoverStates.map((value) => ({ value, label: say(`state.${value}`) })),
                },
              ]
        }
        empty={<EmptyState title={say(`empty.${concern}`)} advice={say(`empty.${concern}.advice`)} />}
      />
    </Page>
  );
}
