import { filingStanding, type FilingStanding } from './seal-filing.ts';
import type { SealDescription, SealPaper, SealWarning } from './seal-facts.ts';
import { isUsualSize } from './seal-sizes.ts';

/** First two digits of the GB/T 2260 codes: the provinces, regions and municipalities. */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' '),
);

/** GB/T 2260 code of the region in a unified social credit code: its digits 3–8 (GB 32100-2015). */
export const regionOf = (uscc: string): string => uscc.slice(2, 8);

/** What else is known when a seal is looked at for oddities. */
export interface SealSurroundings {
  /** Region where the entity is registered, if known: see {@link regionOf}. */
  readonly entityRegion: string | null;
  /** The entity has another official seal of the same medium. */
  readonly otherOfficialSeal: boolean;
  readonly hasFace: boolean;
  readonly hasKey: boolean;
  /** How it stands with the public security; left out while a seal is only described. */
  readonly filing?: FilingStanding;
}

type Described = Pick<SealDescription, 'kind' | 'medium' | 'size' | 'code'> & {
  readonly papers: readonly Pick<SealPaper, 'kind'>[];
};

/** Everything unusual about a seal that people should check but may keep, in a fixed order. */
export function sealWarnings(seal: Described, around: SealSurroundings): readonly SealWarning[] {
  const physical = seal.medium === 'physical';
  const region = seal.code?.slice(0, 6);
  const knownRegion = region !== undefined && provinces.has(region.slice(0, 2));
  const unfiled = (around.filing ?? filingStanding(seal, null)) === 'unfiled';
  const certificate = seal.papers.some(({ kind }) => kind === 'filing-certificate');
  const found: Readonly<Record<SealWarning, boolean>> = {
    'size-unusual': !isUsualSize(seal.kind, seal.size),
    'code-missing': physical && seal.kind !== 'personal' && seal.code === null,
    'code-region-unknown': region !== undefined && !knownRegion,
    'code-region-differs': knownRegion && around.entityRegion !== null && region !== around.entityRegion,
    'second-official-seal': seal.kind === 'official' && around.otherOfficialSeal,
    'filing-certificate-missing': unfiled && !certificate,
    'filing-unrecorded': unfiled && certificate,
    'face-missing': !around.hasFace,
    'key-missing': !physical && !around.hasKey,
  };
  return (Object.keys(found) as SealWarning[]).filter((warning) => found[warning]);
}
