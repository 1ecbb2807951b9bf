import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';
import type { ApprovalSummary } from './api.ts';
import { approvalsMessages } from './messages.ts';

const tones = {
  'in-approval': 'waiting',
  returned: 'stopped',
  approved: 'good',
  refused: 'stopped',
  withdrawn: 'over',
  voided: 'over',
} as const satisfies Record<ApprovalSummary['status'], Tone>;

/** How an approval stands; that it is overdue goes before that it runs. */
export function ApprovalStatus({ approval }: { readonly approval: ApprovalSummary }): ReactNode {
  const say = useMessages(approvalsMessages);
  if (approval.overdue) return <StatusTag tone="stopped">{say('overdue')}</StatusTag>;
  return <StatusTag tone={tones[approval.status]}>{say(`status.${approval.status}`)}</StatusTag>;
}
