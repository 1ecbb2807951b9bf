import { describe, expect, it } from 'vitest';
import { keywordsIn, suggest } from './suggestions.ts';

const at = (page: number, xMm: number, yMm: number) => ({ kind: 'at', page, xMm, yMm }) as const;
const keyword = (occurrence: 'first' | 'last' | 'every') =>
  ({ kind: 'keyword', keyword: '盖章', occurrence, dxMm: 5, dyMm: -2 }) as const;
const places = [1, 2, 4].map((page) => ({ page, box: { x: 10, y: 100, width: 20, height: 4 } }));
const found = (word: string) => (word === '盖章' ? places : []);

describe('the positions that a custodian starts from', () => {
  it('are the fixed ones as they are, without those on pages that are not there', () => {
    expect(suggest([at(1, 10, 20), at(5, 10, 20)], 4, found, 9)).toEqual([at(1, 10, 20)]);
  });

  it('are one per page of a range, as far as the document goes', () => {
    const range = { kind: 'pages', fromPage: 3, toPage: 9, xMm: 50, yMm: 60 } as const;
    expect(suggest([range], 4, found, 9)).toEqual([at(3, 50, 60), at(4, 50, 60)]);
  });

  it('lie beside the middle of the keyword, at the places asked for', () => {
    expect(suggest([keyword('first')], 4, found, 9)).toEqual([at(1, 25, 100)]);
    expect(suggest([keyword('last')], 4, found, 9)).toEqual([at(4, 25, 100)]);
    expect(suggest([keyword('every')], 4, found, 9).map((one) => one.kind === 'at' && one.page)).toEqual([1, 2, 4]);
    expect(suggest([{ ...keyword('first'), keyword: '没有' }], 4, found, 9)).toEqual([]);
    expect(suggest([{ ...keyword('first'), dxMm: -80 }], 4, found, 9)).toEqual([at(1, 0, 100)]);
  });

  it('keep a straddle seal on the pages there are, two at least', () => {
    const straddle = { kind: 'straddle', side: 'right', fromPage: 2, toPage: 9, alongMm: 148 } as const;
    expect(suggest([straddle], 4, found, 9)).toEqual([{ ...straddle, toPage: 4 }]);
    expect(suggest([straddle], 2, found, 9)).toEqual([]);
  });

  it('R6.3.1 are never more than impressions are left', () => {
    expect(suggest([keyword('every'), at(1, 1, 1)], 4, found, 2)).toHaveLength(2);
    expect(suggest([at(1, 1, 1)], 4, found, 0)).toEqual([]);
  });

  it('need each keyword looked up once', () => {
    expect(keywordsIn([keyword('first'), keyword('last'), at(1, 1, 1)])).toEqual(['盖章']);
  });
});
