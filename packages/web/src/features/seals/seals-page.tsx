import './seals.css';
import { PlusOutlined, TagsOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { api, sealKinds, sealMediums, sealStates, type SealView } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { entitiesQuery } from '../../lib/directory.ts';
import { useMessages } from '../../lib/i18n.ts';
import { may, usePerson } from '../../lib/person.ts';
import { terms } from '../../lib/terms.ts';
import type { Column } from '../../ui/data-table/columns.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Instant } from '../../ui/instant.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import { WhereItLies } from '../places/where-it-lies.tsx';
import { sealsQuery } from './api.ts';
import { filingMessages } from './filing-messages.ts';
import { labelMessages } from './label-messages.ts';
import { FilingStandingTag } from './filing-standing.tsx';
import { sealsMessages } from './messages.ts';
import { SealFace } from './seal-face.tsx';
import { SealStateTag } from './seal-state.tsx';
import { sizeText } from './size-text.ts';

const route = getRouteApi('/seals');

const filings = api.seals.listSeals.schema.querystring.shape.filing.unwrap().options;

/** The register of seals (印章台账). */
export function SealsPage(): ReactNode {
  const say = useMessages(sealsMessages);
  const sayFiling = useMessages(filingMessages);
  const sayLabel = useMessages(labelMessages);
  const sayTerm = useMessages(terms);
  const manages = may(usePerson(), 'seal.manage');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(sealsQuery(search));
  const entities = useQuery(entitiesQuery).data ?? [];

  const columns: readonly Column<SealView>[] = [
    {
      key: 'name',
      title: say('name'),
      fixed: true,
      onPhone: 'head',
      render: (row) => (
        <Link key={row.id} to="/seals/$id" params={{ id: row.id }} className="seal-name">
          <SealFace seal={row} size="small" />
          {row.name}
        </Link>
      ),
    },
    { key: 'kind', title: say('kind'), render: (row) => sayTerm(`seal.${row.kind}`) },
    { key: 'medium', title: say('medium'), render: (row) => sayTerm(`medium.${row.medium}`) },
    { key: 'state', title: say('state'), render: (row) => <SealStateTag seal={row} />, onPhone: 'beside' },
    { key: 'entity', title: say('entity'), render: (row) => row.entityName, onPhone: 'none' },
    {
      key: 'filing',
      title: sayFiling('filing'),
      render: (row) => <FilingStandingTag standing={row.filingStanding} />,
    },
    { key: 'custodian', title: say('custodian'), render: (row) => row.custodian.name },
    { key: 'size', title: say('size'), render: (row) => sizeText(row.size), onPhone: 'none' },
    { key: 'activatedOn', title: say('activatedOn'), render: (row) => row.activatedOn, onPhone: 'none' },
    { key: 'code', title: say('code'), render: (row) => row.code ?? '—', optional: true },
    { key: 'place', title: say('place'), render: (row) => <WhereItLies seal={row} />, optional: true },
    {
      key: 'importance',
      title: say('importance'),
      render: (row) => say(`importance.${row.importance}`),
      optional: true,
    },
    {
      key: 'registeredAt',
      title: say('registeredAt'),
      render: (row) => <Instant at={row.registeredAt} />,
      optional: true,
    },
  ];
  const register = (
    <LinkButton to="/seals/new" kind="primary" icon={<PlusOutlined />}>
      {say('register')}
    </LinkButton>
  );

  const actions = manages ? (
    <>
      {register}
      <LinkButton to="/seals/labels" search={{ medium: 'physical' }} icon={<TagsOutlined />}>
        {sayLabel('labels')}
      </LinkButton>
    </>
  ) : undefined;

  return (
    <Page title={say('title')} actions={actions}>
      <DataTable
        name="seals"
        label={say('title')}
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
            kind: 'choice',
            name: 'kind',
            label: say('kind'),
            options: sealKinds.map((value) => ({ value, label: sayTerm(`seal.${value}`) })),
          },
          {
            kind: 'choice',
            name: 'medium',
            label: say('medium'),
            options: sealMediums.map((value) => ({ value, label: sayTerm(`medium.${value}`) })),
          },
          {
            kind: 'choice',
            name: 'state',
            label: say('state'),
            options: sealStates.map((value) => ({ value, label: say(`state.${value}`) })),
          },
          {
            kind: 'choice',
            name: 'filing',
            label: sayFiling('filing'),
            options: filings.map((value) => ({ value, label: sayFiling(`standing.${value}`) })),
          },
          {
            kind: 'choice',
            name: 'entityId',
            label: say('entity'),
            options: entities.map((one) => ({ value: one.id, label: one.shortName })),
          },
          { kind: 'person', name: 'custodianId', label: say('custodian') },
        ]}
        empty={
          <EmptyState
            title={say('empty')}
            advice={say(manages ? 'empty.advice' : 'empty.reader')}
            action={manages ? register : undefined}
          />
        }
      />
    </Page>
  );
}
