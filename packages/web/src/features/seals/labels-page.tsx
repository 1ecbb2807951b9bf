import './seals.css';
import { PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { api, MOST_CHOSEN_LABELS, routeUrl, sealKinds, sealMediums, type SealView } from '@yinxin/contract';
import { Button, Checkbox } from 'antd';
import { useState, type ReactNode } from 'react';
import { entitiesQuery } from '../../lib/directory.ts';
import { useMessages } from '../../lib/i18n.ts';
import { terms } from '../../lib/terms.ts';
import type { Column } from '../../ui/data-table/columns.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { sealsQuery } from './api.ts';
import { labelMessages } from './label-messages.ts';
import { sealsMessages } from './messages.ts';

const route = getRouteApi('/seals/labels');

/** Labels for seals of the register: for all that the filters let through, or those that are chosen among them. */
export function LabelsPage(): ReactNode {
  const say = useMessages(labelMessages);
  const saySeal = useMessages(sealsMessages);
  const sayTerm = useMessages(terms);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(sealsQuery(search));
  const entities = useQuery(entitiesQuery).data ?? [];
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { page: _, pageSize: __, ...filters } = search;
  const total = query.data?.total ?? 0;
  const wanted = chosen.length === 0 ? filters : { only: [...chosen] };

  const columns: readonly Column<SealView>[] = [
    {
      key: 'choose',
      title: say('choose'),
      fixed: true,
      onPhone: 'beside',
      render: ({ id, name }) => (
        <Checkbox
          aria-label={say('choose.one', { name })}
          checked={chosen.includes(id)}
          disabled={chosen.length >= MOST_CHOSEN_LABELS && !chosen.includes(id)}
          onChange={({ target }) => setChosen(target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))}
        />
      ),
    },
    {
      key: 'name',
      title: saySeal('name'),
      fixed: true,
      render: (row) => (
        <Link to="/seals/$id" params={{ id: row.id }}>
          {row.name}
        </Link>
      ),
    },
    { key: 'labelCode', title: say('code'), render: (row) => row.labelCode },
    { key: 'kind', title: saySeal('kind'), render: (row) => sayTerm(`seal.${row.kind}`) },
    { key: 'medium', title: saySeal('medium'), render: (row) => sayTerm(`medium.${row.medium}`) },
    { key: 'custodian', title: saySeal('custodian'), render: (row) => row.custodian.name },
    { key: 'entity', title: saySeal('entity'), onPhone: 'none', render: (row) => row.entityName },
  ];
  return (
    <Page
      title={say('title')}
      actions={
        <Button
          type="primary"
          icon={<PrinterOutlined />}
          disabled={total === 0}
          href={routeUrl(api.sealLabels.getSealLabelSheet, { querystring: wanted })}
          download
        >
          {chosen.length === 0 ? say('print.all', { count: total }) : say('print.chosen', { count: chosen.length })}
        </Button>
      }
    >
      <p className="muted">{say('hint')}</p>
      <DataTable
        name="seal-labels"
        label={say('title')}
        columns={columns}
        rowKey={(row) => row.id}
        query={query}
        search={search}
        onSearch={(next) => {
          void navigate({ search: next, replace: true });
        }}
        filters={[
          { kind: 'text', name: 'search', label: saySeal('search'), maxLength: 100 },
          {
            kind: 'choice',
            name: 'kind',
            label: saySeal('kind'),
            options: sealKinds.map((value) => ({ value, label: sayTerm(`seal.${value}`) })),
          },
          {
            kind: 'choice',
            name: 'medium',
            label: saySeal('medium'),
            options: sealMediums.map((value) => ({ value, label: sayTerm(`medium.${value}`) })),
          },
          {
            kind: 'choice',
            name: 'entityId',
            label: saySeal('entity'),
            options: entities.map((one) => ({ value: one.id, label: one.shortName })),
          },
          { kind: 'person', name: 'custodianId', label: saySeal('custodian') },
        ]}
        empty={<EmptyState title={say('empty')} advice={say('empty.advice')} />}
      />
    </Page>
  );
}
