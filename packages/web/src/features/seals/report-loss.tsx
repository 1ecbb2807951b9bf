import { api, type SealView } from '@yinxin/contract';
import { Alert, App, Button, Input, Modal, Radio } from 'antd';
import { useState, type ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { InstantInput } from '../../ui/instant-input.tsx';
import { Field } from '../../ui/schema-form/field.tsx';
import { SchemaForm } from '../../ui/schema-form/schema-form.tsx';
import { lifeMessages } from './life-messages.ts';

const body = api.seals.reportSealLoss.schema.body;

/** Reports a seal lost, stolen or damaged (R5.2.3): it is stopped at once. */
export function ReportLoss({ seal }: { readonly seal: SealView }): ReactNode {
  const say = useMessages(lifeMessages);
  const { message } = App.useApp();
  // When the form was opened: the seal was not seen later than that.
  const [openedAt, setOpenedAt] = useState<string>();
  const close = (): void => setOpenedAt(undefined);
  // A seal that is put away cannot come back into use by being called damaged; the server refuses that too.
  const putAway = seal.state === 'recalled' || seal.state === 'sealed-away';
  const kinds = putAway ? (['lost', 'stolen'] as const) : (['lost', 'stolen', 'damaged'] as const);
  return (
    <>
      <Button danger onClick={() => setOpenedAt(new Date().toISOString())}>
        {say('loss')}
      </Button>
      <Modal
        open={openedAt !== undefined}
        title={say('loss.title', { name: seal.name })}
        footer={null}
        mask={{ closable: false }}
        destroyOnHidden
        onCancel={close}
      >
        <Alert type="warning" showIcon role="none" title={say('loss.body')} className="seal-life-warning" />
        <SchemaForm
          schema={body}
          initial={{ kind: 'lost' }}
          submit={say('loss.submit')}
          onCancel={close}
          onSubmit={(report, options) =>
            client.seals.reportSealLoss(
              { params: { id: seal.id }, body: { ...report, place: report.place ?? null } },
              options,
            )
          }
          onDone={() => {
            void message.success(say('loss.done'));
            close();
          }}
        >
          <Field name="kind" label={say('loss.kind')}>
            <Radio.Group
              optionType="button"
              options={kinds.map((kind) => ({ value: kind, label: say(`loss.kind.${kind}`) }))}
            />
          </Field>
          <Field name="lastSeenAt" label={say('loss.lastSeenAt')} hint={say('loss.lastSeenAt.hint')}>
            <InstantInput max={openedAt} />
          </Field>
          <Field name="place" schema={body.shape.place.unwrap().optional()} label={say('loss.place')}>
            <Input maxLength={200} />
          </Field>
          <Field name="circumstances" label={say('loss.circumstances')}>
            <Input.TextArea maxLength={500} showCount autoSize={{ minRows: 2, maxRows: 6 }} />
          </Field>
        </SchemaForm>
      </Modal>
    </>
  );
}
