import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';
import type { FlowSummary } from './api.ts';
import { flowsMessages } from './messages.ts';

const tones = { draft: 'draft', published: 'good', retired: 'over' } as const satisfies Record<
  FlowSummary['status'],
  Tone
>;

/** How a flow stands, and whether changes wait to be published. */
export function FlowStatus({ flow }: { readonly flow: Pick<FlowSummary, 'status' | 'hasDraft'> }): ReactNode {
  const say = useMessages(flowsMessages);
  return (
    <span className="row-actions">
      <StatusTag tone={tones[flow.status]}>{say(`status.${flow.status}`)}</StatusTag>
      {flow.status === 'published' && flow.hasDraft ? <StatusTag tone="draft">{say('hasDraft')}</StatusTag> : null}
    </span>
  );
}
