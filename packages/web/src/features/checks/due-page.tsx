import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { api, sealKinds, type DueCheck } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { terms } from '../../lib/terms.ts';
import type { Column } from '../../ui/data-table/columns.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import { dueChecksQuery } from './api.ts';
import { CheckLists, PlanLink } from './check-lists.tsx';
import { StandingTag } from './check-tags.tsx';
import { checksMessages } from './messages.ts';

const route = getRouteApi('/checks');

const standings = api.checks.listDueChecks.schema.querystring.shape.standing.unwrap().options;

/** Physical seals with the day of their next check, the most urgent first (R5.2.3). */
export function DueChecksPage(): ReactNode {
  const say = useMessages(checksMessages);
  const sayTerm = useMessages(terms);
  const search = route.useSearch();
  const navigate = route.useNavigate();

  const columns: readonly Column<DueCheck>[] = [
    {
      key: 'seal',
      title: say('seal'),
      fixed: true,
      onPhone: 'head',
      render: ({ seal }) => (
        <Link to="/seals/$id" params={{ id: seal.id }} search={{ tab: 'checks' }}>
          {seal.name}
        </Link>
      ),
    },
    { key: 'kind', title: say('kind'), onPhone: 'none', render: ({ seal }) => sayTerm(`seal.${seal.kind}`) },
    {
      key: 'standing',
      title: say('standing'),
      onPhone: 'beside',
      render: ({ standing }) => <StandingTag standing={standing} />,
    },
    { key: 'dueOn', title: say('dueOn'), render: ({ dueOn }) => dueOn },
    { key: 'lastOn', title: say('lastOn'), render: ({ last }) => lastOf(last) },
    { key: 'months', title: say('months'), onPhone: 'none', render: ({ months }) => say('months.of', { months }) },
    { key: 'custodian', title: say('custodian'), render: ({ seal }) => seal.custodian.name },
    { key: 'entity', title: say('entity'), optional: true, render: ({ seal }) => seal.entityName },
    {
      key: 'actions',
      title: say('actions'),
      render: ({ seal, allowed }) =>
        allowed.includes('recordCheck') ? (
          <LinkButton to="/seals/$id/check" params={{ id: seal.id }} size="small">
            {say('check')}
          </LinkButton>
        ) : (
          '—'
        ),
    },
  ];
  const lastOf = (last: DueCheck['last']): string =>
    last === null ? say('never') : `${last.checkedOn} · ${say(`finding.${last.finding}`)}`;

  return (
    <Page title={say('title')} actions={<PlanLink />}>
      <CheckLists open="due" />
      <DataTable
        name="due-checks"
        label={say('list.due')}
        columns={columns}
        rowKey={({ seal }) => seal.id}
        query={useQuery(dueChecksQuery(search))}
        search={search}
        onSearch={(next) => void navigate({ search: next, replace: true })}
        filters={[
          { kind: 'text', name: 'search', label: say('search'), maxLength: 100 },
          {
            kind: 'choice',
            name: 'standing',
            label: say('standing'),
            options: standings.map((value) => ({ value, label: say(`standing.${value}`) })),
          },
          {
            kind: 'choice',
            name: 'kind',
            label: say('kind'),
            options: sealKinds.map((value) => ({ value, label: sayTerm(`seal.${value}`) })),
          },
          { kind: 'person', name: 'custodianId', label: say('custodian') },
        ]}
        empty={<EmptyState title={say('due.empty')} advice={say('due.empty.advice')} />}
      />
    </Page>
  );
}
