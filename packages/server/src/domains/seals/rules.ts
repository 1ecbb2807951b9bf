import type { SealImportance, SealKind } from '@yinxin/contract';

/** Largest side in mm of a company official seal (国发〔1999〕25号); the only size that is refused. */
export const LARGEST_OFFICIAL_MM = 45;

/** A seal that binds the company as a whole, or its legal representative, needs the stricter defaults. */
export const importanceOf = (kind: SealKind): SealImportance =>
  kind === 'official' || kind === 'legal-representative' ? 'high' : 'ordinary';
