import { Input } from 'antd';
import type { ReactNode } from 'react';
import { fromClock, toClock } from '../lib/instants.ts';

interface InstantInputProps {
  /** An instant (ISO 8601, UTC); a form around it hands these three in. */
  readonly value?: string | undefined;
  readonly onChange?: (at: string | undefined) => void;
  readonly id?: string;
  /** The latest and earliest instants that may be chosen. */
  readonly max?: string;
  readonly min?: string;
}

/** Day and time on the reader's own clock, in the browser's own field: by keyboard, and with the phone's wheels. */
export function InstantInput({ value, onChange, id, max, min }: InstantInputProps): ReactNode {
  return (
    <Input
      id={id}
      type="datetime-local"
      value={value === undefined ? '' : toClock(value)}
      {...(max === undefined ? {} : { max: toClock(max) })}
      {...(min === undefined ? {} : { min: toClock(min) })}
      onChange={({ target }) => onChange?.(fromClock(target.value))}
    />
  );
}
