import './data-table.css';
import { Button, Pagination, Spin, Table } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { problemTexts, troubleOf } from '../../lib/problems.ts';
import { useNarrow } from '../../lib/use-narrow.ts';
import { EmptyState } from '../empty-state.tsx';
import { kitMessages } from '../messages.ts';
import { ProblemAlert } from '../problem-alert.tsx';
import { CardList } from './card-list.tsx';
import { shownColumns, type Column } from './columns.ts';
import { FilterBar, type Filter } from './filter-bar.tsx';
import { changeSearch, clearFilters, countFilters, orderOf, sortWord, type AnySearch } from './list-search.ts';
import { TableSettings } from './table-settings.tsx';
import { useTableLook } from './table-look.ts';

/** One page of rows, as the contract's catalogues answer. */
export interface RowPage<Row> {
  readonly items: readonly Row[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
}

/** What has come so far of a stream, as the contract's stretches answer; there is no total. */
export interface RowStretch<Row> {
  readonly items: readonly Row[];
  /** Gets the next stretch; undefined at the end. */
  readonly more: (() => void) | undefined;
}

interface DataTableProps<Row, Search extends object> {
  /** Names the list in the reader's settings, and to readers by ear. */
  readonly name: string;
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  /** The list's query: what came, whether more is coming, what went wrong. */
  readonly query: {
    readonly data: RowPage<Row> | RowStretch<Row> | undefined;
    readonly isFetching: boolean;
    readonly error: Error | null;
  };
  /** What the address says, and how to change it. */
  readonly search: Search;
  readonly onSearch: (search: Search) => void;
  readonly filters?: readonly Filter<Extract<keyof Search, string>>[];
  /** Instead of the table when there is nothing at all, without any filter: says what to do. */
  readonly empty: ReactNode;
}

/**
 * A catalogue that the server filters, sorts and pages, or a stream that it filters and goes on with. The address is the state, so every view has a link; columns
 * and row height are the reader's and stay in the browser. On a phone the rows are cards.
 */
export function DataTable<Row extends object, Search extends object>({
  name,
  label,
  columns,
  rowKey,
  query,
  search,
  onSearch,
  filters,
  empty,
}: DataTableProps<Row, Search>): ReactNode {
  const say = useMessages(kitMessages);
  const sayProblem = useMessages(problemTexts);
  const narrow = useNarrow();
  const [look, setLook] = useTableLook(name, {
    hidden: columns.filter(({ optional }) => optional).map(({ key }) => key),
    tight: false,
  });
  const shown = shownColumns(columns, look.hidden);
  const { data, isFetching, error } = query;
  const { sort } = search as AnySearch;
  const filtered = countFilters(search) > 0;
  const change = (changed: object): void => onSearch(changeSearch(search, changed as Partial<Search>));

  const nothing = filtered ? <EmptyState title={say('list.empty')} advice={say('list.empty.advice')} /> : empty;

  return (
    <div className="data-table">
      <div className="data-table-top">
        <FilterBar
          filters={filters}
          search={search as AnySearch}
          onChange={change}
          onClear={() => onSearch(clearFilters(search))}
        />
        <TableSettings columns={columns} look={look} onLook={setLook} />
      </div>
      <ProblemAlert trouble={error === null ? undefined : troubleOf(error, sayProblem)} />
      {data === undefined ? (
        error === null ? (
          <Spin size="large" className="data-table-wait" />
        ) : null
      ) : data.items.length === 0 ? (
        <div className="sheet">{nothing}</div>
      ) : narrow ? (
        <CardList label={label} rows={data.items} rowKey={rowKey} columns={shown} />
      ) : (
        <Table<Row>
          aria-label={label}
          className="data-table-rows"
          dataSource={[...data.items]}
          rowKey={rowKey}
          size={look.tight ? 'small' : 'medium'}
          loading={isFetching && { delay: 300 }}
          pagination={false}
          scroll={{ x: 'max-content' }}
          columns={shown.map((column) => ({
            key: column.key,
            title: column.title,
            width: column.width,
            align: column.align,
            render: (_: unknown, row: Row) => column.render(row),
            ...(column.sortable === true ? { sorter: true, sortOrder: orderOf(sort, column.key) } : {}),
          }))}
          onChange={(_page, _filters, sorter) => {
            const { columnKey, order } = Array.isArray(sorter) ? (sorter[0] ?? {}) : sorter;
            change({ sort: sortWord(String(columnKey), order) });
          }}
        />
      )}
      {data === undefined ? null : 'more' in data ? (
        data.more === undefined ? null : (
          <Button className="data-table-more" loading={isFetching} onClick={data.more}>
            {say('list.more')}
          </Button>
        )
      ) : data.total <= Math.min(data.pageSize, 10) ? null : (
        <Pagination
          className="data-table-pages"
          align="end"
          current={data.page}
          pageSize={data.pageSize}
          total={data.total}
          simple={narrow}
          showSizeChanger={!narrow}
          pageSizeOptions={[20, 50, 100]}
          showTotal={(total) => say('list.total', { total })}
          onChange={(page, pageSize) =>
            change(pageSize === data.pageSize ? { page: page === 1 ? undefined : page } : { pageSize })
          }
        />
      )}
    </div>
  );
}
