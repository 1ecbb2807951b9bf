import type { SealDescription } from '@yinxin/contract';
import { chinaDay } from '../../platform/china-day.ts';
import { refuse, type BaseFacts, type Decision } from '../../platform/decider.ts';
import type { Placed } from './placing.ts';
import { LARGEST_OFFICIAL_MM } from './rules.ts';

/** What was looked up, in the same transaction, about names and codes that must be unique. */
export interface Uniqueness {
  readonly nameTaken: boolean;
  readonly codeTaken: boolean;
}

/** What the law or the register forbids about a description; what is only unusual warns elsewhere. */
export function descriptionRefused(
  description: SealDescription & { readonly placed?: Placed },
  uniqueness: Uniqueness,
  { at }: BaseFacts,
): Decision<never> | undefined {
  const { medium, name, code } = description;
  const size = sizeRefused(description);
  if (size !== undefined) return size;
  if (medium === 'physical' && description.place === null && description.placed === undefined) {
    return refuse('seal-place-missing');
  }
  if (description.activatedOn > chinaDay(at)) return refuse('seal-activated-in-future');
  if (uniqueness.nameTaken) return refuse('seal-name-taken', { name });
  return uniqueness.codeTaken ? refuse('seal-code-taken', { code: code ?? '' }) : undefined;
}

/** A size that no seal of this kind may have; asked already when the seal is still to be engraved. */
export function sizeRefused({ kind, size }: Pick<SealDescription, 'kind' | 'size'>): Decision<never> | undefined {
  const { shape, widthMm, heightMm } = size;
  if ((shape === 'round' || shape === 'square') && widthMm !== heightMm) return refuse('seal-sides-differ');
  return kind === 'official' && Math.max(widthMm, heightMm) > LARGEST_OFFICIAL_MM
    ? refuse('official-seal-too-large', { limit: LARGEST_OFFICIAL_MM })
    : undefined;
}
