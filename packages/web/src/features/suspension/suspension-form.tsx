import { suspensionForm, suspensionReasons, type SuspensionForm as Asked, type SuspensionView } from '@yinxin/contract';
import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { dayOf } from '../../lib/instants.ts';
import type { ActionOptions } from '../../lib/use-action.ts';
import { DepartmentsSelect } from '../../ui/departments-select.tsx';
import { Field } from '../../ui/schema-form/field.tsx';
import { SchemaForm } from '../../ui/schema-form/schema-form.tsx';
import { Select } from '../../ui/select.tsx';
import { DayInput } from '../seals/day-input.tsx';
import { suspensionMessages } from './messages.ts';

interface SuspensionFormProps {
  /** What was asked before, to be corrected; or whom to tell. */
  readonly before: Partial<Asked>;
  /** The departments that are chosen already, each with why. */
  readonly proposed?: string;
  readonly onSubmit: (form: Asked, options: ActionOptions) => Promise<SuspensionView>;
  readonly onDone: (suspension: SuspensionView) => void;
  readonly onCancel: () => void;
}

/** The form of the using department (印章停用申请表, R7.1.1). */
export function SuspensionForm({ before, proposed, onSubmit, onDone, onCancel }: SuspensionFormProps): ReactNode {
  const say = useMessages(suspensionMessages);
  const [today] = useState(() => dayOf(new Date().toISOString(), 'Asia/Shanghai'));
  const fromDay = before.fromDay === undefined || before.fromDay < today ? today : before.fromDay;
  return (
    <SchemaForm
      schema={suspensionForm}
      initial={{ ...before, fromDay }}
      submit={say('submit')}
      onCancel={onCancel}
      onSubmit={onSubmit}
      onDone={onDone}
    >
      <Field name="reason" label={say('reason')}>
        <Select options={suspensionReasons.map((value) => ({ value, label: say(`reason.${value}`) }))} />
      </Field>
      <Field name="explanation" label={say('explanation')} hint={say('explanation.hint')}>
        <Input.TextArea maxLength={500} showCount autoSize={{ minRows: 2, maxRows: 6 }} />
      </Field>
      <Field name="fromDay" label={say('fromDay')} hint={say('fromDay.hint')}>
        <DayInput min={today} />
      </Field>
      <Field
        name="departmentIds"
        label={say('departments')}
        hint={proposed === undefined ? say('departments.hint') : say('departments.proposed', { list: proposed })}
      >
        <DepartmentsSelect />
      </Field>
    </SchemaForm>
  );
}
