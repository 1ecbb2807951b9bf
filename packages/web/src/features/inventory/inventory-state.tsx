import type { InventorySummary } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { StatusTag } from '../../ui/status-tag.tsx';
import { inventoryMessages } from './messages.ts';

/** How a count stands; one that should be done says so. */
export function InventoryStateTag({ state, overdue }: Pick<InventorySummary, 'state' | 'overdue'>): ReactNode {
  const say = useMessages(inventoryMessages);
  if (overdue) return <StatusTag tone="stopped">{say('overdue')}</StatusTag>;
  const tones = { open: 'waiting', closed: 'good', cancelled: 'over' } as const;
  return <StatusTag tone={tones[state]}>{say(`state.${state}`)}</StatusTag>;
}
