import { line, sealCondition, type SealCondition } from '@yinxin/contract';
import { Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { useMessages } from '../../lib/i18n.ts';
import { Field } from '../../ui/schema-form/field.tsx';
import { custodyMessages } from './messages.ts';

const remark = line(200);

/** How a seal was found, as the form has it: the remark is there where it is asked for. */
export const conditionInput = sealCondition.extend({ remark: remark.optional() });

export const conditionOf = ({ state, remark: said }: z.infer<typeof conditionInput>): SealCondition => ({
  state,
  remark: said ?? null,
});

/** Whoever takes a seal into the hands has looked at it, and says how it is (R5.2.3). */
export function ConditionFields(): ReactNode {
  const say = useMessages(custodyMessages);
  const state: unknown = Form.useWatch('state');
  const imperfect = state === 'worn' || state === 'damaged';
  return (
    <>
      <Field name="state" label={say('condition')}>
        <Radio.Group
          options={sealCondition.shape.state.options.map((value) => ({ value, label: say(`condition.${value}`) }))}
        />
      </Field>
      {imperfect ? (
        <Field name="remark" label={say('remark')} hint={say('remark.hint')} schema={remark}>
          <Input maxLength={200} />
        </Field>
      ) : null}
    </>
  );
}
