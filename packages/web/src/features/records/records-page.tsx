import './records.css';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { currencies, sealKinds, sealMediums } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { departmentsQuery, entitiesQuery } from '../../lib/directory.ts';
import { useMessages } from '../../lib/i18n.ts';
import { may, usePerson } from '../../lib/person.ts';
import { terms } from '../../lib/terms.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import type { Filter } from '../../ui/data-table/filter-bar.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { sealsQuery } from '../seals/api.ts';
import { recordsQuery, type RecordsSearch } from './api.ts';
import { ExportRecords } from './export-records.tsx';
import { recordsMessages } from './messages.ts';
import { useRecordColumns } from './record-cells.tsx';

const route = getRouteApi('/records');

/** The register of uses (用印登记), looked through by everything that R3.1.4 names, all of it in the address. */
export function RecordsPage(): ReactNode {
  const say = useMessages(recordsMessages);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery(recordsQuery(search));
  const columns = useRecordColumns();
  const filters = useFilters();
  const { data, isFetching, error, hasNextPage, fetchNextPage } = query;
  return (
    <Page
      title={say('title')}
      actions={may(usePerson(), 'record.export') ? <ExportRecords search={search} /> : undefined}
    >
      <DataTable
        name="records"
        label={say('title')}
        columns={columns}
        rowKey={(row) => row.id}
        query={{
          data: data && {
            items: data.pages.flatMap(({ items }) => items),
            more: hasNextPage ? () => void fetchNextPage() : undefined,
          },
          isFetching,
          error,
        }}
        search={search}
        onSearch={(next) => {
          void navigate({ search: next, replace: true });
        }}
        filters={filters}
        empty={<EmptyState title={say('empty')} advice={say('empty.advice')} />}
      />
    </Page>
  );
}

/** Seals that the filter offers; in larger registers the search finds the rest. */
const MOST_SEALS = 200;

function useFilters(): readonly Filter<Extract<keyof RecordsSearch, string>>[] {
  const say = useMessages(recordsMessages);
  const sayTerm = useMessages(terms);
  const seals = useQuery(sealsQuery({ pageSize: MOST_SEALS })).data?.items ?? [];
  const entities = useQuery(entitiesQuery).data ?? [];
  const departments = useQuery(departmentsQuery).data ?? [];
  const named = (all: readonly { readonly id: string; readonly name: string }[]) =>
    all.map(({ id, name }) => ({ value: id, label: name }));
  return [
    { kind: 'text', name: 'search', label: say('search'), maxLength: 100 },
    { kind: 'since', name: 'from', label: say('since') },
    { kind: 'until', name: 'to', label: say('until') },
    { kind: 'choice', name: 'sealId', label: say('seal'), options: named(seals) },
    {
      kind: 'choice',
      name: 'sealKind',
      label: say('sealKind'),
      options: sealKinds.map((value) => ({ value, label: sayTerm(`seal.${value}`) })),
      extra: true,
    },
    {
      kind: 'choice',
      name: 'medium',
      label: say('medium'),
      options: sealMediums.map((value) => ({ value, label: sayTerm(`medium.${value}`) })),
      extra: true,
    },
    { kind: 'choice', name: 'entityId', label: say('entity'), options: named(entities), extra: true },
    { kind: 'choice', name: 'departmentId', label: say('department'), options: named(departments), extra: true },
    { kind: 'person', name: 'requesterId', label: say('requester'), extra: true },
    { kind: 'person', name: 'custodianId', label: say('custodian'), extra: true },
    { kind: 'text', name: 'documentName', label: say('documentName'), maxLength: 100, extra: true },
    { kind: 'text', name: 'documentNumber', label: say('documentNumber'), maxLength: 100, extra: true },
    { kind: 'text', name: 'counterparty', label: say('counterparty'), maxLength: 100, extra: true },
    {
      kind: 'choice',
      name: 'currency',
      label: say('currency'),
      options: currencies.map((value) => ({ value, label: value })),
      extra: true,
    },
    { kind: 'text', name: 'amountFrom', label: say('amountFrom'), maxLength: 20, inputMode: 'decimal', extra: true },
    { kind: 'text', name: 'amountTo', label: say('amountTo'), maxLength: 20, inputMode: 'decimal', extra: true },
  ];
}
