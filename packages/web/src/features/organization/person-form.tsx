import { api } from '@yinxin/contract';
import { Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { Field } from '../../ui/schema-form/field.tsx';
import { SchemaForm } from '../../ui/schema-form/schema-form.tsx';
import type { IssuedLink } from '../identity/activation-link.tsx';
import type { Department, PersonRecord } from './api.ts';
import { organizationMessages } from './messages.ts';
import { Select } from '../../ui/select.tsx';

interface PersonFormProps {
  /** The person to change, `new`, or undefined while closed. */
  readonly subject: PersonRecord | 'new' | undefined;
  readonly departments: readonly Department[];
  readonly departmentId: string | undefined;
  readonly onClose: () => void;
  readonly onLink: (link: IssuedLink) => void;
}

/** Registers a person with an account, or changes department, post and contact. */
export function PersonForm({ subject, departments, departmentId, onClose, onLink }: PersonFormProps): ReactNode {
  const say = useMessages(organizationMessages);
  const existing = subject === 'new' ? undefined : subject;
  const fields = (
    <>
      <Field name="name" label={say('person.name')}>
        <Input maxLength={40} autoComplete="off" />
      </Field>
      <Field name="employeeNumber" label={say('person.number')}>
        <Input maxLength={30} />
      </Field>
      <Field name="departmentId" label={say('person.department')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={departments.filter((one) => !one.closed).map((one) => ({ value: one.id, label: one.name }))}
        />
      </Field>
      <Field name="post" label={say('person.post')}>
        <Input maxLength={40} />
      </Field>
      <Field name="email" label={say('person.email')}>
        <Input type="email" autoComplete="off" />
      </Field>
      <Field name="mobile" label={say('person.mobile')}>
        <Input type="tel" autoComplete="off" />
      </Field>
    </>
  );
  return (
    <Modal
      open={subject !== undefined}
      title={say(existing === undefined ? 'person.new' : 'person.edit')}
      footer={null}
      mask={{ closable: false }}
      destroyOnHidden
      onCancel={onClose}
    >
      {existing === undefined ? (
        <SchemaForm
          schema={api.organization.registerPerson.schema.body}
          initial={departmentId === undefined ? {} : { departmentId }}
          submit={say('save')}
          onCancel={onClose}
          onSubmit={(body) => client.organization.registerPerson({ body })}
          onDone={({ person, activationToken }) => {
            onClose();
            onLink({ name: person.name, token: activationToken });
          }}
        >
          <Field name="loginName" label={say('person.loginName')}>
            <Input maxLength={64} autoComplete="off" spellCheck={false} />
          </Field>
          {fields}
        </SchemaForm>
      ) : (
        <SchemaForm
          schema={api.organization.changePerson.schema.body}
          initial={existing}
          submit={say('save')}
          onCancel={onClose}
          onDone={onClose}
          onSubmit={(body, options) =>
            client.organization.changePerson(
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
