import './destruction.css';
import {
  day,
  destructionUnit,
  sealReason,
  type DestructionProposal,
  type DestructionView,
  type SealMedium,
} from '@yinxin/contract';
import { Input } from 'antd';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { useMessages } from '../../lib/i18n.ts';
import type { ActionOptions } from '../../lib/use-action.ts';
import { Field } from '../../ui/schema-form/field.tsx';
import { SchemaForm } from '../../ui/schema-form/schema-form.tsx';
import { DayInput } from '../seals/day-input.tsx';
import { destructionMessages } from './messages.ts';
import { PaperInput } from './paper-input.tsx';

const { name, paperId } = destructionUnit.shape;
const onPaper = z.object({
  reason: sealReason,
  name,
  qualificationNumber: destructionUnit.shape.qualificationNumber.unwrap().optional(),
  qualifiedUntil: day.optional(),
  paperId,
});
const electronic = z.object({ reason: sealReason });

interface ProposalFormProps {
  readonly medium: SealMedium;
  /** What was proposed before, to be corrected. */
  readonly before?: DestructionView;
  readonly submit: string;
  readonly onSubmit: (proposal: DestructionProposal, options: ActionOptions) => Promise<DestructionView>;
  readonly onDone: (destruction: DestructionView) => void;
  readonly onCancel: () => void;
}

/** Why a seal is to be destroyed and, where it is one of paper and ink, by which qualified unit (R7.2.1, R7.2.2). */
export function ProposalForm({ medium, before, submit, onSubmit, onDone, onCancel }: ProposalFormProps): ReactNode {
  const say = useMessages(destructionMessages);
  const reason = (
    <Field name="reason" label={say('reason')}>
      <Input.TextArea maxLength={500} showCount autoSize={{ minRows: 2, maxRows: 6 }} />
    </Field>
  );
  if (medium === 'electronic') {
    return (
      <SchemaForm
        schema={electronic}
        initial={{ reason: before?.reason ?? '' }}
        submit={submit}
        onCancel={onCancel}
        onSubmit={(typed, options) => onSubmit({ reason: typed.reason, unit: null }, options)}
        onDone={onDone}
      >
        <p className="muted destruction-hint">{say('propose.electronic')}</p>
        {reason}
      </SchemaForm>
    );
  }
  const unit = before?.unit;
  return (
    <SchemaForm
      schema={onPaper}
      initial={{
        reason: before?.reason ?? '',
        ...(unit == null
          ? {}
          : {
              name: unit.name,
              qualificationNumber: unit.qualificationNumber ?? '',
              qualifiedUntil: unit.qualifiedUntil ?? '',
              paperId: unit.paper.id,
            }),
      }}
      submit={submit}
      onCancel={onCancel}
      onSubmit={({ reason: why, qualificationNumber = null, qualifiedUntil = null, ...facts }, options) =>
        onSubmit({ reason: why, unit: { ...facts, qualificationNumber, qualifiedUntil } }, options)
      }
      onDone={onDone}
    >
      {reason}
      <h3 className="destruction-part">{say('unit.title')}</h3>
      <Field name="name" label={say('unit.name')}>
        <Input maxLength={100} />
      </Field>
      <Field name="qualificationNumber" label={say('unit.number')}>
        <Input maxLength={60} />
      </Field>
      <Field name="qualifiedUntil" label={say('unit.until')} hint={say('unit.until.hint')}>
        <DayInput />
      </Field>
      <Field name="paperId" label={say('unit.paper')} hint={say('unit.paper.hint')}>
        <PaperInput label={say('unit.paper')} />
      </Field>
    </SchemaForm>
  );
}
