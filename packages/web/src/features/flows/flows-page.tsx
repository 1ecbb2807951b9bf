import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { inLanguage } from '../../lib/bilingual.ts';
import { client } from '../../lib/client.ts';
import { useLanguage, useMessages } from '../../lib/i18n.ts';
import { may, usePerson } from '../../lib/person.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import type { Column } from '../../ui/data-table/columns.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import { flowsQuery, type FlowList, type FlowSummary } from './api.ts';
import { FlowStatus } from './flow-status.tsx';
import { kindName } from './flow-words.ts';
import { flowsMessages } from './messages.ts';

/** The approval flows, in the order in which they are tried for a request. */
export function FlowsPage(): ReactNode {
  const say = useMessages(flowsMessages);
  const language = useLanguage();
  const manages = may(usePerson(), 'flow.manage');
  const { data, isFetching, error } = useQuery(flowsQuery);
  const items = data?.items;
  const columns: readonly Column<FlowSummary>[] = [
    { key: 'priority', title: say('priority'), render: (row) => row.priority },
    {
      key: 'name',
      title: say('name'),
      fixed: true,
      onPhone: 'head',
      render: (row) => (
        <Link key={row.id} to="/flows/$id" params={{ id: row.id }}>
          {inLanguage(row.name, language)}
        </Link>
      ),
    },
    { key: 'kind', title: say('kind'), render: (row) => kindName(row.kind, say) },
    { key: 'scope', title: say('scope'), render: (row) => row.entityName ?? say('scope.group') },
    { key: 'stages', title: say('stages'), render: (row) => say('stages.count', { count: row.stages }) },
    {
      key: 'inForce',
      title: say('inForce'),
      render: (row) => (row.inForce === null ? say('inForce.none') : say('inForce.number', { number: row.inForce })),
    },
    { key: 'status', title: say('status'), render: (row) => <FlowStatus flow={row} />, onPhone: 'beside' },
    { key: 'key', title: say('key'), render: (row) => row.key, optional: true },
  ];
  const create = (
    <LinkButton to="/flows/new" kind="primary" icon={<PlusOutlined />}>
      {say('new')}
    </LinkButton>
  );
  return (
    <Page title={say('title')} actions={manages ? create : undefined}>
      {manages && data !== undefined ? <MissingFlows missing={data.missing} /> : null}
      <DataTable
        name="flows"
        label={say('title')}
        columns={columns}
        rowKey={(row) => row.id}
        query={{
          data: items && { items, total: items.length, page: 1, pageSize: Math.max(items.length, 1) },
          isFetching,
          error,
        }}
        search={{}}
        onSearch={ignore}
        empty={<EmptyState title={say('empty')} advice={say('empty.advice')} action={manages ? create : undefined} />}
      />
    </Page>
  );
}

/** What a newer version of the product brought: nobody can hand in such a matter before its flow is published. */
function MissingFlows({ missing }: { readonly missing: FlowList['missing'] }): ReactNode {
  const say = useMessages(flowsMessages);
  const language = useLanguage();
  if (missing.length === 0) return null;
  const names = missing.map(({ name }) => inLanguage(name, language)).join(say('missing.and'));
  return (
    <Alert
      type="info"
      showIcon
      title={say('missing', { names })}
      description={say('missing.advice')}
      action={
        <ActionButton
          label={say('missing.add')}
          run={(_, options) => client.flows.addShippedFlows(undefined, options)}
          done={say('missing.done')}
        />
      }
    />
  );
}

/** All flows come at once, so there is nothing to page, sort or filter. */
const ignore = (): void => undefined;
