import { useQuery } from '@tanstack/react-query';
import { api } from '@yinxin/contract';
import { Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { Field } from '../../ui/schema-form/field.tsx';
import { SchemaForm } from '../../ui/schema-form/schema-form.tsx';
import { peopleQuery, type Department, type Entity } from './api.ts';
import { organizationMessages } from './messages.ts';
import { Select } from '../../ui/select.tsx';

interface DepartmentFormProps {
  /** The department to change, `new`, or undefined while closed. */
  readonly subject: Department | 'new' | undefined;
  readonly entities: readonly Entity[];
  readonly departments: readonly Department[];
  readonly onClose: () => void;
}

/** Creates a department, or renames it, moves it, changes its head. */
export function DepartmentForm({ subject, entities, departments, onClose }: DepartmentFormProps): ReactNode {
  const say = useMessages(organizationMessages);
  const existing = subject === 'new' ? undefined : subject;
  const people = useQuery({ ...peopleQuery({ pageSize: 200, left: 'false' }), enabled: subject !== undefined });
  const parents = departments.filter(
    (one) => !one.closed && one.id !== existing?.id && (existing === undefined || one.entityId === existing.entityId),
  );
  const fields = (
    <>
      <Field name="name" label={say('department.name')}>
        <Input maxLength={60} />
      </Field>
      <Field name="parentId" label={say('department.parent')}>
        <Select
          allowClear
          placeholder={say('entity.none')}
          options={parents.map((one) => ({ value: one.id, label: one.name }))}
        />
      </Field>
      <Field name="headId" label={say('department.head')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          loading={people.isFetching}
          options={people.data?.items.map((one) => ({ value: one.id, label: `${one.name}（${one.post}）` })) ?? []}
        />
      </Field>
    </>
  );
  return (
    <Modal
      open={subject !== undefined}
      title={say(existing === undefined ? 'department.new' : 'department.edit')}
      footer={null}
      mask={{ closable: false }}
      destroyOnHidden
      onCancel={onClose}
    >
      {existing === undefined ? (
        <SchemaForm
          schema={api.organization.createDepartment.schema.body}
          initial={entities[0] === undefined ? {} : { entityId: entities[0].id }}
          submit={say('save')}
          onCancel={onClose}
          onDone={onClose}
          onSubmit={(body, options) => client.organization.createDepartment({ body }, options)}
        >
          <Field name="entityId" label={say('department.entity')}>
            <Select options={entities.map((one) => ({ value: one.id, label: one.name }))} />
          </Field>
          {fields}
        </SchemaForm>
      ) : (
        <SchemaForm
          schema={api.organization.changeDepartment.schema.body}
          initial={existing}
          submit={say('save')}
          onCancel={onClose}
          onDone={onClose}
          onSubmit={(body, options) =>
            client.organization.changeDepartment(
              { params: { id: existing.id }, body },
              { ...options, version: existing.version },
            )
          }
        >
          {fields}
        </SchemaForm>
      )}
    </Modal>
  );
}
