import { useQuery } from '@tanstack/react-query';
import type { Role } from '@yinxin/contract';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { colleagueQuery, colleaguesQuery } from '../lib/directory.ts';
import { Select } from './select.tsx';

interface PersonSelectProps {
  /** Id of the chosen person; a form around it hands these three in. */
  readonly value?: string | undefined;
  readonly onChange?: (id: string | undefined) => void;
  readonly id?: string;
  readonly label?: string;
  readonly placeholder?: string;
  readonly allowClear?: boolean;
  /** Offers only people who hold this role somewhere. */
  readonly holding?: Role;
  /** People who are not offered. */
  readonly except?: readonly string[];
}

/** Chooses one person who has not left: typing looks the name or number up, so it serves any number of people. */
export function PersonSelect({
  value,
  onChange,
  id,
  label,
  placeholder,
  allowClear,
  holding,
  except,
}: PersonSelectProps): ReactNode {
  const [typed, setTyped] = useState('');
  const found = useQuery(colleaguesQuery(useDeferredValue(typed.trim()), holding));
  const chosen = useQuery({ ...colleagueQuery(value ?? ''), enabled: value !== undefined && value !== '' });
  const people = found.data?.filter((one) => except?.includes(one.id) !== true) ?? [];
  const offered =
    chosen.data === undefined || typed !== '' || people.some((one) => one.id === value)
      ? people
      : [chosen.data, ...people];
  return (
    <Select
      id={id}
      aria-label={label}
      value={value === '' ? undefined : value}
      onChange={(next: string | undefined) => onChange?.(next)}
      allowClear={allowClear}
      placeholder={placeholder}
      loading={found.isFetching}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={offered.map((one) => ({ value: one.id, label: `${one.name}（${one.departmentName} ${one.post}）` }))}
    />
  );
}
