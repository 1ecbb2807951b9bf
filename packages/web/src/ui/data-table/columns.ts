import type { ReactNode } from 'react';

/** One column of a list. */
export interface Column<Row> {
  /** Names the column in the address and in the reader's settings; for a sortable one, the contract's sort key. */
  readonly key: string;
  readonly title: string;
  readonly render: (row: Row) => ReactNode;
  readonly sortable?: true;
  readonly width?: number;
  readonly align?: 'right';
  /** Not shown until the reader asks for it. */
  readonly optional?: true;
  /** Cannot be hidden: what a row is recognised by. */
  readonly fixed?: true;
  /** Where it stands on a phone's card: its head, beside the head, below as a fact (the default), or nowhere. */
  readonly onPhone?: 'head' | 'beside' | 'fact' | 'none';
}

/** The columns that a reader sees. */
export const shownColumns = <Row>(columns: readonly Column<Row>[], hidden: readonly string[]): readonly Column<Row>[] =>
  columns.filter(({ key, fixed }) => fixed === true || !hidden.includes(key));
