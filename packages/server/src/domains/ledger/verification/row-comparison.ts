import { canonicalJson } from '@yinxin/ledger';
import { plain } from '../plain.ts';
import type { SubjectKind } from '../subject-kind.ts';

/** A stored row of a subject, as `select *` gives it. */
export type StoredRow = Readonly<Record<string, unknown>> & { readonly id: string };

/** What a row must hold if its history is the whole truth. */
export interface ExpectedRow {
  readonly state: unknown;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** The columns of a row that are not what its history says, `state` among them; none for a sound row. */
export function differingColumns(kind: SubjectKind, row: StoredRow, expected: ExpectedRow): string[] {
  const wanted: Record<string, unknown> = {
    version: expected.version,
    created_at: expected.createdAt,
    updated_at: expected.updatedAt,
    ...kind.project(expected.state),
  };
  const differing = Object.entries(wanted).filter(([column, value]) => !sameColumn(value, row[column]));
  const state = sameJson(expected.state, row['state']) ? [] : ['state'];
  return [...state, ...differing.map(([column]) => column)];
}

/** Whether a column holds a value, given that the database spells some types in its own way. */
function sameColumn(wanted: unknown, found: unknown): boolean {
  if (wanted === null || wanted === undefined) return found === null;
  if (typeof wanted === 'object') return sameJson(wanted, found);
  if (wanted === found) return true;
  if (typeof wanted === 'boolean' || found === null || typeof found === 'object') return false;
  const [left, right] = [String(wanted), String(found)];
  if (DECIMAL.test(left) && DECIMAL.test(right)) return shortest(left) === shortest(right);
  return INSTANT.test(left) && INSTANT.test(right) && Date.parse(left) === Date.parse(right);
}

const DECIMAL = /^-?\d+(?:\.\d+)?$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** A decimal without the zeroes that `numeric` adds at its end. */
const shortest = (decimal: string): string => (decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal);

/** The same as JSON. Numbers, keys and order survive `jsonb`, members that are undefined do not. */
const sameJson = (wanted: unknown, found: unknown): boolean =>
  found !== undefined && canonicalJson(plain(wanted)) === canonicalJson(found);
