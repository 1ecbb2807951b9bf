import { DownloadOutlined } from '@ant-design/icons';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { api, routeUrl, sealKinds, sealMediums, type RecordView } from '@yinxin/contract';
import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { departmentsQuery, entitiesQuery } from '../../lib/directory.ts';
import { useLanguage, useMessages } from '../../lib/i18n.ts';
import { formatMoney } from '../../lib/money.ts';
import { may, usePerson } from '../../lib/person.ts';
import { terms } from '../../lib/terms.ts';
import type { Column } from '../../ui/data-table/columns.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Instant } from '../../ui/instant.tsx';
import { Page } from '../../ui/page.tsx';
import { recordsQuery, type RecordSearch } from './api.ts';
import { recordsMessages } from './messages.ts';

const route = getRouteApi('/records');

/** The register of uses with every filter of R3.1.4; it only grows, so it is read stretch after stretch. */
export function RecordsPage(): ReactNode {
  const say = useMessages(recordsMessages);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery(recordsQuery(search));
  const items = query.data?.pages.flatMap((page) => page.items);
  const exports = may(usePerson(), 'record.export');

  return (
    <Page title={say('title')} actions={exports ? <ExportButton search={search} /> : undefined}>
      <DataTable
        name="records"
        label={say('title')}
        columns={useColumns()}
        rowKey={(row) => row.id}
        query={{
          data: items === undefined ? undefined : { items, total: items.length, page: 1, pageSize: items.length },
          isFetching: query.isFetching && !query.isFetchingNextPage,
          error: query.error,
        }}
        search={search}
        onSearch={(next) => {
          void navigate({ search: next, replace: true });
        }}
        filters={useFilters()}
        empty={<EmptyState title={say('empty')} advice={say('empty.advice')} />}
      />
      {query.hasNextPage ? (
        <Button
          block
          loading={query.isFetchingNextPage}
          onClick={() => {
            void query.fetchNextPage();
          }}
        >
          {say('more')}
        </Button>
      ) : null}
    </Page>
  );
}

function useColumns(): readonly Column<RecordView>[] {
  const say = useMessages(recordsMessages);
  const sayTerm = useMessages(terms);
  const language = useLanguage();
  return [
    {
      key: 'document',
      title: say('document'),
      fixed: true,
      onPhone: 'head',
      render: (row) => (
        <Link to="/records/$id" params={{ id: row.id }}>
          {row.document.name}
        </Link>
      ),
    },
    { key: 'usedAt', title: say('usedAt'), render: (row) => <Instant at={row.usedAt} /> },
    { key: 'seal', title: say('seal'), render: (row) => row.seal.name },
    {
      key: 'impressions',
      title: say('impressions'),
      align: 'right',
      render: (row) => say('impressionsCount', { count: row.impressions }),
    },
    { key: 'requester', title: say('requester'), render: (row) => row.requester.name },
    { key: 'department', title: say('department'), render: (row) => row.department.name },
    { key: 'custodian', title: say('custodian'), render: (row) => row.custodian.name },
    { key: 'request', title: say('request'), render: (row) => row.requestNumber },
    { key: 'counterparty', title: say('counterparty'), render: (row) => row.counterparty ?? say('none') },
    {
      key: 'amount',
      title: say('amount'),
      align: 'right',
      render: (row) =>
        row.amount === null ? say('none') : formatMoney(row.amount.amount, row.amount.currency, language),
    },
    {
      key: 'number',
      title: say('documentNumber'),
      render: (row) => row.document.number ?? say('none'),
      optional: true,
    },
    {
      key: 'kind',
      title: say('documentKind'),
      render: (row) => sayTerm(`document.${row.document.kind}`),
      optional: true,
    },
    { key: 'sealKind', title: say('sealKind'), render: (row) => sayTerm(`seal.${row.seal.kind}`), optional: true },
    { key: 'medium', title: say('medium'), render: (row) => sayTerm(`medium.${row.seal.medium}`), optional: true },
    { key: 'purpose', title: say('purpose'), render: (row) => row.purpose, optional: true },
    { key: 'entity', title: say('entity'), render: (row) => row.entity.name, optional: true },
    { key: 'code', title: say('code'), render: (row) => row.verificationCode, optional: true },
  ];
}

function useFilters() {
  const say = useMessages(recordsMessages);
  const sayTerm = useMessages(terms);
  const entities = useQuery(entitiesQuery).data ?? [];
  const departments = useQuery(departmentsQuery).data ?? [];
  return [
    { kind: 'text', name: 'search', label: say('search'), maxLength: 100 },
    { kind: 'day', name: 'from', label: say('from') },
    { kind: 'day', name: 'to', label: say('to') },
    {
      kind: 'choice',
      name: 'sealKind',
      label: say('sealKind'),
      options: sealKinds.map((value) => ({ value, label: sayTerm(`seal.${value}`) })),
    },
    {
      kind: 'choice',
      name: 'medium',
      label: say('medium'),
      options: sealMediums.map((value) => ({ value, label: sayTerm(`medium.${value}`) })),
    },
    { kind: 'person', name: 'requesterId', label: say('requester') },
    { kind: 'person', name: 'custodianId', label: say('custodian') },
    {
      kind: 'choice',
      name: 'departmentId',
      label: say('department'),
      options: departments.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      kind: 'choice',
      name: 'entityId',
      label: say('entity'),
      options: entities.map(({ id, shortName }) => ({ value: id, label: shortName })),
    },
    { kind: 'text', name: 'documentName', label: say('document'), maxLength: 100 },
    { kind: 'text', name: 'documentNumber', label: say('documentNumber'), maxLength: 100 },
    { kind: 'text', name: 'counterparty', label: say('counterparty'), maxLength: 100 },
    { kind: 'text', name: 'amountFrom', label: say('amountFrom'), maxLength: 18 },
    { kind: 'text', name: 'amountTo', label: say('amountTo'), maxLength: 18 },
  ] as const;
}

/** The browser downloads the file itself and shows how far it is; the filters are those of the page. */
function ExportButton({ search }: { readonly search: RecordSearch }): ReactNode {
  const say = useMessages(recordsMessages);
  const { cursor: _cursor, limit: _limit, ...filters } = search;
  const address = (format: 'csv' | 'xlsx') =>
    routeUrl(api.records.exportRecords, { querystring: { ...filters, format } });
  return (
    <Dropdown
      menu={{
        items: (['csv', 'xlsx'] as const).map((format) => ({
          key: format,
          label: (
            <a href={address(format)} download>
              {say(`export.${format}`)}
            </a>
          ),
        })),
      }}
    >
      <Button icon={<DownloadOutlined />}>{say('export')}</Button>
    </Dropdown>
  );
}
