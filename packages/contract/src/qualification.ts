import { day, line } from './values.ts';

/** What shows that a unit may make or destroy seals (资质): the number of its paper and the last day it holds. */
export const qualificationFacts = {
  qualificationNumber: line(60).nullable(),
  /** Last day of the qualification; null where it has no end. */
  qualifiedUntil: day.nullable(),
} as const;

/** The qualification holds on that day; on its last day it still does (R4.1.3, R7.2.2). */
export const isQualifiedOn = ({ qualifiedUntil }: { readonly qualifiedUntil: string | null }, on: string): boolean =>
  qualifiedUntil === null || qualifiedUntil >= on;
