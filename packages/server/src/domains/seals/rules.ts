import type { SealDescription, SealImportance, SealKind, SealPaper, SealSize, SealWarning } from '@yinxin/contract';

/** Largest side in mm of a company official seal (国发〔1999〕25号); the only size that is refused. */
export const LARGEST_OFFICIAL_MM = 45;

/** A seal that binds the company as a whole, or its legal representative, needs the stricter defaults. */
export const importanceOf = (kind: SealKind): SealImportance =>
  kind === 'official' || kind === 'legal-representative' ? 'high' : 'ordinary';

/** Sizes in use: a span of widths in mm, and the height where it differs from the width. */
interface UsualSize {
  readonly shape: SealSize['shape'];
  readonly fromMm: number;
  readonly toMm: number;
  readonly heightMm?: number;
}

const round = (fromMm: number, toMm: number): UsualSize => ({ shape: 'round', fromMm, toMm });
const square = (fromMm: number, toMm: number): UsualSize => ({ shape: 'square', fromMm, toMm });
const oblong = (shape: 'ellipse' | 'rectangle', width: number, heightMm: number): UsualSize => ({
  shape,
  fromMm: width,
  toMm: width,
  heightMm,
});

/**
 * What engravers usually make. Only the invoice seal's size is law (税务总局公告2011年第7号); the others are police
 * practice that differs by region, so an unusual size warns and nothing more. An empty list: no usual size is known.
 */
const usualSizes: Readonly<Record<SealKind, readonly UsualSize[]>> = {
  official: [round(38, 42), oblong('ellipse', 45, 30)],
  contract: [round(38, 42), round(58, 58), oblong('ellipse', 45, 30)],
  finance: [round(38, 42), square(18, 25)],
  invoice: [oblong('ellipse', 40, 30)],
  'legal-representative': [square(18, 25)],
  personnel: [round(38, 42)],
  department: [round(38, 42)],
  branch: [round(38, 42)],
  business: [round(38, 42), oblong('rectangle', 50, 30), oblong('rectangle', 40, 16)],
  customs: [oblong('ellipse', 45, 30), round(38, 42)],
  embossed: [round(35, 42)],
  personal: [],
};

const fits = (size: SealSize, usual: UsualSize): boolean =>
  size.shape === usual.shape &&
  size.widthMm >= usual.fromMm &&
  size.widthMm <= usual.toMm &&
  size.heightMm === (usual.heightMm ?? size.widthMm);

/** First two digits of the GB/T 2260 codes: the provinces, regions and municipalities. */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' '),
);

/** What else is known when a seal is looked at for oddities. */
export interface SealSurroundings {
  /** GB/T 2260 code of the entity's registration (digits 3–8 of its unified social credit code), if known. */
  readonly entityRegion: string | null;
  /** The entity has another official seal of the same medium. */
  readonly otherOfficialSeal: boolean;
  readonly hasFace: boolean;
  readonly hasKey: boolean;
}

type Described = Pick<SealDescription, 'kind' | 'medium' | 'size' | 'code'> & {
  readonly papers: readonly Pick<SealPaper, 'kind'>[];
};

/** Everything unusual about a seal that people should check but may keep, in a fixed order. */
export function warnings(seal: Described, around: SealSurroundings): readonly SealWarning[] {
  const physical = seal.medium === 'physical';
  const usual = usualSizes[seal.kind];
  const region = seal.code?.slice(0, 6);
  const knownRegion = region !== undefined && provinces.has(region.slice(0, 2));
  const found: Readonly<Record<SealWarning, boolean>> = {
    'size-unusual': usual.length > 0 && !usual.some((one) => fits(seal.size, one)),
    'code-missing': physical && seal.kind !== 'personal' && seal.code === null,
    'code-region-unknown': region !== undefined && !knownRegion,
    'code-region-differs': knownRegion && around.entityRegion !== null && region !== around.entityRegion,
    'second-official-seal': seal.kind === 'official' && around.otherOfficialSeal,
    'filing-certificate-missing':
      physical && seal.kind !== 'personal' && !seal.papers.some(({ kind }) => kind === 'filing-certificate'),
    'face-missing': !around.hasFace,
    'key-missing': !physical && !around.hasKey,
  };
  return (Object.keys(found) as SealWarning[]).filter((warning) => found[warning]);
}
