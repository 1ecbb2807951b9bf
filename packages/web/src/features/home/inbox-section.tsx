import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { problemTexts, troubleOf } from '../../lib/problems.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { homeMessages } from './messages.ts';

interface InboxSectionProps<Row> {
  readonly title: string;
  readonly empty: { readonly title: string; readonly advice: string; readonly action?: ReactNode };
  readonly query: {
    readonly data: { readonly items: readonly Row[]; readonly total: number } | undefined;
    readonly error: Error | null;
  };
  readonly rowKey: (row: Row) => string;
  readonly render: (row: Row) => ReactNode;
  /** The list that holds everything. */
  readonly all: { readonly to: string; readonly search?: Readonly<Record<string, unknown>> };
}

/** One matter of the inbox: its rows with their number, or what would be here. */
export function InboxSection<Row>({ title, empty, query, rowKey, render, all }: InboxSectionProps<Row>): ReactNode {
  const say = useMessages(homeMessages);
  const sayProblem = useMessages(problemTexts);
  const { data, error } = query;
  return (
    <section className="sheet">
      <h2>
        {title}
        {data === undefined || data.total === 0 ? null : <span className="inbox-count">{data.total}</span>}
      </h2>
      <ProblemAlert trouble={error === null ? undefined : troubleOf(error, sayProblem)} />
      {data === undefined ? (
        error === null ? (
          <Skeleton active title={false} />
        ) : null
      ) : data.items.length === 0 ? (
        <EmptyState {...empty} />
      ) : (
        <ul className="inbox">
          {data.items.map((row) => (
            <li key={rowKey(row)}>{render(row)}</li>
          ))}
        </ul>
      )}
      {data === undefined || data.total <= data.items.length ? null : (
        <p className="inbox-more">
          <Link to={all.to} search={all.search ?? {}}>
            {say('more', { count: data.total })}
          </Link>
        </p>
      )}
    </section>
  );
}
