import type { SealDescription } from '@yinxin/contract';
import { chinaDay } from '../../platform/china-day.ts';
import { refuse, type BaseFacts, type Decision } from '../../platform/decider.ts';
import { LARGEST_OFFICIAL_MM } from './rules.ts';

/** What was looked up, in the same transaction, about names and codes that must be unique. */
export interface Uniqueness {
  readonly nameTaken: boolean;
  readonly codeTaken: boolean;
}

/** What the law or the register forbids about a description; what is only unusual warns elsewhere. */
export function descriptionRefused(
  description: SealDescription,
  uniqueness: Uniqueness,
  { at }: BaseFacts,
): Decision<never> | undefined {
  const { kind, size, medium, name, code } = description;
  if ((size.shape === 'round' || size.shape === 'square') && size.widthMm !== size.heightMm) {
    return refuse('seal-sides-differ');
  }
  if (kind === 'official' && Math.max(size.widthMm, size.heightMm) > LARGEST_OFFICIAL_MM) {
    return refuse('official-seal-too-large', { limit: LARGEST_OFFICIAL_MM });
  }
  if (medium === 'physical' && description.place === null) return refuse('seal-place-missing');
  if (description.activatedOn > chinaDay(at)) return refuse('seal-activated-in-future');
  if (uniqueness.nameTaken) return refuse('seal-name-taken', { name });
  return uniqueness.codeTaken ? refuse('seal-code-taken', { code: code ?? '' }) : undefined;
}
