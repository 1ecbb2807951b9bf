import { api } from '@yinxin/contract';
import { Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { Field } from '../../ui/schema-form/field.tsx';
import { SchemaForm } from '../../ui/schema-form/schema-form.tsx';
import type { Entity } from './api.ts';
import { organizationMessages } from './messages.ts';
import { Select } from '../../ui/select.tsx';

interface EntityFormProps {
  /** The entity to correct, `new`, or undefined while closed. */
  readonly subject: Entity | 'new' | undefined;
  readonly entities: readonly Entity[];
  readonly onClose: () => void;
}

/** Registers a legal entity or corrects its facts. */
export function EntityForm({ subject, entities, onClose }: EntityFormProps): ReactNode {
  const say = useMessages(organizationMessages);
  const existing = subject === 'new' ? undefined : subject;
  return (
    <Modal
      open={subject !== undefined}
      title={say(existing === undefined ? 'entity.new' : 'entity.edit')}
      footer={null}
      mask={{ closable: false }}
      destroyOnHidden
      onCancel={onClose}
    >
      <SchemaForm
        schema={api.organization.registerEntity.schema.body}
        initial={existing}
        submit={say('save')}
        onCancel={onClose}
        onDone={onClose}
        onSubmit={(body, options) =>
          existing === undefined
            ? client.organization.registerEntity({ body }, options)
            : client.organization.correctEntity(
                { params: { id: existing.id }, body },
                { ...options, version: existing.version },
              )
        }
      >
        <Field name="name" label={say('entity.name')}>
          <Input maxLength={100} />
        </Field>
        <Field name="shortName" label={say('entity.shortName')}>
          <Input maxLength={30} />
        </Field>
        <Field name="uscc" label={say('entity.uscc')}>
          <Input maxLength={18} spellCheck={false} />
        </Field>
        <Field name="legalRepresentative" label={say('entity.legalRepresentative')}>
          <Input maxLength={40} />
        </Field>
        <Field name="parentId" label={say('entity.parent')}>
          <Select
            allowClear
            placeholder={say('entity.none')}
            options={entities
              .filter((one) => one.id !== existing?.id)
              .map((one) => ({ value: one.id, label: one.name }))}
          />
        </Field>
      </SchemaForm>
    </Modal>
  );
}
