import type { CheckFinding, CheckState, DueStanding } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';
import { checksMessages } from './messages.ts';

const findingTones: Readonly<Record<CheckFinding, Tone>> = {
  good: 'good',
  worn: 'waiting',
  damaged: 'stopped',
  'not-seen': 'stopped',
};

/** How a seal was found. */
export function FindingTag({ finding }: { readonly finding: CheckFinding }): ReactNode {
  const say = useMessages(checksMessages);
  return <StatusTag tone={findingTones[finding]}>{say(`finding.${finding}`)}</StatusTag>;
}

const standingTones: Readonly<Record<DueStanding, Tone>> = { overdue: 'stopped', soon: 'waiting', later: 'good' };

/** How urgent the next check is. */
export function StandingTag({ standing }: { readonly standing: DueStanding }): ReactNode {
  const say = useMessages(checksMessages);
  return <StatusTag tone={standingTones[standing]}>{say(`standing.${standing}`)}</StatusTag>;
}

const stateTones: Readonly<Record<CheckState, Tone>> = { recorded: 'over', open: 'waiting', settled: 'good' };

/** Whether something about a check is still to be dealt with. */
export function CheckStateTag({ state }: { readonly state: CheckState }): ReactNode {
  const say = useMessages(checksMessages);
  return <StatusTag tone={stateTones[state]}>{say(`state.${state}`)}</StatusTag>;
}
