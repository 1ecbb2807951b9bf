import './way.css';
import { CheckCircleFilled, ClockCircleOutlined, MinusCircleOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useMessages } from '../lib/i18n.ts';
import { kitMessages } from './messages.ts';

/** Whether a step is done, is the one that is waited for, or still lies ahead. */
export type Standing = 'done' | 'now' | 'ahead';

/** The way of a matter from its beginning to its end, as `WayStep`s in their order. */
export function Way({ children }: { readonly children: ReactNode }): ReactNode {
  return <ol className="way">{children}</ol>;
}

interface WayStepProps {
  readonly standing: Standing;
  readonly title: string;
  readonly children?: ReactNode;
}

/** One step: how it stands, and what is known about it. */
export function WayStep({ standing, title, children }: WayStepProps): ReactNode {
  const say = useMessages(kitMessages);
  const Icon = { done: CheckCircleFilled, now: ClockCircleOutlined, ahead: MinusCircleOutlined }[standing];
  return (
    <li className={`way-${standing}`} aria-current={standing === 'now' ? 'step' : undefined}>
      <span className="way-mark">
        <Icon aria-hidden="true" />
        <span className="visually-hidden">{say(`standing.${standing}`)}</span>
      </span>
      <h3>{title}</h3>
      {children}
    </li>
  );
}
