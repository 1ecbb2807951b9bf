import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { carryOutStates, type CarryOutView } from '@yinxin/contract';
import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import type { Column } from '../../ui/data-table/columns.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Instant } from '../../ui/instant.tsx';
import { Page } from '../../ui/page.tsx';
import { carryOutsQuery } from './api.ts';
import { CarryOutStateTag } from './carry-out-state.tsx';
import { carryOutMessages } from './messages.ts';

const route = getRouteApi('/carry-outs');
const concerns = ['all', 'mine', 'overdue'] as const;
type Concern = (typeof concerns)[number];

/** Carry-outs of seals (携章外出): those one may see, one's own, and those that should be back. */
export function CarryOutsPage(): ReactNode {
  const say = useMessages(carryOutMessages);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(carryOutsQuery(search));
  const { mine, overdue, ...filters } = search;
  const concern: Concern = overdue === 'true' ? 'overdue' : mine === 'true' ? 'mine' : 'all';

  const columns: readonly Column<CarryOutView>[] = [
    {
      key: 'seal',
      title: say('seal'),
      fixed: true,
      onPhone: 'head',
      render: (row) => (
        <Link to="/carry-outs/$id" params={{ id: row.id }}>
          {row.seal.name}
        </Link>
      ),
    },
    { key: 'number', title: say('number'), render: (row) => row.number },
    { key: 'state', title: say('state'), onPhone: 'beside', render: (row) => <CarryOutStateTag {...row} /> },
    { key: 'carrier', title: say('carrier'), render: (row) => row.carrier.name },
    { key: 'companion', title: say('companion'), render: (row) => row.companion.name },
    { key: 'destination', title: say('destination'), render: (row) => row.destination },
    { key: 'leavesAt', title: say('leavesAt'), render: (row) => <Instant at={row.left?.at ?? row.leavesAt} /> },
    { key: 'dueAt', title: say('dueAt'), render: (row) => <Instant at={row.dueAt} /> },
    { key: 'purpose', title: say('purpose'), optional: true, render: (row) => row.purpose },
  ];

  return (
    <Page title={say('title')}>
      <Segmented<Concern>
        value={concern}
        options={concerns.map((value) => ({ value, label: say(`concern.${value}`) }))}
        onChange={(next) => void navigate({ search: next === 'all' ? {} : { [next]: 'true' } })}
      />
      <DataTable
        name="carry-outs"
        label={say('title')}
        columns={columns}
        rowKey={(row) => row.id}
        query={query}
        search={filters}
        onSearch={(next) => {
          const kept = concern === 'all' ? {} : { [concern]: 'true' };
          void navigate({ search: { ...next, ...kept }, replace: true });
        }}
        filters={[
          { kind: 'text', name: 'search', label: say('search'), maxLength: 100 },
          {
            kind: 'choice',
            name: 'state',
            label: say('state'),
            options: carryOutStates.map((value) => ({ value, label: say(`state.${value}`) })),
          },
        ]}
        empty={<EmptyState title={say(`empty.${concern}`)} advice={say(`empty.${concern}.advice`)} />}
      />
    </Page>
  );
}
