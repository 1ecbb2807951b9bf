import { InputNumber } from 'antd';
import { useId, type ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { sealingMessages } from './messages.ts';

export interface Range {
  readonly from: number;
  readonly to: number;
}

interface PageRangeProps {
  readonly range: Range;
  readonly pages: number;
  readonly onChange: (range: Range) => void;
}

/** The first and the last page of a range. */
export function PageRange({ range, pages, onChange }: PageRangeProps): ReactNode {
  const say = useMessages(sealingMessages);
  const id = useId();
  return (
    <div className="add-range">
      <label htmlFor={`${id}-from`}>{say('add.from')}</label>
      <InputNumber
        id={`${id}-from`}
        min={1}
        max={pages}
        precision={0}
        value={range.from}
        onChange={(from) => onChange({ from: from ?? 1, to: Math.max(range.to, from ?? 1) })}
      />
      <label htmlFor={`${id}-to`}>{say('add.to')}</label>
      <InputNumber
        id={`${id}-to`}
        min={range.from}
        max={pages}
        precision={0}
        value={range.to}
        onChange={(to) => onChange({ from: range.from, to: to ?? pages })}
      />
    </div>
  );
}
