import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { departmentsQuery } from '../lib/directory.ts';
import { Select } from './select.tsx';

interface DepartmentsSelectProps {
  /** Ids of the chosen departments; a form around it hands these three in. */
  readonly value?: readonly string[];
  readonly onChange?: (ids: string[]) => void;
  readonly id?: string;
}

/** Chooses any number of departments that are open; typing finds one by its name. */
export function DepartmentsSelect({ value, onChange, id }: DepartmentsSelectProps): ReactNode {
  const { data: departments } = useQuery(departmentsQuery);
  const offered = departments?.filter((one) => !one.closed || value?.includes(one.id)) ?? [];
  return (
    <Select<string[]>
      id={id}
      mode="multiple"
      value={[...(value ?? [])]}
      onChange={(ids) => onChange?.(ids)}
      loading={departments === undefined}
      showSearch={{ optionFilterProp: 'label' }}
      options={offered.map((one) => ({ value: one.id, label: one.name }))}
    />
  );
}
