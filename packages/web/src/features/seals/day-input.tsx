import { Input } from 'antd';
import type { ReactNode } from 'react';

interface DayInputProps {
  readonly id?: string;
  /** A calendar day, `2026-11-23`. */
  readonly value?: string;
  readonly onChange?: (day: string) => void;
  readonly min?: string;
  readonly max?: string;
}

/** The browser's own field for a day: in the reader's habit, by keyboard, and with the phone's date wheel. */
export function DayInput({ id, value, onChange, min, max }: DayInputProps): ReactNode {
  return (
    <Input
      id={id}
      type="date"
      value={value ?? ''}
      min={min}
      max={max}
      onChange={({ target }) => onChange?.(target.value)}
    />
  );
}
