import type { FieldProblem } from '@yinxin/contract';
import { fieldPath } from '../../lib/problems.ts';

/** What a form holds, as the contract wants it: a field that was emptied is a field that is absent. */
export function withoutEmpty(value: unknown): unknown {
  if (value === '' || value === null) return undefined;
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, withoutEmpty(inner)] as const);
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
}

/** Whether what changed in a form contains the field of this path. */
export function reaches(changed: unknown, path: readonly (string | number)[]): boolean {
  let inner = changed;
  for (const step of path) {
    if (typeof inner !== 'object' || inner === null || !(step in inner)) return false;
    inner = (inner as Record<string | number, unknown>)[step];
  }
  return true;
}

/** Words for one field, by its path. */
export interface FieldErrors {
  readonly name: readonly (string | number)[];
  readonly errors: readonly string[];
}

/**
 * Sorts the server's field problems: those whose path is a field of the form (or lies inside one) go to that field,
 * the others are left for the alert above the buttons.
 */
export function assignErrors(
  problems: readonly FieldProblem[],
  fields: readonly (readonly (string | number)[])[],
): { readonly assigned: readonly FieldErrors[]; readonly left: readonly FieldProblem[] } {
  const assigned = new Map<string, FieldErrors>();
  const left: FieldProblem[] = [];
  for (const problem of problems) {
    const path = fieldPath(problem.pointer);
    const field = fields
      .filter((name) => name.length > 0 && name.every((step, index) => step === path[index]))
      .toSorted((a, b) => b.length - a.length)[0];
    if (field === undefined) {
      left.push(problem);
      continue;
    }
    const key = JSON.stringify(field);
    assigned.set(key, { name: field, errors: [...(assigned.get(key)?.errors ?? []), problem.detail] });
  }
  return { assigned: [...assigned.values()], left };
}
