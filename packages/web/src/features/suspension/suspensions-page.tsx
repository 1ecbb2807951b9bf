import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { suspensionStates, type SuspensionView } from '@yinxin/contract';
import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { may, usePerson } from '../../lib/person.ts';
import type { Column } from '../../ui/data-table/columns.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Instant } from '../../ui/instant.tsx';
import { Page } from '../../ui/page.tsx';
import { suspensionsQuery } from './api.ts';
import { suspensionMessages } from './messages.ts';
import { SuspensionStateTag } from './suspension-state.tsx';

const route = getRouteApi('/suspensions');

/** Applications for the suspension of seals (停用申请): one's own, and those one may see. */
export function SuspensionsPage(): ReactNode {
  const say = useMessages(suspensionMessages);
  const asks = may(usePerson(), 'suspension.request');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(suspensionsQuery(search));
  const { mine, ...filters } = search;
  const concern = mine === 'true' ? 'mine' : 'all';

  const columns: readonly Column<SuspensionView>[] = [
    {
      key: 'seal',
      title: say('seal'),
      fixed: true,
      onPhone: 'head',
      render: (row) => (
        <Link to="/suspensions/$id" params={{ id: row.id }}>
          {row.seal.name}
        </Link>
      ),
    },
    { key: 'number', title: say('number'), render: (row) => row.number },
    {
      key: 'state',
      title: say('state'),
      onPhone: 'beside',
      render: (row) => <SuspensionStateTag state={row.state} />,
    },
    { key: 'reason', title: say('reason'), render: (row) => say(`reason.${row.reason}`) },
    { key: 'fromDay', title: say('fromDay'), render: (row) => row.fromDay },
    { key: 'department', title: say('department'), render: (row) => row.departmentName },
    { key: 'requester', title: say('requester'), render: (row) => row.requester.name },
    { key: 'submittedAt', title: say('submittedAt'), render: (row) => <Instant at={row.submittedAt} /> },
    { key: 'custodian', title: say('custodian'), optional: true, render: (row) => row.custodian.name },
    { key: 'entity', title: say('entity'), optional: true, render: (row) => row.entityName },
  ];

  return (
    <Page title={say('title')}>
      {asks ? (
        <Segmented<'all' | 'mine'>
          value={concern}
          options={(['all', 'mine'] as const).map((value) => ({ value, label: say(`concern.${value}`) }))}
          onChange={(next) => void navigate({ search: next === 'all' ? {} : { mine: 'true' } })}
        />
      ) : null}
      <DataTable
        name="suspensions"
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
            options: suspensionStates.map((value) => ({ value, label: say(`state.${value}`) })),
          },
        ]}
        empty={<EmptyState title={say('empty')} advice={say('empty.advice')} />}
      />
    </Page>
  );
}
