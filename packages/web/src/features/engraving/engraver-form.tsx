import '../destruction/destruction.css';
import { engraverFacts, type EngraverView } from '@yinxin/contract';
import { Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { Field } from '../../ui/schema-form/field.tsx';
import { SchemaForm } from '../../ui/schema-form/schema-form.tsx';
import { PaperInput } from '../destruction/paper-input.tsx';
import { DayInput } from '../seals/day-input.tsx';
import { engravingMessages } from './messages.ts';

const { qualifiedUntil } = engraverFacts.shape;
const typedFacts = engraverFacts.extend({ qualifiedUntil: qualifiedUntil.unwrap().optional() });

interface EngraverFormProps {
  /** The engraver to renew or correct, `new`, or undefined while closed. */
  readonly subject: EngraverView | 'new' | undefined;
  readonly onClose: () => void;
}

/** Puts an engraver on the register with its qualification, or renews it. */
export function EngraverForm({ subject, onClose }: EngraverFormProps): ReactNode {
  const say = useMessages(engravingMessages);
  const before = subject === 'new' ? undefined : subject;
  return (
    <Modal
      open={subject !== undefined}
      title={say(before === undefined ? 'engraver.new' : 'engraver.renew')}
      footer={null}
      mask={{ closable: false }}
      destroyOnHidden
      onCancel={onClose}
    >
      <SchemaForm
        schema={typedFacts}
        initial={before === undefined ? {} : typed(before)}
        submit={say('engraver.save')}
        onCancel={onClose}
        onDone={onClose}
        onSubmit={(facts, options) => {
          const body = { ...facts, qualifiedUntil: facts.qualifiedUntil ?? null };
          return before === undefined
            ? client.engravers.registerEngraver({ body }, options)
            : client.engravers.correctEngraver(
                { params: { id: before.id }, body },
                { ...options, version: before.version },
              );
        }}
      >
        <Field name="name" label={say('engraver.name')}>
          <Input maxLength={100} />
        </Field>
        <Field name="uscc" label={say('engraver.uscc')}>
          <Input maxLength={18} spellCheck={false} />
        </Field>
        <Field name="qualificationNumber" label={say('engraver.number')}>
          <Input maxLength={60} />
        </Field>
        <Field name="qualifiedUntil" label={say('engraver.until')} hint={say('engraver.until.hint')}>
          <DayInput />
        </Field>
        <Field name="paperId" label={say('engraver.paper')} hint={say('engraver.paper.hint')}>
          <PaperInput label={say('engraver.paper')} />
        </Field>
      </SchemaForm>
    </Modal>
  );
}

const typed = ({ name, uscc, qualificationNumber, qualifiedUntil: until, paper }: EngraverView) => ({
  name,
  uscc,
  qualificationNumber,
  paperId: paper.id,
  ...(until === null ? {} : { qualifiedUntil: until }),
});
