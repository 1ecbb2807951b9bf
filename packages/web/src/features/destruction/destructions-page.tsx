import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { destructionStates, type DestructionView } from '@yinxin/contract';
import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { terms } from '../../lib/terms.ts';
import type { Column } from '../../ui/data-table/columns.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Instant } from '../../ui/instant.tsx';
import { Page } from '../../ui/page.tsx';
import { destructionsQuery } from './api.ts';
import { DestructionStateTag } from './destruction-state.tsx';
import { destructionMessages } from './messages.ts';

const route = getRouteApi('/destructions');

/** The register of destructions (销毁登记), and what waits for the reader as a witness. */
export function DestructionsPage(): ReactNode {
  const say = useMessages(destructionMessages);
  const sayTerm = useMessages(terms);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(destructionsQuery(search));
  const { waiting, ...filters } = search;
  const concern = waiting === 'true' ? 'waiting' : 'all';

  const columns: readonly Column<DestructionView>[] = [
    {
      key: 'seal',
      title: say('seal'),
      fixed: true,
      onPhone: 'head',
      render: (row) => (
        <Link to="/destructions/$id" params={{ id: row.id }}>
          {row.seal.name}
        </Link>
      ),
    },
    { key: 'number', title: say('number'), render: (row) => row.number },
    {
      key: 'state',
      title: say('state'),
      onPhone: 'beside',
      render: (row) => <DestructionStateTag state={row.state} />,
    },
    { key: 'kind', title: say('kind'), onPhone: 'none', render: (row) => sayTerm(`seal.${row.seal.kind}`) },
    { key: 'unit', title: say('unit'), render: (row) => row.unit?.name ?? sayTerm(`medium.${row.seal.medium}`) },
    { key: 'proposer', title: say('proposer'), render: (row) => row.proposer.name },
    { key: 'proposedAt', title: say('proposedAt'), render: (row) => <Instant at={row.proposedAt} /> },
    { key: 'destroyedOn', title: say('destroyedOn'), render: (row) => row.record?.destroyedOn ?? '—' },
    { key: 'entity', title: say('entity'), optional: true, render: (row) => row.entityName },
    { key: 'reason', title: say('reason'), optional: true, render: (row) => row.reason },
  ];

  return (
    <Page title={say('title')}>
      <Segmented<'all' | 'waiting'>
        value={concern}
        options={(['all', 'waiting'] as const).map((value) => ({ value, label: say(`concern.${value}`) }))}
        onChange={(next) => void navigate({ search: next === 'all' ? {} : { waiting: 'true' } })}
      />
      <DataTable
        name="destructions"
        label={say('title')}
        columns={columns}
        rowKey={(row) => row.id}
        query={query}
        search={filters}
        onSearch={(next) => {
          void navigate({ search: { ...next, ...(waiting === undefined ? {} : { waiting }) }, replace: true });
        }}
        filters={[
          { kind: 'text', name: 'search', label: say('search'), maxLength: 100 },
          {
            kind: 'choice',
            name: 'state',
            label: say('state'),
            options: destructionStates.map((value) => ({ value, label: say(`state.${value}`) })),
          },
        ]}
        empty={<EmptyState title={say(`empty.${concern}`)} advice={say(`empty.${concern}.advice`)} />}
      />
    </Page>
  );
}
