import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  EditOutlined,
  MinusCircleOutlined,
  StopOutlined,
} from '@ant-design/icons';
import type { ComponentType, ReactNode } from 'react';

/** What a state means to the reader: being written, waiting for somebody, going well, over, or stopped. */
export type Tone = 'draft' | 'waiting' | 'good' | 'over' | 'stopped';

const icons: Readonly<Record<Tone, ComponentType>> = {
  draft: EditOutlined,
  waiting: ClockCircleOutlined,
  good: CheckCircleOutlined,
  over: MinusCircleOutlined,
  stopped: StopOutlined,
};

/** A state by word, shape and colour, so that none of the three is needed alone. */
export function StatusTag({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }): ReactNode {
  const Icon = icons[tone];
  return (
    <span className={`status status-${tone}`}>
      <Icon />
      {children}
    </span>
  );
}
