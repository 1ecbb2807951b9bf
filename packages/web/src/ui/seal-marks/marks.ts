import type { Position, ProposedPosition } from '@yinxin/contract';
import type { PagePoint, SizeMm } from '../page-viewer/geometry.ts';

/** One appearance of a seal, or of a strip of it, on one page. */
export interface Mark extends PagePoint {
  readonly size: SizeMm;
  /** Which strip of the seal: counted from its left, or from its top when it is cut across. Without it, all of it. */
  readonly strip?: Strip;
}

export interface Strip {
  readonly index: number;
  readonly count: number;
  /** Cut from top to bottom, for straddle seals at the left or right edge. */
  readonly upright: boolean;
}

/** Where a keyword stands: one box per line that it runs over, in mm from the top left corner of the page. */
export interface KeywordPlace {
  readonly page: number;
  readonly boxes: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
}

/**
 * A proposed position as fixed ones, as the custodian will get them: ranges unfolded, keywords replaced by the places
 * beside the middle of their first box; what lies on no page is left out.
 */
export function fixedPositions(
  proposed: ProposedPosition,
  pages: number,
  places: readonly KeywordPlace[],
): readonly Position[] {
  switch (proposed.kind) {
    case 'at':
      return proposed.page <= pages ? [proposed] : [];
    case 'straddle': {
      const toPage = Math.min(proposed.toPage, pages);
      return proposed.fromPage < toPage ? [{ ...proposed, toPage }] : [];
    }
    case 'pages': {
      const { fromPage, xMm, yMm } = proposed;
      const count = Math.max(0, Math.min(proposed.toPage, pages) - fromPage + 1);
      return Array.from({ length: count }, (_, index) => ({ kind: 'at', page: fromPage + index, xMm, yMm }));
    }
    case 'keyword': {
      const chosen = { first: places.slice(0, 1), last: places.slice(-1), every: places }[proposed.occurrence];
      return chosen.flatMap(({ page, boxes: [box] }): Position[] => {
        if (box === undefined) return [];
        const xMm = Math.max(0, box.x + box.width / 2 + proposed.dxMm);
        const yMm = Math.max(0, box.y + box.height / 2 + proposed.dyMm);
        return [{ kind: 'at', page, xMm, yMm }];
      });
    }
  }
}

/** Strips thinner than this are not sealed (mm): more pages share the edge in several runs, each with a whole seal. */
const THINNEST_STRIP_MM = 3;

/** What a fixed position puts on the pages; sizes in mm. A straddle seal is cut as the sealer cuts it. */
export function marksOf(position: Position, seal: SizeMm, pages: readonly SizeMm[]): readonly Mark[] {
  if (position.kind === 'at') {
    const { page, xMm, yMm } = position;
    return pages[page - 1] === undefined ? [] : [{ page, xMm, yMm, size: seal }];
  }
  const { fromPage, toPage, side, alongMm } = position;
  const upright = side === 'left' || side === 'right';
  const across = upright ? seal.widthMm : seal.heightMm;
  return runsOf(fromPage, toPage, across).flatMap(({ first, count }) =>
    Array.from({ length: count }, (_, place): Mark[] => {
      const page = first + place;
      const room = pages[page - 1];
      if (room === undefined) return [];
      const thickness = across / count;
      const size = upright
        ? { widthMm: thickness, heightMm: seal.heightMm }
        : { widthMm: seal.widthMm, heightMm: thickness };
      const edge = { left: thickness / 2, top: thickness / 2, right: 0, bottom: 0 };
      if (side === 'right') edge.right = room.widthMm - thickness / 2;
      if (side === 'bottom') edge.bottom = room.heightMm - thickness / 2;
      // Sheets are fanned towards the edge: what lies nearest to the seal's far side is on the last sheet.
      const index = side === 'right' || side === 'bottom' ? place : count - 1 - place;
      const at = upright ? { xMm: edge[side], yMm: alongMm } : { xMm: alongMm, yMm: edge[side] };
      return [{ page, ...at, size, strip: { index, count, upright } }];
    }).flat(),
  );
}

/** Runs of pages that share one seal, as even as possible, with no strip too thin and no page alone. */
function runsOf(fromPage: number, toPage: number, across: number): readonly { first: number; count: number }[] {
  const most = Math.max(2, Math.floor(across / THINNEST_STRIP_MM + 1e-9));
  const total = Math.max(0, toPage - fromPage + 1);
  const runs = Math.ceil(total / most);
  const begin = (run: number): number => fromPage + Math.ceil((run * total) / runs);
  return Array.from({ length: runs }, (_, run) => ({ first: begin(run), count: begin(run + 1) - begin(run) }));
}
