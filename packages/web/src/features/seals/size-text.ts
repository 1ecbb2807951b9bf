import type { SealSize } from '@yinxin/contract';

/** A size as engravers write it: `Ø40 mm` for round seals, `40×30 mm` for all others. */
export const sizeText = ({ shape, widthMm, heightMm }: SealSize): string =>
  shape === 'round' ? `Ø${widthMm} mm` : `${widthMm}×${heightMm} mm`;

/** True for shapes that one measure describes. */
export const isRegular = (shape: SealSize['shape'] | undefined): boolean => shape === 'round' || shape === 'square';
