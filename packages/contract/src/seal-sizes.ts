import type { SealKind } from './kinds.ts';
import type { SealSize } from './seal-facts.ts';

/** Sizes in use: a span of widths in mm with the commonest one, and the height where it differs from the width. */
interface UsualSize {
  readonly shape: SealSize['shape'];
  readonly fromMm: number;
  readonly toMm: number;
  readonly commonMm: number;
  readonly heightMm?: number;
}

const round = (fromMm: number, toMm: number): UsualSize => ({
  shape: 'round',
  fromMm,
  toMm,
  commonMm: 40,
});
const square = (fromMm: number, toMm: number): UsualSize => ({ shape: 'square', fromMm, toMm, commonMm: 20 });
const fixed = (shape: SealSize['shape'], width: number, heightMm: number): UsualSize => ({
  shape,
  fromMm: width,
  toMm: width,
  commonMm: width,
  heightMm,
});

/**
 * What engravers usually make. Only the invoice seal's size is law (税务总局公告2011年第7号); the others are police
 * practice that differs by region, so an unusual size warns and nothing more. An empty list: no usual size is known.
 */
const usualSizes: Readonly<Record<SealKind, readonly UsualSize[]>> = {
  official: [round(38, 42), fixed('ellipse', 45, 30)],
  contract: [round(38, 42), fixed('round', 58, 58), fixed('ellipse', 45, 30)],
  finance: [round(38, 42), square(18, 25)],
  invoice: [fixed('ellipse', 40, 30)],
  'legal-representative': [square(18, 25)],
  personnel: [round(38, 42)],
  department: [round(38, 42)],
  branch: [round(38, 42)],
  business: [round(38, 42), fixed('rectangle', 50, 30), fixed('rectangle', 40, 16)],
  customs: [fixed('ellipse', 45, 30), round(38, 42)],
  embossed: [round(35, 42)],
  personal: [],
};

const fits = (size: SealSize, usual: UsualSize): boolean =>
  size.shape === usual.shape &&
  size.widthMm >= usual.fromMm &&
  size.widthMm <= usual.toMm &&
  size.heightMm === (usual.heightMm ?? size.widthMm);

/** True for a size that is usual for this kind of seal, or where no usual size is known. */
export const isUsualSize = (kind: SealKind, size: SealSize): boolean =>
  usualSizes[kind].length === 0 || usualSizes[kind].some((usual) => fits(size, usual));

/** The size that a seal of this kind has most often; undefined where none is usual. */
export function commonSize(kind: SealKind): SealSize | undefined {
  const usual = usualSizes[kind][0];
  if (usual === undefined) return undefined;
  const { shape, commonMm: widthMm, heightMm = widthMm } = usual;
  return { shape, widthMm, heightMm };
}
