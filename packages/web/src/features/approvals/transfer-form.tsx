import { api } from '@yinxin/contract';
import { App, Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { PersonSelect } from '../../ui/person-select.tsx';
import { Field } from '../../ui/schema-form/field.tsx';
import { SchemaForm } from '../../ui/schema-form/schema-form.tsx';
import type { Approval } from './api.ts';
import { approvalsMessages } from './messages.ts';
import { Select } from '../../ui/select.tsx';

interface TransferFormProps {
  readonly approval: Approval;
  readonly open: boolean;
  readonly onClose: () => void;
}

const body = api.approvals.transferTask.schema.body;
/** The whole body but what the reader looks at; whose task it is stands in it only for somebody else's. */
const handedOver = body.pick({ from: true, to: true, reason: true });

/** Gives the own task to somebody else, or hands over the task of a person who has left. */
export function TransferForm({ approval, open, onClose }: TransferFormProps): ReactNode {
  const say = useMessages(approvalsMessages);
  const { message } = App.useApp();
  const own = approval.allowed.includes('approve');
  const { id, round, stage, waitingFor } = approval;
  if (stage === null) return null;

  return (
    <Modal
      open={open}
      title={say(own ? 'transfer.title' : 'handOver.title')}
      footer={null}
      destroyOnHidden
      mask={{ closable: false }}
      onCancel={onClose}
    >
      <p className="muted">{say(own ? 'transfer.body' : 'handOver.body')}</p>
      <SchemaForm
        schema={handedOver}
        initial={own ? {} : { from: waitingFor[0]?.id }}
        submit={say('transfer.submit')}
        onCancel={onClose}
        onDone={() => {
          void message.success(say('transfer.done'));
          onClose();
        }}
        onSubmit={(values, options) =>
          client.approvals.transferTask({ params: { id }, body: { ...values, round, stage: stage.id } }, options)
        }
      >
        {own ? null : (
          <Field name="from" label={say('transfer.from')}>
            <Select options={waitingFor.map((person) => ({ value: person.id, label: person.name }))} />
          </Field>
        )}
        <Field name="to" label={say('transfer.to')}>
          <PersonSelect />
        </Field>
        <Field name="reason" label={say('transfer.reason')}>
          <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
        </Field>
      </SchemaForm>
    </Modal>
  );
}
