import { api, type SealView } from '@yinxin/contract';
import { App, Button, Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { PersonSelect } from '../../ui/person-select.tsx';
import { Field } from '../../ui/schema-form/field.tsx';
import { SchemaForm } from '../../ui/schema-form/schema-form.tsx';
import { lifeMessages } from './life-messages.ts';

const body = api.seals.sealAwaySeal.schema.body;

/** Records where a recalled seal was put into sealed storage, and who was there (R7.1.3). */
export function SealAway({ seal }: { readonly seal: SealView }): ReactNode {
  const say = useMessages(lifeMessages);
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {say('store')}
      </Button>
      <Modal
        open={open}
        title={say('store.title', { name: seal.name })}
        footer={null}
        mask={{ closable: false }}
        destroyOnHidden
        onCancel={close}
      >
        <p className="muted">{say('store.body')}</p>
        <SchemaForm
          schema={body}
          submit={say('store.submit')}
          onCancel={close}
          onSubmit={(storage, options) =>
            client.seals.sealAwaySeal(
              { params: { id: seal.id }, body: { ...storage, countersignedBy: storage.countersignedBy ?? null } },
              { ...options, version: seal.version },
            )
          }
          onDone={() => {
            void message.success(say('store.done'));
            close();
          }}
        >
          <Field name="place" label={say('store.place')} hint={say('store.place.hint')}>
            <Input maxLength={200} />
          </Field>
          <Field
            name="countersignedBy"
            schema={body.shape.countersignedBy.unwrap().optional()}
            label={say('store.witness')}
            hint={say('store.witness.hint')}
          >
            <PersonSelect />
          </Field>
        </SchemaForm>
      </Modal>
    </>
  );
}
