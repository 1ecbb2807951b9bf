import { Form } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../../lib/i18n.ts';
import { useRequestForm } from './form-context.ts';
import { fieldId, issueAt, type FieldName } from './issues.ts';
import { requestFormMessages } from './messages.ts';

interface RequestFieldProps {
  readonly pointer: string;
  readonly field: FieldName;
  readonly required?: boolean;
  readonly hint?: string;
  /** Issues of parts of the value are shown by those parts. */
  readonly exactly?: boolean;
  /** The control, given the id that its label and the list of issues lead to. */
  readonly children: (control: { readonly id: string; readonly 'aria-invalid': boolean }) => ReactNode;
}

/** One field of a draft: anything may be typed; what the last check found wrong stands below it. */
export function RequestField({ pointer, field, required, hint, exactly, children }: RequestFieldProps): ReactNode {
  const say = useMessages(requestFormMessages);
  const issue = issueAt(useRequestForm().issues, pointer, exactly);
  const id = fieldId(pointer);
  return (
    <Form.Item
      label={<span className={required === true ? 'required-mark' : undefined}>{say(`field.${field}`)}</span>}
      htmlFor={id}
      extra={hint}
      validateStatus={issue === undefined ? '' : 'error'}
      help={issue}
    >
      {children({ id, 'aria-invalid': issue !== undefined })}
    </Form.Item>
  );
}
