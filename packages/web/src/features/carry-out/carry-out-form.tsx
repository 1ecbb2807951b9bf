import { useQuery } from '@tanstack/react-query';
import { carryOutForm, type CarryOutForm as Asked, type CarryOutView } from '@yinxin/contract';
import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { dayOf } from '../../lib/instants.ts';
import { usePerson } from '../../lib/person.ts';
import type { ActionOptions } from '../../lib/use-action.ts';
import { InstantInput } from '../../ui/instant-input.tsx';
import { Sheet } from '../../ui/page.tsx';
import { PersonSelect } from '../../ui/person-select.tsx';
import { Field } from '../../ui/schema-form/field.tsx';
import { SchemaForm } from '../../ui/schema-form/schema-form.tsx';
import { Select } from '../../ui/select.tsx';
import { sealingsQuery } from '../sealing/api.ts';
import { carryOutMessages } from './messages.ts';

const overnight = carryOutForm.shape.overnight.unwrap();
const { requestIds } = carryOutForm.shape;
/** What may be left empty is not asked for. */
const schema = carryOutForm.extend({ overnight: overnight.optional(), requestIds: requestIds.optional() });

interface CarryOutFormProps {
  readonly sealId: string;
  /** What was asked before, to be corrected. */
  readonly before?: CarryOutView;
  readonly onSubmit: (form: Asked, options: ActionOptions) => Promise<CarryOutView>;
  readonly onDone: (carryOut: CarryOutView) => void;
  readonly onCancel: () => void;
}

/** The form of the custodian (携章外出登记表, R5.2.1). */
export function CarryOutForm({ sealId, before, onSubmit, onDone, onCancel }: CarryOutFormProps): ReactNode {
  const say = useMessages(carryOutMessages);
  return (
    <Sheet>
      <div className="narrow-form">
        <SchemaForm
          schema={schema}
          initial={before === undefined ? {} : asked(before)}
          submit={say('submit')}
          onCancel={onCancel}
          onSubmit={({ overnight: why, requestIds: chosen = [], ...form }, options) =>
            onSubmit({ ...form, requestIds: chosen, overnight: staysOvernight(form) ? (why ?? null) : null }, options)
          }
          onDone={onDone}
        >
          <FormFields sealId={sealId} />
        </SchemaForm>
      </div>
    </Sheet>
  );
}

const asked = ({ purpose, destination, companion, leavesAt, dueAt, overnight: why, requests }: CarryOutView) => ({
  purpose,
  destination,
  companionId: companion.id,
  leavesAt,
  dueAt,
  requestIds: requests.map(({ id }) => id),
  ...(why === null ? {} : { overnight: why }),
});

/** It comes back on another day, as days are counted where the company is. */
const staysOvernight = ({ leavesAt, dueAt }: Partial<Pick<Asked, 'leavesAt' | 'dueAt'>>): boolean =>
  leavesAt !== undefined && dueAt !== undefined && dayOf(leavesAt, 'Asia/Shanghai') !== dayOf(dueAt, 'Asia/Shanghai');

function FormFields({ sealId }: { readonly sealId: string }): ReactNode {
  const say = useMessages(carryOutMessages);
  const typed = (Form.useWatch([]) ?? {}) as Partial<Asked>;
  return (
    <>
      <Field name="destination" label={say('destination')} hint={say('destination.hint')}>
        <Input maxLength={200} />
      </Field>
      <Field name="purpose" label={say('purpose')}>
        <Input.TextArea maxLength={500} showCount autoSize={{ minRows: 2, maxRows: 6 }} />
      </Field>
      <Field name="companionId" label={say('companion')} hint={say('companion.hint')}>
        <PersonSelect except={[usePerson().id]} />
      </Field>
      <Field name="leavesAt" label={say('leavesAt')}>
        <InstantInput />
      </Field>
      <Field name="dueAt" label={say('dueAt')} hint={say('dueAt.hint')}>
        <InstantInput />
      </Field>
      {staysOvernight(typed) ? (
        <Field name="overnight" label={say('overnight')} hint={say('overnight.hint')} schema={overnight}>
          <Input maxLength={200} />
        </Field>
      ) : null}
      <RequestsField sealId={sealId} />
    </>
  );
}

/** Approved requests that wait for this seal. */
function RequestsField({ sealId }: { readonly sealId: string }): ReactNode {
  const say = useMessages(carryOutMessages);
  const waiting = useQuery(sealingsQuery({ sealId, pageSize: 100 })).data?.items ?? [];
  const requests = new Map(waiting.map(({ request }) => [request.id, `${request.number} ${request.title}`]));
  return (
    <Field name="requestIds" label={say('requests')} hint={say('requests.hint')}>
      <Select
        mode="multiple"
        placeholder={say('requests.none')}
        options={[...requests].map(([value, label]) => ({ value, label }))}
      />
    </Field>
  );
}
