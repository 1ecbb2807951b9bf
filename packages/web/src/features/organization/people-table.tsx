import { useQuery } from '@tanstack/react-query';
import { roles, type api } from '@yinxin/contract';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import type { Search } from '../../lib/search.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import type { Column } from '../../ui/data-table/columns.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { identityMessages } from '../identity/messages.ts';
import { peopleQuery, type PersonRecord } from './api.ts';
import { organizationMessages } from './messages.ts';

type PeopleSearch = Search<typeof api.organization.listPeople>;

interface PeopleTableProps {
  readonly search: PeopleSearch;
  readonly manages: boolean;
  readonly onSearch: (search: PeopleSearch) => void;
  readonly onEdit: (person: PersonRecord) => void;
}

/** The people of the chosen place. */
export function PeopleTable({ search, manages, onSearch, onEdit }: PeopleTableProps): ReactNode {
  const say = useMessages(organizationMessages);
  const sayRole = useMessages(identityMessages);
  const query = useQuery(peopleQuery(search));
  const columns: readonly Column<PersonRecord>[] = [
    { key: 'name', title: say('person.name'), render: (row) => row.name, fixed: true, onPhone: 'head' },
    { key: 'number', title: say('person.number'), render: (row) => row.employeeNumber },
    { key: 'department', title: say('person.department'), render: (row) => row.departmentName },
    { key: 'entity', title: say('person.entity'), render: (row) => row.entityName, optional: true },
    { key: 'post', title: say('person.post'), render: (row) => row.post },
    {
      key: 'roles',
      title: say('person.roles'),
      render: (row) => row.roles.map((role) => sayRole(`role.${role}`)).join('、') || '—',
    },
    { key: 'mobile', title: say('person.mobile'), render: (row) => row.mobile ?? '—', optional: true },
    { key: 'email', title: say('person.email'), render: (row) => row.email ?? '—', optional: true },
    {
      key: 'state',
      title: say('person.state'),
      render: (row) => (
        <StatusTag tone={row.left ? 'over' : 'good'}>{say(row.left ? 'person.left' : 'person.here')}</StatusTag>
      ),
      onPhone: 'beside',
    },
  ];
  const actions: Column<PersonRecord> = {
    key: 'actions',
    title: say('actions'),
    fixed: true,
    render: (row) =>
      row.allowed.includes('changePerson') ? (
        <div className="row-actions">
          <Button size="small" onClick={() => onEdit(row)}>
            {say('person.edit')}
          </Button>
          <ActionButton
            size="small"
            kind="danger"
            label={say('person.leave')}
            ask={{
              title: say('person.leave.title', { name: row.name }),
              body: say('person.leave.body'),
              reason: { label: say('person.leave.reason'), max: 200, required: true },
            }}
            version={row.version}
            run={(reason, options) =>
              client.organization.markPersonLeft({ params: { id: row.id }, body: { reason } }, options)
            }
            done={say('person.leave.done')}
          />
        </div>
      ) : null,
  };
  return (
    <DataTable
      name="people"
      label={say('title')}
      columns={manages ? [...columns, actions] : columns}
      rowKey={(row) => row.id}
      query={query}
      search={search}
      onSearch={onSearch}
      filters={[
        { kind: 'text', name: 'search', label: say('person.search'), maxLength: 64 },
        {
          kind: 'choice',
          name: 'role',
          label: say('person.roles'),
          options: roles.map((value) => ({ value, label: sayRole(`role.${value}`) })),
        },
        {
          kind: 'choice',
          name: 'left',
          label: say('person.state'),
          options: [
            { value: 'false', label: say('person.here') },
            { value: 'true', label: say('person.left') },
          ],
        },
      ]}
      empty={<EmptyState title={say('person.empty')} advice={say('person.empty.advice')} />}
    />
  );
}
