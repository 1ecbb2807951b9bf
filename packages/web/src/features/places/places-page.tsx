import './places.css';
import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { placeKinds, placeStates, type PlaceView } from '@yinxin/contract';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { may, usePerson } from '../../lib/person.ts';
import type { Column } from '../../ui/data-table/columns.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import { lackingPlacesQuery, placesQuery, unplacedQuery } from './api.ts';
import { placesMessages } from './messages.ts';
import { PlaceStateTag, ProtectionTag } from './protection.tsx';

const route = getRouteApi('/places');

/** The register of storage places (存放地点), and what is to be put right about them (R5.1.2). */
export function PlacesPage(): ReactNode {
  const say = useMessages(placesMessages);
  const keeps = may(usePerson(), 'place.manage');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(placesQuery(search));

  const columns: readonly Column<PlaceView>[] = [
    {
      key: 'name',
      title: say('name'),
      fixed: true,
      onPhone: 'head',
      render: (row) => (
        <Link to="/places/$id" params={{ id: row.id }}>
          {row.name}
        </Link>
      ),
    },
    { key: 'kind', title: say('kind'), render: (row) => say(`kind.${row.kind}`) },
    { key: 'location', title: say('location'), render: (row) => row.location },
    { key: 'protections', title: say('protections'), render: (row) => <ProtectionTag place={row} /> },
    { key: 'occupied', title: say('occupied'), render: (row) => say('occupied.of', row) },
    { key: 'responsible', title: say('responsible'), render: (row) => row.responsible.name },
    { key: 'state', title: say('state'), onPhone: 'beside', render: (row) => <PlaceStateTag place={row} /> },
    { key: 'entity', title: say('entity'), optional: true, render: (row) => row.entityName },
  ];
  const register = (
    <LinkButton to="/places/new" kind="primary" icon={<PlusOutlined />}>
      {say('new')}
    </LinkButton>
  );

  return (
    <Page title={say('title')} actions={keeps ? register : undefined}>
      <Warnings />
      <DataTable
        name="places"
        label={say('title')}
        columns={columns}
        rowKey={(row) => row.id}
        query={query}
        search={search}
        onSearch={(next) => void navigate({ search: next, replace: true })}
        filters={[
          { kind: 'text', name: 'search', label: say('search'), maxLength: 100 },
          {
            kind: 'choice',
            name: 'kind',
            label: say('kind'),
            options: placeKinds.map((value) => ({ value, label: say(`kind.${value}`) })),
          },
          {
            kind: 'choice',
            name: 'lacking',
            label: say('lacking'),
            options: (['true', 'false'] as const).map((value) => ({ value, label: say(`lacking.${value}`) })),
          },
          {
            kind: 'choice',
            name: 'state',
            label: say('state'),
            options: placeStates.map((value) => ({ value, label: say(`state.${value}`) })),
          },
        ]}
        empty={
          <EmptyState
            title={say('empty')}
            advice={say(keeps ? 'empty.advice' : 'empty.reader')}
            action={keeps ? register : undefined}
          />
        }
      />
    </Page>
  );
}

/** What is to be put right: seals that lie nowhere, and places that are not safe. */
function Warnings(): ReactNode {
  const say = useMessages(placesMessages);
  const unplaced = useQuery(unplacedQuery({ pageSize: 1 })).data?.total ?? 0;
  const lacking = useQuery(lackingPlacesQuery).data?.total ?? 0;
  return (
    <div className="place-notices">
      {unplaced === 0 ? null : (
        <Alert
          type="warning"
          showIcon
          role="none"
          title={say('warning.unplaced', { count: unplaced })}
          action={
            <LinkButton to="/places/unplaced" size="small">
              {say('warning.show')}
            </LinkButton>
          }
        />
      )}
      {lacking === 0 ? null : (
        <Alert
          type="warning"
          showIcon
          role="none"
          title={say('warning.lacking', { count: lacking })}
          action={
            <LinkButton to="/places" search={{ lacking: 'true', state: 'open' }} size="small">
              {say('warning.show')}
            </LinkButton>
          }
        />
      )}
    </div>
  );
}
