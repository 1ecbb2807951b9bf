import type { ReactNode } from 'react';
import { useMessages } from '../lib/i18n.ts';
import { Instant } from './instant.tsx';
import { kitMessages } from './messages.ts';

/** One ledger entry of a record, in words. */
export interface HistoryEntry {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly what: ReactNode;
  readonly who?: string;
  /** The opinion, reason or other detail that was recorded with it. */
  readonly detail?: ReactNode;
  /** Set for what stopped the matter: a refusal, a return, a suspension. */
  readonly stopped?: boolean;
}

/** What happened to a record, as the ledger tells it; the newest first. */
export function HistoryTimeline({ entries }: { readonly entries: readonly HistoryEntry[] }): ReactNode {
  const say = useMessages(kitMessages);
  if (entries.length === 0) return <p className="muted">{say('history.empty')}</p>;
  return (
    <ol className="history">
      {entries.map((entry) => (
        <li key={entry.id} className={entry.stopped === true ? 'history-stopped' : undefined}>
          <p className="history-what">
            {entry.what}
            {entry.who === undefined ? null : <span className="history-who">{entry.who}</span>}
          </p>
          {entry.detail === undefined ? null : <div className="history-detail">{entry.detail}</div>}
          <p className="muted">
            <Instant at={entry.at} seconds />
          </p>
        </li>
      ))}
    </ol>
  );
}
