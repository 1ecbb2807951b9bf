import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gramsOf, gramsToFind, searchable, termsOf } from './words.ts';

const chinese = fc.stringMatching(/^[印章合同采购协议甲乙方0-9A-Za-z （）-]{0,30}$/);

describe('searching by grams', () => {
  it('never misses a part of a text: every gram of the part is one of the text', () => {
    fc.assert(
      fc.property(chinese, chinese, chinese, (before, part, after) => {
        const text = searchable(before + part + after);
        const wanted = searchable(part);
        fc.pre(text.includes(wanted));
        const known = new Set(gramsOf(text));
        expect(gramsToFind(wanted).filter((gram) => !known.has(gram))).toEqual([]);
        // One character has no neighbour; everything longer is narrowed.
        expect(gramsToFind(wanted).length > 0).toBe(wanted.split('\n').some((line) => [...line].length > 1));
      }),
    );
  });

  it('finds text whatever the width and case it was typed in', () => {
    expect(searchable('ＨＸ－ＣＧ　２０２６')).toBe(searchable('hx-cg 2026'));
    expect(termsOf('  采购  合同\t')).toEqual(['采购', '合同']);
    expect(gramsOf('印章管理')).toEqual(['印章', '章管', '管理']);
    expect(gramsToFind('合同yx-26')).toEqual(['yx-2', 'x-26', '合同', '同y']);
  });

  it('keeps lines and characters beyond the first plane whole', () => {
    expect(gramsOf('𠮷印\n章')).toEqual(['𠮷印']);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(searchable(searchable(text))).toBe(searchable(text));
      }),
    );
  });
});
