import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { inventoryStates, type InventorySummary } from '@yinxin/contract';
import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { entitiesQuery } from '../../lib/directory.ts';
import { useMessages } from '../../lib/i18n.ts';
import { may, usePerson } from '../../lib/person.ts';
import type { Column } from '../../ui/data-table/columns.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Instant } from '../../ui/instant.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import { inventoriesQuery } from './api.ts';
import { InventoryStateTag } from './inventory-state.tsx';
import { inventoryMessages } from './messages.ts';

const route = getRouteApi('/inventory');
type Concern = 'all' | 'waiting' | 'overdue';

/** Counts that the reader may see: all, those with seals to count, and those that should be done. */
export function InventoriesPage(): ReactNode {
  const say = useMessages(inventoryMessages);
  const manages = may(usePerson(), 'inventory.manage');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(inventoriesQuery(search));
  const entities = useQuery(entitiesQuery).data ?? [];
  const { waiting, overdue, ...filters } = search;
  const concern: Concern = waiting === 'true' ? 'waiting' : overdue === 'true' ? 'overdue' : 'all';
  const kept = concern === 'all' ? {} : { [concern]: 'true' as const };

  const columns: readonly Column<InventorySummary>[] = [
    {
      key: 'number',
      title: say('number'),
      fixed: true,
      onPhone: 'head',
      render: (row) => (
        <Link to="/inventory/$id" params={{ id: row.id }}>
          {row.number}
        </Link>
      ),
    },
    {
      key: 'scope',
      title: say('scope'),
      render: (row) => row.departmentName ?? `${row.entityName}${row.withSubsidiaries ? say('subsidiaries.with') : ''}`,
    },
    { key: 'state', title: say('state'), onPhone: 'beside', render: (row) => <InventoryStateTag {...row} /> },
    { key: 'progress', title: say('progress'), render: (row) => say('progress.of', row) },
    { key: 'differing', title: say('differing'), render: (row) => row.differing },
    { key: 'dueOn', title: say('dueOn'), render: (row) => row.dueOn },
    { key: 'opener', title: say('opener'), render: (row) => row.opener.name },
    { key: 'openedAt', title: say('openedAt'), onPhone: 'none', render: (row) => <Instant at={row.openedAt} /> },
    { key: 'entity', title: say('entity'), optional: true, render: (row) => row.entityName },
  ];
  const open = manages ? (
    <LinkButton to="/inventory/new" kind="primary" icon={<PlusOutlined />}>
      {say('open')}
    </LinkButton>
  ) : undefined;

  return (
    <Page title={say('title')} actions={open}>
      <Segmented<Concern>
        value={concern}
        options={(['all', 'waiting', 'overdue'] as const).map((value) => ({ value, label: say(`concern.${value}`) }))}
        onChange={(next) => void navigate({ search: next === 'all' ? {} : { [next]: 'true' } })}
      />
      <DataTable
        name="inventory"
        label={say('title')}
        columns={columns}
        rowKey={(row) => row.id}
        query={query}
        search={filters}
        onSearch={(next) => {
          void navigate({ search: { ...next, ...kept }, replace: true });
        }}
        filters={[
          { kind: 'text', name: 'search', label: say('number'), maxLength: 100 },
          {
            kind: 'choice',
            name: 'state',
            label: say('state'),
            options: inventoryStates.map((value) => ({ value, label: say(`state.${value}`) })),
          },
          {
            kind: 'choice',
            name: 'entityId',
            label: say('entity'),
            options: entities.map((one) => ({ value: one.id, label: one.shortName })),
          },
        ]}
        empty={<EmptyState title={say(`empty.${concern}`)} advice={say(`empty.${concern}.advice`)} />}
      />
    </Page>
  );
}
