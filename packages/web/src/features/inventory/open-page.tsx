import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { inventoryOpening } from '@yinxin/contract';
import { App, Checkbox, Form } from 'antd';
import { useState, type ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { departmentsQuery, entitiesQuery } from '../../lib/directory.ts';
import { useMessages } from '../../lib/i18n.ts';
import { dayOf } from '../../lib/instants.ts';
import { Page, Sheet } from '../../ui/page.tsx';
import { Field } from '../../ui/schema-form/field.tsx';
import { SchemaForm } from '../../ui/schema-form/schema-form.tsx';
import { Select } from '../../ui/select.tsx';
import { DayInput } from '../seals/day-input.tsx';
import { inventoryMessages } from './messages.ts';

const WEEK = 7 * 86_400_000;
const schema = inventoryOpening.extend({
  withSubsidiaries: inventoryOpening.shape.withSubsidiaries.optional(),
  departmentId: inventoryOpening.shape.departmentId.optional(),
});

/** Opens a count: over which seals, and until when. */
export function OpenPage(): ReactNode {
  const say = useMessages(inventoryMessages);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const entities = useQuery(entitiesQuery).data;
  const [dueOn] = useState(() => dayOf(new Date(Date.now() + WEEK).toISOString(), 'Asia/Shanghai'));
  if (entities === undefined) return null;
  return (
    <Page title={say('open')}>
      <Sheet>
        <div className="narrow-form">
          <p className="muted">{say('open.hint')}</p>
          <SchemaForm
            schema={schema}
            initial={{ dueOn, ...(entities.length === 1 && entities[0] ? { entityId: entities[0].id } : {}) }}
            submit={say('open.submit')}
            onCancel={() => {
              void navigate({ to: '/inventory' });
            }}
            onSubmit={({ withSubsidiaries = false, departmentId = null, ...opening }, options) =>
              client.inventory.openInventory({ body: { ...opening, withSubsidiaries, departmentId } }, options)
            }
            onDone={({ id, total }) => {
              void message.success(say('open.done', { total }));
              void navigate({ to: '/inventory/$id', params: { id } });
            }}
          >
            <OpeningFields entities={entities} />
          </SchemaForm>
        </div>
      </Sheet>
    </Page>
  );
}

interface FieldsProps {
  readonly entities: readonly { readonly id: string; readonly name: string; readonly parentId: string | null }[];
}

function OpeningFields({ entities }: FieldsProps): ReactNode {
  const say = useMessages(inventoryMessages);
  const entityId: unknown = Form.useWatch('entityId');
  const departments = (useQuery(departmentsQuery).data ?? []).filter((one) => one.entityId === entityId && !one.closed);
  const parent = entities.some(({ parentId }) => parentId === entityId);
  return (
    <>
      <Field name="entityId" label={say('entity')}>
        <Select options={entities.map(({ id, name }) => ({ value: id, label: name }))} />
      </Field>
      {parent ? (
        <Field name="withSubsidiaries" label={say('subsidiaries')} valuePropName="checked">
          <Checkbox>{say('subsidiaries.count')}</Checkbox>
        </Field>
      ) : null}
      <Field name="departmentId" label={say('department')} hint={say('department.hint')}>
        <Select allowClear options={departments.map(({ id, name }) => ({ value: id, label: name }))} />
      </Field>
      <Field name="dueOn" label={say('dueOn')}>
        <DayInput />
      </Field>
    </>
  );
}
