import { useState } from 'react';

/** How a reader likes one list: which columns are hidden, and how close the rows stand. */
export interface TableLook {
  readonly hidden: readonly string[];
  readonly tight: boolean;
}

/** Reads what an earlier visit stored; anything that is not a look is the given one. */
export function readLook(stored: string | null, initial: TableLook): TableLook {
  if (stored === null) return initial;
  try {
    const value: unknown = JSON.parse(stored);
    if (typeof value !== 'object' || value === null || !('hidden' in value) || !('tight' in value)) return initial;
    const { hidden, tight } = value;
    if (!Array.isArray(hidden) || typeof tight !== 'boolean') return initial;
    return { hidden: hidden.filter((key) => typeof key === 'string'), tight };
  } catch {
    return initial;
  }
}

/** A list's look, kept in this browser under the list's name. */
export function useTableLook(name: string, initial: TableLook): [TableLook, (look: TableLook) => void] {
  const key = `yinxin.table.${name}`;
  const [look, setLook] = useState(() => readLook(localStorage.getItem(key), initial));
  return [
    look,
    (next) => {
      localStorage.setItem(key, JSON.stringify(next));
      setLook(next);
    },
  ];
}
