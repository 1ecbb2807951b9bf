import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { departmentsQuery } from '../../lib/directory.ts';
import { useMessages } from '../../lib/i18n.ts';
import { may, usePerson } from '../../lib/person.ts';
import type { Column } from '../../ui/data-table/columns.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Instant } from '../../ui/instant.tsx';
import { Page } from '../../ui/page.tsx';
import { sealsToAskForQuery, requestsQuery, type UseRequestSummary } from './api.ts';
import { requestsMessages } from './messages.ts';
import { RequestState, requestStates } from './request-state.tsx';

const route = getRouteApi('/requests');

/** Use requests that the reader may see: the own ones, those put before the reader, those of the reader's scope. */
export function RequestsPage(): ReactNode {
  const say = useMessages(requestsMessages);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(requestsQuery(search));
  const departments = useQuery(departmentsQuery).data ?? [];
  const seals = useQuery(sealsToAskForQuery).data ?? [];
  const creates = may(usePerson(), 'use-request.create');
  const create = creates ? <NewRequest /> : undefined;

  const columns: readonly Column<UseRequestSummary>[] = [
    {
      key: 'title',
      title: say('title'),
      fixed: true,
      onPhone: 'head',
      render: (row) => (
        <Link to="/requests/$id" params={{ id: row.id }}>
          {row.title.trim() || say('untitled')}
        </Link>
      ),
    },
    { key: 'number', title: say('number'), render: (row) => row.number ?? '—' },
    { key: 'state', title: say('state'), onPhone: 'beside', render: (row) => <RequestState state={row.state} /> },
    { key: 'requester', title: say('requester'), render: (row) => row.requester.name },
    { key: 'department', title: say('department'), render: (row) => row.departmentName ?? '—' },
    { key: 'entity', title: say('entity'), optional: true, render: (row) => row.entityName ?? '—' },
    { key: 'seals', title: say('seals'), render: (row) => row.seals.join('、') || '—' },
    { key: 'documents', title: say('documents'), align: 'right', onPhone: 'none', render: (row) => row.documents },
    {
      key: 'plannedAt',
      title: say('plannedAt'),
      render: (row) => (row.plannedAt === null ? '—' : <Instant at={row.plannedAt} />),
    },
    {
      key: 'submittedAt',
      title: say('submittedAt'),
      optional: true,
      render: (row) => (row.submittedAt === null ? '—' : <Instant at={row.submittedAt} />),
    },
    { key: 'updatedAt', title: say('updatedAt'), optional: true, render: (row) => <Instant at={row.updatedAt} /> },
  ];

  return (
    <Page title={say('list.title')} actions={create}>
      <DataTable
        name="use-requests"
        label={say('list.title')}
        columns={columns}
        rowKey={(row) => row.id}
        query={query}
        search={search}
        onSearch={(next) => {
          void navigate({ search: next, replace: true });
        }}
        filters={[
          { kind: 'text', name: 'search', label: say('search'), maxLength: 100 },
          {
            kind: 'choices',
            name: 'state',
            label: say('state'),
            options: requestStates.map((value) => ({ value, label: say(`state.${value}`) })),
          },
          {
            kind: 'choice',
            name: 'mine',
            label: say('whose'),
            options: [{ value: 'true', label: say('whose.mine') }],
          },
          {
            kind: 'choice',
            name: 'departmentId',
            label: say('department'),
            options: departments.map(({ id, name }) => ({ value: id, label: name })),
          },
          {
            kind: 'choice',
            name: 'sealId',
            label: say('seal'),
            options: seals.map(({ id, name }) => ({ value: id, label: name })),
          },
        ]}
        empty={<EmptyState title={say('list.empty')} advice={say('list.empty.advice')} action={create} />}
      />
    </Page>
  );
}

function NewRequest(): ReactNode {
  const say = useMessages(requestsMessages);
  const navigate = useNavigate();
  return (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => void navigate({ to: '/requests/new' })}>
      {say('new')}
    </Button>
  );
}
