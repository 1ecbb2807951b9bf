import { Radio } from 'antd';
import type { ReactNode } from 'react';

interface YesNoProps {
  /** What is asked: the label of the field, as the name of the two answers together. */
  readonly label: string;
  readonly yes: string;
  readonly no: string;
  /** A form around it hands these two in. */
  readonly value?: boolean;
  readonly onChange?: (value: boolean) => void;
  /** Told when it was answered, after the form. */
  readonly onAnswer?: () => void;
}

/** A question with two answers side by side, neither of them chosen beforehand: a switch would always look answered. */
export function YesNo({ label, yes, no, value, onChange, onAnswer }: YesNoProps): ReactNode {
  return (
    <Radio.Group
      optionType="button"
      buttonStyle="solid"
      aria-label={label}
      value={value}
      options={[
        { value: true, label: yes },
        { value: false, label: no },
      ]}
      onChange={({ target }) => {
        onChange?.(target.value as boolean);
        onAnswer?.();
      }}
    />
  );
}
