import { FilterOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { beginningOfDay, dayBeginningAt } from '../../lib/instants.ts';
import { kitMessages } from '../messages.ts';
import { PersonSelect } from '../person-select.tsx';
import { countFilters } from './list-search.ts';
import { Select } from '../select.tsx';

/** One filter of a list, by the name of its search parameter. */
export type Filter<Name extends string = string> = {
  readonly name: Name;
  readonly label: string;
  /** Out of sight until it is asked for, or set. */
  readonly extra?: true;
} & (
  | { readonly kind: 'text'; readonly maxLength: number; readonly inputMode?: 'decimal' }
  | { readonly kind: 'choice'; readonly options: readonly { readonly value: string; readonly label: string }[] }
  | { readonly kind: 'choices'; readonly options: readonly { readonly value: string; readonly label: string }[] }
  | { readonly kind: 'day' }
  /** Days for parameters that are instants: from the beginning of a day on, or to the end of a day. */
  | { readonly kind: 'since' | 'until' }
  | { readonly kind: 'person' }
);

/** Choices that are looked through by typing. */
const MANY = 8;

interface FilterBarProps {
  readonly filters: readonly Filter[] | undefined;
  readonly search: Readonly<Record<string, unknown>>;
  readonly onChange: (change: Record<string, unknown>) => void;
  readonly onClear: () => void;
}

/** The filters of a list. On a phone they fold away behind one button that says how many are set. */
export function FilterBar({ filters, search, onChange, onClear }: FilterBarProps): ReactNode {
  const say = useMessages(kitMessages);
  const [unfolded, setUnfolded] = useState(false);
  const region = useId();
  const count = countFilters(search);
  if (filters === undefined) return null;
  const isSet = (name: string): boolean => search[name] !== undefined && search[name] !== '';
  const shown = filters.filter(({ name, extra }) => extra !== true || unfolded || isSet(name));
  return (
    <div className="filters">
      <Button
        className="filters-fold"
        icon={<FilterOutlined />}
        aria-expanded={unfolded}
        aria-controls={region}
        onClick={() => setUnfolded(!unfolded)}
      >
        {count === 0 ? say('list.filters') : say('list.filters.set', { count })}
      </Button>
      <div id={region} className={unfolded ? 'filters-fields filters-unfolded' : 'filters-fields'}>
        {shown.map((filter) => (
          <FilterField key={filter.name} filter={filter} value={search[filter.name]} onChange={onChange} />
        ))}
        {filters.some(({ extra }) => extra) ? (
          <Button
            type="link"
            className="desk-only"
            aria-expanded={unfolded}
            aria-controls={region}
            onClick={() => setUnfolded(!unfolded)}
          >
            {say(unfolded ? 'list.filters.fewer' : 'list.filters.more')}
          </Button>
        ) : null}
        {count === 0 ? null : (
          <Button type="link" onClick={onClear}>
            {say('list.reset')}
          </Button>
        )}
      </div>
    </div>
  );
}

interface FilterFieldProps {
  readonly filter: Filter;
  readonly value: unknown;
  readonly onChange: (change: Record<string, unknown>) => void;
}

function FilterField({ filter, value, onChange }: FilterFieldProps): ReactNode {
  const id = useId();
  return (
    <div className="filter">
      <label htmlFor={id}>{filter.label}</label>
      <FilterControl id={id} filter={filter} value={value} onChange={onChange} />
    </div>
  );
}

function FilterControl({ id, filter, value, onChange }: FilterFieldProps & { readonly id: string }): ReactNode {
  const say = useMessages(kitMessages);
  const change = (next: unknown): void => onChange({ [filter.name]: next });
  switch (filter.kind) {
    case 'text':
      // The key makes a cleared filter clear the field as well; typing itself is the field's own business.
      return (
        <Input.Search
          key={String(value ?? '')}
          id={id}
          defaultValue={typeof value === 'string' ? value : ''}
          maxLength={filter.maxLength}
          inputMode={filter.inputMode}
          allowClear
          onSearch={(typed) => change(typed.trim())}
        />
      );
    case 'choice':
      return (
        <Select
          id={id}
          value={typeof value === 'string' ? value : ''}
          options={[{ value: '', label: say('list.all') }, ...filter.options]}
          showSearch={filter.options.length > MANY && { optionFilterProp: 'label' }}
          onChange={change}
        />
      );
    case 'choices':
      return (
        <Select
          id={id}
          mode="multiple"
          maxTagCount="responsive"
          value={Array.isArray(value) ? value : typeof value === 'string' ? [value] : []}
          placeholder={say('list.all')}
          options={[...filter.options]}
          onChange={(chosen: string[]) => change(chosen.length === 0 ? undefined : chosen)}
        />
      );
    case 'person':
      return (
        <PersonSelect
          id={id}
          value={typeof value === 'string' ? value : undefined}
          allowClear
          placeholder={say('list.all')}
          onChange={change}
        />
      );
    case 'since':
    case 'until': {
      // The end of a day is the beginning of the next.
      const later = filter.kind === 'since' ? 0 : 1;
      return (
        <Input
          id={id}
          type="date"
          value={typeof value === 'string' ? dayBeginningAt(value, -later) : ''}
          onChange={({ target }) => change(beginningOfDay(target.value, later))}
        />
      );
    }
    case 'day':
      // The browser's own field: in the reader's habit, by keyboard, and with the phone's date wheel.
      return (
        <Input
          id={id}
          type="date"
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => change(event.target.value)}
        />
      );
  }
}
