import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../lib/i18n.ts';
import { HistoryTimeline, type HistoryEntry } from './history-timeline.tsx';
import { kitMessages } from './messages.ts';
import { Sheet } from './page.tsx';

/** One fact of a record. */
export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
  /** Takes the whole width, for longer text. */
  readonly wide?: boolean;
}

/** Facts as a list of terms: two to four beside each other on a desk, below each other on a phone. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }): ReactNode {
  return (
    <dl className="facts">
      {facts.map(({ label, value, wide }) => (
        <div key={label} className={wide === true ? 'fact-wide' : undefined}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface RecordTab {
  readonly key: string;
  readonly label: string;
  readonly content: ReactNode;
}

interface RecordPageProps {
  readonly title: string;
  /** Number or code that people quote, e.g. the request number. */
  readonly number?: string;
  /** A `StatusTag`. */
  readonly status?: ReactNode;
  /** `ActionButton`s for what may be done now. */
  readonly actions?: ReactNode;
  /** What must be seen before anything else: a warning, a refusal. */
  readonly notice?: ReactNode;
  readonly facts: readonly Fact[];
  /** What the record is recognised by, beside its facts: the face of a seal. */
  readonly picture?: ReactNode;
  readonly tabs?: readonly RecordTab[];
  /** What only this kind of record has, below its facts: `Sheet`s. */
  readonly children?: ReactNode;
  /** The open tab and what to do when another is opened; from and to the address. */
  readonly tab?: string;
  readonly onTab?: (key: string) => void;
  /** The record's ledger entries; left out only where the reader may not see them. */
  readonly history?: readonly HistoryEntry[];
}

/** The page of one record: what it is, how it stands, what can be done, its parts, and its history. */
export function RecordPage({
  title,
  number,
  status,
  actions,
  notice,
  facts,
  picture,
  children,
  tabs,
  tab,
  onTab,
  history,
}: RecordPageProps): ReactNode {
  const say = useMessages(kitMessages);
  return (
    <article className="page">
      <header className="page-head">
        <div className="record-head">
          <h1>{title}</h1>
          {number === undefined ? null : <span className="record-number">{number}</span>}
          {status}
        </div>
        {actions === undefined ? null : <div className="page-actions record-actions">{actions}</div>}
      </header>
      {notice}
      <Sheet>
        {picture === undefined ? (
          <FactList facts={facts} />
        ) : (
          <div className="record-with-picture">
            {picture}
            <FactList facts={facts} />
          </div>
        )}
      </Sheet>
      {children}
      {tabs === undefined ? null : (
        <div className="sheet">
          <Tabs
            items={tabs.map(({ key, label, content }) => ({ key, label, children: content }))}
            {...(tab === undefined ? {} : { activeKey: tab })}
            {...(onTab === undefined ? {} : { onChange: onTab })}
          />
        </div>
      )}
      {history === undefined ? null : (
        <Sheet title={say('history.title')}>
          <HistoryTimeline entries={history} />
        </Sheet>
      )}
    </article>
  );
}
