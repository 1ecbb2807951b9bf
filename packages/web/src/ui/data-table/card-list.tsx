import { Fragment, type ReactNode } from 'react';
import type { Column } from './columns.ts';

interface CardListProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly columns: readonly Column<Row>[];
}

/** A list as cards, for a phone. A link in a card's head reaches over the whole card. */
export function CardList<Row>({ label, rows, rowKey, columns }: CardListProps<Row>): ReactNode {
  const at = (place: Column<Row>['onPhone']): readonly Column<Row>[] =>
    columns.filter(({ onPhone = 'fact' }) => onPhone === place);
  return (
    <ul className="cards" aria-label={label}>
      {rows.map((row) => (
        <li key={rowKey(row)} className="card">
          <div className="card-top">
            <div className="card-head">
              {at('head').map((column) => (
                <Fragment key={column.key}>{column.render(row)}</Fragment>
              ))}
            </div>
            {at('beside').map((column) => (
              <div key={column.key}>{column.render(row)}</div>
            ))}
          </div>
          <dl>
            {at('fact').map(({ key, title, render }) => (
              <div key={key}>
                <dt>{title}</dt>
                <dd>{render(row)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
