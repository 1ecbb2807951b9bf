import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { engravingStates, type EngravingView } from '@yinxin/contract';
import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { may, usePerson } from '../../lib/person.ts';
import { terms } from '../../lib/terms.ts';
import type { Column } from '../../ui/data-table/columns.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Instant } from '../../ui/instant.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import { engravingsQuery } from './api.ts';
import { EngravingStateTag } from './engraving-state.tsx';
import { engravingMessages } from './messages.ts';

const route = getRouteApi('/engravings');

/** Engraving requests (刻制申请): one's own, and those one may see. */
export function EngravingsPage(): ReactNode {
  const say = useMessages(engravingMessages);
  const sayTerm = useMessages(terms);
  const asks = may(usePerson(), 'engraving.request');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(engravingsQuery(search));
  const { mine, ...filters } = search;
  const concern = mine === 'true' ? 'mine' : 'all';

  const columns: readonly Column<EngravingView>[] = [
    {
      key: 'name',
      title: say('name'),
      fixed: true,
      onPhone: 'head',
      render: (row) => (
        <Link to="/engravings/$id" params={{ id: row.id }}>
          {row.name}
        </Link>
      ),
    },
    { key: 'number', title: say('number'), render: (row) => row.number },
    {
      key: 'state',
      title: say('state'),
      onPhone: 'beside',
      render: (row) => <EngravingStateTag state={row.state} />,
    },
    { key: 'kind', title: say('kind'), onPhone: 'none', render: (row) => sayTerm(`seal.${row.kind}`) },
    { key: 'reason', title: say('reason'), render: (row) => say(`reason.${row.reason}`) },
    { key: 'department', title: say('department'), render: (row) => row.departmentName },
    { key: 'requester', title: say('requester'), render: (row) => row.requester.name },
    { key: 'submittedAt', title: say('submittedAt'), render: (row) => <Instant at={row.submittedAt} /> },
    { key: 'engraver', title: say('engraver'), render: (row) => row.order?.engraver.name ?? '—' },
    { key: 'entity', title: say('entity'), optional: true, render: (row) => row.entityName },
  ];

  return (
    <Page
      title={say('title')}
      actions={
        asks ? (
          <LinkButton to="/engravings/new" kind="primary" icon={<PlusOutlined />}>
            {say('new')}
          </LinkButton>
        ) : undefined
      }
    >
      {asks ? (
        <Segmented<'all' | 'mine'>
          value={concern}
          options={(['all', 'mine'] as const).map((value) => ({ value, label: say(`concern.${value}`) }))}
          onChange={(next) => void navigate({ search: next === 'all' ? {} : { mine: 'true' } })}
        />
      ) : null}
      <DataTable
        name="engravings"
        label={say('title')}
        columns={columns}
        rowKey={(row) => row.id}
        query={query}
        search={filters}
        onSearch={(next) => {
          void navigate({ search: { ...next, ...(mine === undefined ? {} : { mine }) }, replace: true });
        }}
        filters={[
          { kind: 'text', name: 'search', label: say('search'), maxLength: 100 },
          {
            kind: 'choice',
            name: 'state',
            label: say('state'),
            options: engravingStates.map((value) => ({ value, label: say(`state.${value}`) })),
          },
        ]}
        empty={<EmptyState title={say('empty')} advice={say('empty.advice')} />}
      />
    </Page>
  );
}
