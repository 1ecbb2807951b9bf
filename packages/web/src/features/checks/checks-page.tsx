import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { checkFindings, checkStates, type CheckView } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { terms } from '../../lib/terms.ts';
import type { Column } from '../../ui/data-table/columns.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { checksQuery } from './api.ts';
import { CheckLists, PlanLink } from './check-lists.tsx';
import { CheckStateTag, FindingTag } from './check-tags.tsx';
import { checksMessages } from './messages.ts';

const route = getRouteApi('/checks/records');

/** Condition checks that the reader may see, the newest first. */
export function ChecksPage(): ReactNode {
  const say = useMessages(checksMessages);
  const sayTerm = useMessages(terms);
  const search = route.useSearch();
  const navigate = route.useNavigate();

  const columns: readonly Column<CheckView>[] = [
    {
      key: 'seal',
      title: say('seal'),
      fixed: true,
      onPhone: 'head',
      render: ({ id, seal }) => (
        <Link to="/checks/$id" params={{ id }}>
          {seal.name}
        </Link>
      ),
    },
    { key: 'kind', title: say('kind'), onPhone: 'none', render: ({ seal }) => sayTerm(`seal.${seal.kind}`) },
    { key: 'checkedOn', title: say('checkedOn'), render: (row) => row.checkedOn },
    {
      key: 'finding',
      title: say('finding'),
      onPhone: 'beside',
      render: ({ finding }) => <FindingTag finding={finding} />,
    },
    { key: 'checkedBy', title: say('checkedBy'), render: (row) => row.checkedBy.name },
    { key: 'state', title: say('state'), render: ({ state }) => <CheckStateTag state={state} /> },
    { key: 'custodian', title: say('custodian'), optional: true, render: ({ seal }) => seal.custodian.name },
    { key: 'entity', title: say('entity'), optional: true, render: ({ seal }) => seal.entityName },
  ];

  return (
    <Page title={say('title')} actions={<PlanLink />}>
      <CheckLists open="records" />
      <DataTable
        name="checks"
        label={say('list.records')}
        columns={columns}
        rowKey={({ id }) => id}
        query={useQuery(checksQuery(search))}
        search={search}
        onSearch={(next) => void navigate({ search: next, replace: true })}
        filters={[
          { kind: 'text', name: 'search', label: say('search'), maxLength: 100 },
          {
            kind: 'choice',
            name: 'finding',
            label: say('finding'),
            options: checkFindings.map((value) => ({ value, label: say(`finding.${value}`) })),
          },
          {
            kind: 'choice',
            name: 'state',
            label: say('state'),
            options: checkStates.map((value) => ({ value, label: say(`state.${value}`) })),
          },
        ]}
        empty={<EmptyState title={say('records.empty')} advice={say('records.empty.advice')} />}
      />
    </Page>
  );
}
