import type { DraftContent } from '@yinxin/contract';
import type { FormStep } from './steps.ts';

/** One thing wrong with a draft, by JSON pointer (RFC 6901) into its content, in words for people. */
export interface Issue {
  readonly pointer: string;
  readonly detail: string;
}

/** What was found wrong, and the content it was found in. */
export interface Findings {
  readonly issues: readonly Issue[];
  readonly content: DraftContent;
}

const tokensOf = (pointer: string): readonly string[] => pointer.split('/').slice(1);

/** The value that a pointer names; undefined where there is none. */
export const valueAt = (content: DraftContent, pointer: string): unknown =>
  tokensOf(pointer).reduce<unknown>((inner, token) => (Object(inner) as Record<string, unknown>)[token], content);

/**
 * The findings that still hold as far as one can tell without asking again: those whose value is as it was when they
 * were found.
 */
export const standing = ({ issues, content }: Findings, now: DraftContent): readonly Issue[] =>
  issues.filter(({ pointer }) => JSON.stringify(valueAt(content, pointer)) === JSON.stringify(valueAt(now, pointer)));

/** Words for what is wrong at a field, or inside it unless `exactly`. */
export const issueAt = (issues: readonly Issue[], pointer: string, exactly = false): string | undefined =>
  issues.find((issue) => issue.pointer === pointer || (!exactly && issue.pointer.startsWith(`${pointer}/`)))?.detail;

/** The step of the form on which the field of a pointer is filled in. */
export function stepOf(pointer: string): FormStep {
  const [first, , field] = tokensOf(pointer);
  if (first !== 'items') return first === 'attachments' ? 'files' : 'reason';
  return field === undefined || field === 'documentId' ? 'files' : 'seals';
}

/** Fields of the form, by the name of their text. */
export type FieldName =
  | 'title'
  | 'purpose'
  | 'departmentId'
  | 'plannedAt'
  | 'attachments'
  | 'items'
  | 'documentId'
  | 'name'
  | 'number'
  | 'kind'
  | 'importance'
  | 'copies'
  | 'amount'
  | 'counterparty'
  | 'seals'
  | 'sealId'
  | 'impressions'
  | 'straddle'
  | 'positions';

/** Which field a pointer means: its name, and of which document (from 0). */
export function placeOf(pointer: string): { readonly field: FieldName; readonly item?: number } {
  const tokens = tokensOf(pointer);
  if (tokens[0] !== 'items') return { field: (tokens[0] ?? 'title') as FieldName };
  if (tokens[1] === undefined) return { field: 'items' };
  const item = Number(tokens[1]);
  const field = tokens[2] === 'seals' ? (tokens[4] ?? 'seals') : (tokens[2] ?? 'items');
  return { field: field as FieldName, item };
}

/** The id of the control of a field in the page, to go to it. */
export const fieldId = (pointer: string): string => `field${pointer.replaceAll('/', '-')}`;
