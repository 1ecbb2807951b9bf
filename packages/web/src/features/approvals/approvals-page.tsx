import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useLanguage, useMessages } from '../../lib/i18n.ts';
import { inLanguage } from '../../lib/bilingual.ts';
import type { Column } from '../../ui/data-table/columns.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Instant } from '../../ui/instant.tsx';
import { Page } from '../../ui/page.tsx';
import { approvalsQuery, type ApprovalSummary } from './api.ts';
import { ApprovalStatus } from './approval-status.tsx';
import { approvalsMessages } from './messages.ts';
import { subjectPath } from './subject-path.ts';

const route = getRouteApi('/approvals');
const concerns = ['waiting', 'decided', 'all'] as const;
type Concern = (typeof concerns)[number];

/** Approvals that wait for the reader, that the reader decided, and all others the reader may see. */
export function ApprovalsPage(): ReactNode {
  const say = useMessages(approvalsMessages);
  const language = useLanguage();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(approvalsQuery(search));
  const { concern: asked, ...filters } = search;
  const concern = concerns.find((one) => one === asked) ?? 'waiting';

  const columns: readonly Column<ApprovalSummary>[] = [
    {
      key: 'title',
      title: say('subject'),
      fixed: true,
      onPhone: 'head',
      render: (row) => <Link to={subjectPath(row.subject) ?? '/approvals'}>{row.title}</Link>,
    },
    { key: 'requester', title: say('requester'), render: (row) => row.requester.name },
    { key: 'department', title: say('department'), render: (row) => row.departmentName },
    {
      key: 'stage',
      title: say('stage'),
      render: (row) => (row.stage === null ? '—' : inLanguage(row.stage.name, language)),
    },
    {
      key: 'waitingFor',
      title: say('waitingFor'),
      render: (row) => row.waitingFor.map((person) => person.name).join('、') || '—',
    },
    { key: 'submittedAt', title: say('submittedAt'), render: (row) => <Instant at={row.submittedAt} /> },
    {
      key: 'dueAt',
      title: say('dueAt'),
      render: (row) => (row.stage?.dueAt == null ? '—' : <Instant at={row.stage.dueAt} />),
    },
    { key: 'status', title: say('status'), onPhone: 'beside', render: (row) => <ApprovalStatus approval={row} /> },
  ];

  return (
    <Page title={say('title')}>
      <Segmented<Concern>
        value={concern}
        options={concerns.map((value) => ({ value, label: say(`concern.${value}`) }))}
        onChange={(next) => void navigate({ search: next === 'waiting' ? {} : { concern: next } })}
      />
      <DataTable
        name="approvals"
        label={say('title')}
        columns={columns}
        rowKey={(row) => row.id}
        query={query}
        search={filters}
        onSearch={(next) => {
          void navigate({ search: { ...next, concern: asked }, replace: true });
        }}
        filters={[
          { kind: 'text', name: 'search', label: say('search'), maxLength: 100 },
          ...(concern === 'waiting' ? [] : [statusFilter(say)]),
        ]}
        empty={<EmptyState title={say(`empty.${concern}`)} advice={say(`empty.${concern}.advice`)} />}
      />
    </Page>
  );
}

const statuses = ['in-approval', 'returned', 'approved', 'refused', 'withdrawn', 'voided'] as const;

const statusFilter = (say: ReturnType<typeof useMessages<typeof approvalsMessages.zh>>) =>
  ({
    kind: 'choice',
    name: 'status',
    label: say('status'),
    options: statuses.map((value) => ({ value, label: say(`status.${value}`) })),
  }) as const;
