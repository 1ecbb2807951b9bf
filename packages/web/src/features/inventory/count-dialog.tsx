import { countOutcomes, id, line, sealReason, type InventoryView, type SealCount } from '@yinxin/contract';
import { App, Form, Input, Modal, Radio } from 'antd';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { PersonSelect } from '../../ui/person-select.tsx';
import { Field } from '../../ui/schema-form/field.tsx';
import { SchemaForm } from '../../ui/schema-form/schema-form.tsx';
import type { Counting } from './inventory-page.tsx';
import { inventoryMessages } from './messages.ts';
import { PhotoInput } from './photo-input.tsx';

const written = {
  outcome: z.enum(countOutcomes),
  face: z.enum(['clear', 'unclear']),
  place: line(200),
  remark: line(200),
  heldBy: id,
  photoId: id,
  reason: sealReason,
} as const;

/** The fields of the form; which of them are needed follows from the others. */
const schema = z.object({ ...written }).partial({
  face: true,
  place: true,
  remark: true,
  heldBy: true,
  photoId: true,
  reason: true,
});
type Written = z.infer<typeof schema>;

interface DialogProps {
  readonly count: InventoryView;
  readonly counting: Counting | undefined;
  readonly onClose: () => void;
}

/** Writes down what was found of one seal, or corrects it. */
export function CountDialog({ count, counting, onClose }: DialogProps): ReactNode {
  const say = useMessages(inventoryMessages);
  const name = counting?.item.name ?? '';
  const corrects = counting?.item.count != null;
  return (
    <Modal
      open={counting !== undefined}
      title={say(corrects ? 'correct.title' : 'count.title', { name })}
      footer={null}
      mask={{ closable: false }}
      destroyOnHidden
      onCancel={onClose}
    >
      {counting === undefined ? null : <CountForm count={count} counting={counting} onClose={onClose} />}
    </Modal>
  );
}

function CountForm({
  count,
  counting: { item, recognised },
  onClose,
}: DialogProps & { counting: Counting }): ReactNode {
  const say = useMessages(inventoryMessages);
  const { message } = App.useApp();
  const before = item.count;
  const params = { id: count.id, sealId: item.sealId };
  return (
    <SchemaForm
      schema={schema}
      initial={before === null ? { outcome: 'found', face: 'clear' } : initialOf(before)}
      submit={say(before === null ? 'count.submit' : 'correct.submit')}
      onCancel={onClose}
      onSubmit={(values, options) => {
        const body = countOf(values, before?.recognised ?? recognised);
        return before === null
          ? client.inventory.countSeal({ params, body }, options)
          : client.inventory.correctCount({ params, body: { count: body, reason: values.reason ?? '' } }, options);
      }}
      onDone={() => {
        void message.success(say('count.done', { name: item.name }));
        onClose();
      }}
    >
      <p className="muted inventory-of">
        {say('holder', { name: item.holder.name })}
        {item.place === null ? '' : ` · ${item.place}`}
      </p>
      <CountFields office={count.whole} corrects={before !== null} />
    </SchemaForm>
  );
}

function CountFields({ office, corrects }: { readonly office: boolean; readonly corrects: boolean }): ReactNode {
  const say = useMessages(inventoryMessages);
  const outcome: unknown = Form.useWatch('outcome');
  const face: unknown = Form.useWatch('face');
  const heldBy: unknown = Form.useWatch('heldBy');
  const seen = outcome === 'found' || outcome === 'elsewhere';
  const explains = !seen || face === 'unclear' || (typeof heldBy === 'string' && heldBy !== '');
  return (
    <>
      <Field name="outcome" label={say('result')}>
        <Radio.Group
          className="inventory-choices"
          options={countOutcomes
            .filter((value) => office || value !== 'excused')
            .map((value) => ({ value, label: say(`outcome.${value}`) }))}
        />
      </Field>
      {outcome === 'elsewhere' ? (
        <Field name="place" label={say('place')} schema={written.place}>
          <Input maxLength={200} />
        </Field>
      ) : null}
      {seen ? (
        <Field name="face" label={say('face')} schema={written.face}>
          <Radio.Group
            options={(['clear', 'unclear'] as const).map((value) => ({ value, label: say(`face.${value}`) }))}
          />
        </Field>
      ) : null}
      {seen && office ? (
        <Field name="heldBy" label={say('heldBy')} hint={say('heldBy.hint')}>
          <PersonSelect allowClear />
        </Field>
      ) : null}
      <Field
        name="remark"
        label={say('remark')}
        schema={explains ? written.remark : written.remark.optional()}
        {...(explains ? { hint: say('remark.hint') } : {})}
      >
        <Input maxLength={200} />
      </Field>
      {seen ? (
        <Field name="photoId" label={say('photo')}>
          <PhotoInput label={say('photo')} />
        </Field>
      ) : null}
      {corrects ? (
        <Field name="reason" label={say('correct.reason')} schema={written.reason}>
          <Input maxLength={500} />
        </Field>
      ) : null}
    </>
  );
}

/** What the form says, as the contract wants it. */
function countOf(values: Written, recognised: Counting['recognised']): SealCount {
  const { outcome, face, place = '', remark, heldBy = null, photoId = null } = values;
  if (outcome === 'not-found' || outcome === 'excused') return { outcome, remark: remark ?? '' };
  const seen = { recognised, legible: face === 'clear', heldBy, remark: remark ?? null, photoId };
  return outcome === 'elsewhere' ? { outcome, place, ...seen } : { outcome, ...seen };
}

function initialOf(before: NonNullable<Counting['item']['count']>): Partial<Written> {
  const { outcome, legible, place, heldBy, remark, photoId } = before;
  return {
    outcome,
    face: legible === false ? 'unclear' : 'clear',
    ...(place === null ? {} : { place }),
    ...(heldBy === null ? {} : { heldBy: heldBy.id }),
    ...(remark === null ? {} : { remark }),
    ...(photoId === null ? {} : { photoId }),
  };
}
