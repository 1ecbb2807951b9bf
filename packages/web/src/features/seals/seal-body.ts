import type { SealCorrection, SealSize } from '@yinxin/contract';
import { isRegular } from './size-text.ts';

/** Facts as the form holds them: what was left empty is absent, and a regular shape may keep an older height. */
type FormFacts = Partial<SealCorrection> & { readonly size?: SealSize };

/** Facts as the contract wants them: absent ones are null, and round and square faces have equal sides. */
export function sealFacts<Facts extends FormFacts>(facts: Facts) {
  const { size } = facts;
  return {
    ...facts,
    code: facts.code ?? null,
    material: facts.material ?? null,
    place: facts.place ?? null,
    papers: facts.papers ?? [],
    ...(size !== undefined && isRegular(size.shape) ? { size: { ...size, heightMm: size.widthMm } } : {}),
  };
}
