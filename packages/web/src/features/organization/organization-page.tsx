import './organization.css';
import { EditOutlined, ImportOutlined, MoreOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { useState, type ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { may, usePerson } from '../../lib/person.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Page, Sheet } from '../../ui/page.tsx';
import { ActivationLink, type IssuedLink } from '../identity/activation-link.tsx';
import { departmentsQuery, entitiesQuery, type Department, type Entity, type PersonRecord } from './api.ts';
import { DepartmentForm } from './department-form.tsx';
import { EntityForm } from './entity-form.tsx';
import { organizationMessages } from './messages.ts';
import { PeopleTable } from './people-table.tsx';
import { PersonForm } from './person-form.tsx';
import { StructureTree } from './structure-tree.tsx';

const route = getRouteApi('/organization');

/** Entities, departments and people on one page: the tree chooses, the list shows. */
export function OrganizationPage(): ReactNode {
  const say = useMessages(organizationMessages);
  const manages = may(usePerson(), 'organization.manage');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const goTo = useNavigate();
  const entities = useQuery(entitiesQuery).data ?? [];
  const departments = useQuery(departmentsQuery).data;
  const [entity, setEntity] = useState<Entity | 'new'>();
  const [department, setDepartment] = useState<Department | 'new'>();
  const [person, setPerson] = useState<PersonRecord | 'new'>();
  const [link, setLink] = useState<IssuedLink>();

  const chosenEntity = entities.find((one) => one.id === search.entityId);
  const chosenDepartment = departments?.find((one) => one.id === search.departmentId);
  const { entityId: _entity, departmentId: _department, page: _page, ...rest } = search;

  const actions = (
    <>
      <Button
        icon={<ImportOutlined />}
        onClick={() => {
          void goTo({ to: '/organization/import' });
        }}
      >
        {say('import.open')}
      </Button>
      <Dropdown
        menu={{
          items: [
            { key: 'department', label: say('department.new'), onClick: () => setDepartment('new') },
            { key: 'entity', label: say('entity.new'), onClick: () => setEntity('new') },
          ],
        }}
      >
        <Button icon={<MoreOutlined />} aria-label={say('more')} />
      </Dropdown>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setPerson('new')}>
        {say('person.new')}
      </Button>
    </>
  );

  return (
    <Page title={say('title')} actions={manages ? actions : undefined}>
      <div className="organization">
        <Sheet title={say('structure')}>
          {departments === undefined ? null : (
            <StructureTree
              entities={entities}
              departments={departments}
              selected={search.departmentId ?? search.entityId ?? 'all'}
              onSelect={(place) => {
                const chosen =
                  place.kind === 'entity'
                    ? { entityId: place.entity.id }
                    : place.kind === 'department'
                      ? { departmentId: place.department.id }
                      : {};
                void navigate({ search: { ...rest, ...chosen } });
              }}
            />
          )}
          {chosenEntity?.allowed.includes('correctEntity') ? (
            <Button size="small" icon={<EditOutlined />} onClick={() => setEntity(chosenEntity)}>
              {say('entity.edit')}
            </Button>
          ) : null}
          {chosenDepartment?.allowed.includes('changeDepartment') ? (
            <div className="row-actions structure-actions">
              <Button size="small" icon={<EditOutlined />} onClick={() => setDepartment(chosenDepartment)}>
                {say('department.edit')}
              </Button>
              <ActionButton
                size="small"
                kind="danger"
                label={say('department.close')}
                ask={{
                  title: say('department.close.title', { name: chosenDepartment.name }),
                  body: say('department.close.body'),
                }}
                version={chosenDepartment.version}
                run={(_, options) =>
                  client.organization.closeDepartment({ params: { id: chosenDepartment.id } }, options)
                }
                done={say('department.close.done')}
              />
            </div>
          ) : null}
        </Sheet>
        <PeopleTable
          search={search}
          manages={manages}
          onSearch={(next) => {
            void navigate({ search: next, replace: true });
          }}
          onEdit={setPerson}
        />
      </div>
      <EntityForm subject={entity} entities={entities} onClose={() => setEntity(undefined)} />
      <DepartmentForm
        subject={department}
        entities={entities}
        departments={departments ?? []}
        onClose={() => setDepartment(undefined)}
      />
      <PersonForm
        subject={person}
        departments={departments ?? []}
        departmentId={search.departmentId}
        onClose={() => setPerson(undefined)}
        onLink={setLink}
      />
      <ActivationLink link={link} onClose={() => setLink(undefined)} />
    </Page>
  );
}
