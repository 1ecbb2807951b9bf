import { describeProblem, fill, peopleColumns, personInput, type Language } from '@yinxin/contract';
import { z } from 'zod';
import { refuse, type Decision } from '../../platform/decider.ts';
import type { PersonDescription } from './person.ts';

/** The most lines of one sheet. */
export const MOST_LINES = 2_000;

export type PeopleColumn = keyof typeof peopleColumns;

/** A line of the sheet by column. */
export interface SheetLine {
  readonly line: number;
  readonly values: Partial<Record<PeopleColumn, string>>;
}

const OPTIONAL: ReadonlySet<PeopleColumn> = new Set(['entity', 'email', 'mobile']);
const COLUMNS = Object.keys(peopleColumns) as PeopleColumn[];

/** Finds the columns by their headings (Chinese or English, in any order) and gives every further line that is not empty. */
export function readLines(cells: readonly (readonly string[])[]): Decision<SheetLine> {
  const [heading, ...body] = cells;
  if (heading === undefined) return refuse('import-unreadable');
  const places = new Map<PeopleColumn, number>();
  for (const column of COLUMNS) {
    const names = new Set(Object.values(peopleColumns[column]).map(folded));
    const place = heading.findIndex((cell) => names.has(folded(cell)));
    if (place >= 0) places.set(column, place);
  }
  if (places.size === 0) return refuse('import-unreadable');
  const missing = COLUMNS.filter((column) => !places.has(column) && !OPTIONAL.has(column));
  if (missing.length > 0) {
    return refuse('import-column-missing', {
      columns: missing.map((column) => `${peopleColumns[column]['zh-CN']} ${peopleColumns[column].en}`).join('、'),
    });
  }
  const lines = body
    .map((row, place) => ({ line: place + 2, values: valuesOf(row, places) }))
    .filter(({ values }) => Object.keys(values).length > 0);
  if (lines.length > MOST_LINES) return refuse('import-too-long', { limit: MOST_LINES });
  return { ok: true, events: lines };
}

/** Headings carry stars, spaces and full-width letters in practice. */
const folded = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*（）()]/g, '');

function valuesOf(row: readonly string[], places: ReadonlyMap<PeopleColumn, number>): SheetLine['values'] {
  const values: Partial<Record<PeopleColumn, string>> = {};
  for (const [column, place] of places) {
    const value = row[place]?.trim() ?? '';
    if (value !== '') values[column] = value;
  }
  return values;
}

/** What the company already has, against which a sheet is checked. */
export interface KnownCompany {
  readonly departments: readonly { readonly id: string; readonly name: string; readonly entityName: string }[];
  readonly loginKeys: ReadonlySet<string>;
  readonly employeeNumbers: ReadonlySet<string>;
}

export interface CheckedLine extends SheetLine {
  readonly errors: readonly { readonly column: PeopleColumn; readonly code: string; readonly detail: string }[];
  /** What would be registered; undefined for a faulty line. */
  readonly person: { readonly loginName: string; readonly facts: PersonDescription } | undefined;
}

/** Checks every line by itself, against the company and against the lines before it. Finds all errors, not the first. */
export function checkLines(
  lines: readonly SheetLine[],
  company: KnownCompany,
  loginKeyOf: (loginName: string) => string,
  language: Language,
): readonly CheckedLine[] {
  const seenLogins = new Map<string, number>();
  const seenNumbers = new Map<string, number>();
  return lines.map(({ line, values }) => {
    const errors: { column: PeopleColumn; code: string; detail: string }[] = [];
    const fault = (column: PeopleColumn, code: Parameters<typeof describeProblem>[0], params = {}): void => {
      errors.push({ column, code, detail: describeProblem(code, language, params).title });
    };
    const department = departmentOf(values, company);
    if (values.department !== undefined && department === undefined) fault('department', 'department-unknown');
    const { entity: _entity, department: _department, ...written } = values;
    const parsed = personInput.safeParse({ ...written, departmentId: department?.id ?? PLACEHOLDER });
    for (const issue of parsed.error?.issues ?? []) {
      const column = COLUMNS.find((one) => one === issue.path[0]);
      if (column !== undefined) errors.push({ column, code: issue.code, detail: wordsOf(issue, language) });
    }
    if (values.department === undefined) fault('department', 'department-unknown');
    const key = loginKeyOf(values.loginName ?? '');
    const number = values.employeeNumber ?? '';
    const earlier = { loginName: seenLogins.get(key), employeeNumber: seenNumbers.get(number) };
    if (key !== '' && earlier.loginName !== undefined)
      fault('loginName', 'import-repeated', { line: earlier.loginName });
    if (number !== '' && earlier.employeeNumber !== undefined) {
      fault('employeeNumber', 'import-repeated', { line: earlier.employeeNumber });
    }
    if (company.loginKeys.has(key)) fault('loginName', 'login-name-taken', { loginName: values.loginName ?? '' });
    if (company.employeeNumbers.has(number))
      fault('employeeNumber', 'employee-number-taken', { employeeNumber: number });
    if (earlier.loginName === undefined) seenLogins.set(key, line);
    if (earlier.employeeNumber === undefined) seenNumbers.set(number, line);
    if (errors.length > 0 || parsed.data === undefined) return { line, values, errors, person: undefined };
    const { loginName, ...facts } = parsed.data;
    return { line, values, errors, person: { loginName, facts } };
  });
}

/** Stands in for a department that was not found, so that the other columns are still checked. */
const PLACEHOLDER = '00000000-0000-7000-8000-000000000000';

/** A department by name; the entity column decides where two entities have one of that name. */
function departmentOf(values: SheetLine['values'], company: KnownCompany) {
  const named = company.departments.filter((one) => one.name === values.department);
  const fitting = values.entity === undefined ? named : named.filter((one) => one.entityName === values.entity);
  return fitting.length === 1 ? fitting[0] : undefined;
}

const locales = { 'zh-CN': z.locales.zhCN().localeError, en: z.locales.en().localeError };

function wordsOf(issue: z.core.$ZodIssue, language: Language): string {
  const words = locales[language](issue as z.core.$ZodRawIssue);
  return fill(typeof words === 'string' ? words : (words?.message ?? issue.message));
}
