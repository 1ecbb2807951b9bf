import { api, type InventoryView } from '@yinxin/contract';
import { App, Button, Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { Instant } from '../../ui/instant.tsx';
import { Sheet } from '../../ui/page.tsx';
import { Field } from '../../ui/schema-form/field.tsx';
import { SchemaForm } from '../../ui/schema-form/schema-form.tsx';
import { inventoryMessages } from './messages.ts';

const body = api.inventory.recordSurplus.schema.body;

/** What was found and is on no list (盘盈). */
export function SurplusPart({ count }: { readonly count: InventoryView }): ReactNode {
  const say = useMessages(inventoryMessages);
  const records = count.allowed.includes('recordSurplus');
  if (!records && count.surplus.length === 0) return null;
  return (
    <Sheet title={say('surplus')}>
      {count.surplus.length === 0 ? <p className="muted">{say('surplus.none')}</p> : null}
      <ul className="inventory-items">
        {count.surplus.map(({ what, place, remark, recordedBy, recordedAt }) => (
          <li key={recordedAt} className="inventory-differs">
            <div className="inventory-head">{what}</div>
            <p>{say('found.at', { place })}</p>
            {remark === null ? null : <p>{remark}</p>}
            <p className="muted">
              {recordedBy.name} · <Instant at={recordedAt} />
            </p>
          </li>
        ))}
      </ul>
      {records ? <RecordSurplus id={count.id} /> : null}
    </Sheet>
  );
}

function RecordSurplus({ id }: { readonly id: string }): ReactNode {
  const say = useMessages(inventoryMessages);
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('surplus.record')}</Button>
      <Modal
        open={open}
        title={say('surplus.record')}
        footer={null}
        mask={{ closable: false }}
        destroyOnHidden
        onCancel={() => setOpen(false)}
      >
        <p className="muted">{say('surplus.hint')}</p>
        <SchemaForm
          schema={body.extend({ remark: body.shape.remark.unwrap().optional() })}
          submit={say('surplus.submit')}
          onCancel={() => setOpen(false)}
          onSubmit={({ remark = null, ...found }, options) =>
            client.inventory.recordSurplus({ params: { id }, body: { ...found, remark } }, options)
          }
          onDone={() => {
            void message.success(say('surplus.done'));
            setOpen(false);
          }}
        >
          <Field name="what" label={say('surplus.what')}>
            <Input maxLength={120} />
          </Field>
          <Field name="place" label={say('place')}>
            <Input maxLength={200} />
          </Field>
          <Field name="remark" label={say('remark')}>
            <Input maxLength={200} />
          </Field>
        </SchemaForm>
      </Modal>
    </>
  );
}
