import type { Position, ProposedPosition } from '@yinxin/contract';

/** Where a keyword stands, one box in mm per place, in reading order. */
export type PlacesOf = (keyword: string) => readonly KeywordPlace[];

export interface KeywordPlace {
  readonly page: number;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** Keywords that a proposal refers to. */
export const keywordsIn = (proposed: readonly ProposedPosition[]): readonly string[] => [
  ...new Set(proposed.flatMap((one) => (one.kind === 'keyword' ? [one.keyword] : []))),
];

/**
 * A proposal as fixed positions, as far as they lie on pages of the document: ranges of pages unfolded, keywords
 * (关键字定位) replaced by the places beside them. At most `most`, the impressions that are left.
 */
export function suggest(
  proposed: readonly ProposedPosition[],
  pages: number,
  placesOf: PlacesOf,
  most: number,
): readonly Position[] {
  const positions = proposed.flatMap((one): Position[] => {
    switch (one.kind) {
      case 'at':
        return one.page <= pages ? [one] : [];
      case 'straddle': {
        const toPage = Math.min(one.toPage, pages);
        return one.fromPage < toPage ? [{ ...one, toPage }] : [];
      }
      case 'pages': {
        const { fromPage, xMm, yMm } = one;
        const count = Math.max(0, Math.min(one.toPage, pages) - fromPage + 1);
        return Array.from({ length: count }, (_, place) => ({ kind: 'at', page: fromPage + place, xMm, yMm }));
      }
      case 'keyword': {
        const places = placesOf(one.keyword);
        const chosen = { first: places.slice(0, 1), last: places.slice(-1), every: places }[one.occurrence];
        return chosen.map(({ page, box }) => ({
          kind: 'at',
          page,
          xMm: Math.max(0, tenth(box.x + box.width / 2 + one.dxMm)),
          yMm: Math.max(0, tenth(box.y + box.height / 2 + one.dyMm)),
        }));
      }
    }
  });
  return positions.slice(0, most);
}

const tenth = (mm: number): number => Math.round(mm * 10) / 10;
