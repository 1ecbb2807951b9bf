import { Button, Form, type FormInstance, type FormProps } from 'antd';
import { useState, type ReactNode } from 'react';
import type { z } from 'zod';
import { useMessages } from '../../lib/i18n.ts';
import type { Trouble } from '../../lib/problems.ts';
import { useAction, type ActionOptions } from '../../lib/use-action.ts';
import { kitMessages } from '../messages.ts';
import { ProblemAlert } from '../problem-alert.tsx';
import { SchemaOfForm } from './field.tsx';
import { assignErrors, reaches, withoutEmpty } from './form-values.ts';

interface SchemaFormProps<Schema extends z.ZodObject, Result> {
  /** The body that the contract wants; its rules are the form's rules. */
  readonly schema: Schema;
  readonly initial?: Partial<z.input<Schema>>;
  /** The word on the button that sends it. */
  readonly submit: string;
  readonly onSubmit: (values: z.input<Schema>, options: ActionOptions) => Promise<Result>;
  readonly onDone?: (result: Result, form: FormInstance) => void;
  readonly onCancel?: () => void;
  /** `Field`s: labels, order and help are design, so they are written out and not derived. */
  readonly children: ReactNode;
}

/**
 * A form over a body of the contract. Fields are checked by the contract's schema as they are left; what the server
 * finds wrong lands on its field; what was typed is kept until it was accepted, and sending twice has one effect.
 */
export function SchemaForm<Schema extends z.ZodObject, Result>({
  schema,
  initial,
  submit,
  onSubmit,
  onDone,
  onCancel,
  children,
}: SchemaFormProps<Schema, Result>): ReactNode {
  const say = useMessages(kitMessages);
  const [form] = Form.useForm();
  const action = useAction(onSubmit);
  const [trouble, setTrouble] = useState<Trouble>();

  const send = async (): Promise<void> => {
    const answer = await action.act(withoutEmpty(form.getFieldsValue()) as z.input<Schema>);
    if (answer.done) {
      setTrouble(undefined);
      onDone?.(answer.result, form);
    } else if (answer.trouble !== undefined) {
      setTrouble(showOnFields(form, answer.trouble));
    }
  };

  return (
    <SchemaOfForm value={schema}>
      <Form
        form={form}
        layout="vertical"
        requiredMark={markRequired}
        initialValues={initial}
        validateTrigger="onBlur"
        onValuesChange={(changed: unknown) => forgetErrors(form, changed)}
        scrollToFirstError={{ block: 'center', focus: true }}
        onFinish={() => {
          void send();
        }}
      >
        {children}
        <div className="form-end">
          <ProblemAlert trouble={trouble} />
          <div className="form-buttons">
            {onCancel === undefined ? null : <Button onClick={onCancel}>{say('cancel')}</Button>}
            <Button type="primary" htmlType="submit" loading={action.busy}>
              {submit}
            </Button>
          </div>
        </div>
      </Form>
    </SchemaOfForm>
  );
}

/** The customary red star, for the eye only: `required` on the control says it to everybody else. */
const markRequired: FormProps['requiredMark'] = (label, { required }) => (
  <span className={required ? 'required-mark' : undefined}>{label}</span>
);

/** What was wrong with a value is no longer said once the value is another one; leaving the field checks it again. */
function forgetErrors(form: FormInstance, changed: unknown): void {
  const wrong = form.getFieldsError().filter(({ errors, name }) => errors.length > 0 && reaches(changed, name));
  form.setFields(wrong.map(({ name }) => ({ name, errors: [] })));
}

/** Puts the server's field problems on their fields and goes to the first; gives the trouble without them. */
function showOnFields(form: FormInstance, trouble: Trouble): Trouble {
  const fields = form.getFieldsError().map(({ name }) => name);
  const { assigned, left } = assignErrors(trouble.errors, fields);
  form.setFields(assigned.map(({ name, errors }) => ({ name: [...name], errors: [...errors] })));
  const first = assigned[0];
  if (first !== undefined) form.scrollToField([...first.name], { block: 'center', focus: true });
  return { ...trouble, errors: left };
}
