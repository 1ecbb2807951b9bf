import { useQuery } from '@tanstack/react-query';
import { api, type SealView } from '@yinxin/contract';
import { App, Button, Form, Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { Field } from '../../ui/schema-form/field.tsx';
import { SchemaForm } from '../../ui/schema-form/schema-form.tsx';
import { Select } from '../../ui/select.tsx';
import { openPlacesQuery } from './api.ts';
import { placesMessages } from './messages.ts';
import { protectionWords } from './protection.tsx';

const body = api.places.putSealInPlace.schema.body;

/** Says in which storage place a physical seal lies. */
export function PutSeal({ seal }: { readonly seal: SealView }): ReactNode {
  const say = useMessages(placesMessages);
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  const { storagePlace, place } = seal;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say(storagePlace === null ? 'put' : 'put.move')}</Button>
      <Modal
        open={open}
        title={say('put.title', { name: seal.name })}
        footer={null}
        mask={{ closable: false }}
        destroyOnHidden
        onCancel={close}
      >
        <SchemaForm
          schema={body}
          // What was written down before there was a register of places names the place itself, not where inside.
          initial={
            storagePlace === null ? {} : { placeId: storagePlace.id, detail: place, despite: storagePlace.despite }
          }
          submit={say('put.submit')}
          onCancel={close}
          onSubmit={(put, options) =>
            client.places.putSealInPlace(
              {
                params: { id: seal.id },
                body: { ...put, detail: put.detail ?? null, despite: put.despite ?? null },
              },
              { ...options, version: seal.version },
            )
          }
          onDone={() => {
            void message.success(say('put.done'));
            close();
          }}
        >
          <PutFields seal={seal} />
        </SchemaForm>
      </Modal>
    </>
  );
}

function PutFields({ seal }: { readonly seal: SealView }): ReactNode {
  const say = useMessages(placesMessages);
  const places = useQuery(openPlacesQuery).data?.items ?? [];
  const placeId = Form.useWatch('placeId', Form.useFormInstance()) as string | undefined;
  const lacking = places.find(({ id }) => id === placeId)?.lacking ?? [];
  return (
    <>
      <Field name="placeId" label={say('put.place')} hint={say(places.length === 0 ? 'put.none' : 'put.place.hint')}>
        <Select
          options={places.map((one) => ({
            value: one.id,
            label: say('put.option', one),
            disabled: one.occupied >= one.capacity && one.id !== seal.storagePlace?.id,
          }))}
        />
      </Field>
      <Field
        name="detail"
        schema={body.shape.detail.unwrap().optional()}
        label={say('detail')}
        hint={say('detail.hint')}
      >
        <Input maxLength={200} />
      </Field>
      {lacking.length === 0 ? null : (
        <Field
          name="despite"
          schema={body.shape.despite.unwrap()}
          label={say('despite')}
          hint={say('despite.hint', { what: protectionWords(say, lacking) })}
        >
          <Input.TextArea maxLength={500} showCount autoSize={{ minRows: 2, maxRows: 6 }} />
        </Field>
      )}
    </>
  );
}
