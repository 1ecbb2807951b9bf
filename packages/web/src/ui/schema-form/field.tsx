import { Form, type FormItemProps } from 'antd';
import { createContext, use, type ReactNode } from 'react';
import type { z } from 'zod';
import { useMessages } from '../../lib/i18n.ts';
import { kitMessages } from '../messages.ts';
import { withoutEmpty } from './form-values.ts';
import { issueText } from './issue-text.ts';

/** The schema of the form around a field. */
export const SchemaOfForm = createContext<z.ZodObject | undefined>(undefined);

interface FieldProps extends Pick<FormItemProps, 'valuePropName' | 'dependencies'> {
  /** A key of the form's schema; or a path whose own `schema` is given. */
  readonly name: string | readonly (string | number)[];
  readonly label: string;
  /** What to write here and what it is for. */
  readonly hint?: string;
  /** The rule of a field deeper inside; by default the rule of the key in the form's schema. */
  readonly schema?: z.ZodType;
  /** The control; it gets value, change handler and id from the form. */
  readonly children: ReactNode;
}

/** A labelled field. Its rule, and whether it must be filled in, come from the contract's schema. */
export function Field({ name, label, hint, schema, children, ...item }: FieldProps): ReactNode {
  const say = useMessages(kitMessages);
  const whole = use(SchemaOfForm);
  const rule = schema ?? (typeof name === 'string' ? (whole?.shape[name] as z.ZodType | undefined) : undefined);
  if (rule === undefined) throw new Error(`The form's schema has no field ${String(name)}`);
  const required = !rule.safeParse(undefined).success;
  return (
    <Form.Item
      {...item}
      name={typeof name === 'string' ? name : [...name]}
      label={label}
      extra={hint}
      required={required}
      rules={[
        {
          validator: async (_, value: unknown) => {
            const issue = rule.safeParse(withoutEmpty(value), { reportInput: true }).error?.issues[0];
            if (issue !== undefined) throw new Error(issueText(issue, say));
          },
        },
      ]}
    >
      {children}
    </Form.Item>
  );
}
