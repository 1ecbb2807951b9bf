import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faceToAppearance } from './appearance.ts';
import { faceDigest } from './digest.ts';
import { drawFace } from './draw-face.ts';
import { SEAL_STYLES, type SealFace, type SealStyle } from './face.ts';
import { box, points } from './path.ts';

/** Unified Han characters of the basic plane, rare ones as likely as common ones. */
const han = fc
  .oneof(fc.integer({ min: 0x4e00, max: 0x9fff }), fc.integer({ min: 0x3400, max: 0x4dbf }))
  .map((codePoint) => String.fromCodePoint(codePoint));
const name = (longest: number) => fc.string({ unit: han, minLength: 2, maxLength: longest });

const face = fc.constantFrom(...(Object.keys(SEAL_STYLES) as SealStyle[])).chain((style) => {
  const { sizes } = SEAL_STYLES[style];
  const code = style === 'invoice' ? fc.stringMatching(/^[0-9A-Z]{15,20}$/) : fc.stringMatching(/^\d{13,14}$/);
  return fc.record<SealFace>(
    {
      style: fc.constant(style),
      widthMm: fc.constant(sizes[0][0]),
      heightMm: fc.constant(sizes[0][1]),
      name: name(style === 'legal-rep' ? 12 : 40),
      purpose: fc.string({ unit: han, minLength: 1, maxLength: style === 'legal-rep' ? 2 : 16 }),
      code,
      number: fc.integer({ min: 1, max: 99 }),
      emblem: fc.constantFrom('star', 'none'),
    },
    {
      requiredKeys: ['style', 'widthMm', 'heightMm', 'name', ...(style === 'department' ? (['purpose'] as const) : [])],
    },
  );
});

/** 0 in the middle of the seal, 1 on the inner side of an edge of 1 mm. */
function reach({ style, widthMm, heightMm }: SealFace, [x, y]: [number, number]): number {
  const [rx, ry] = [widthMm / 2 - 1, heightMm / 2 - 1];
  return SEAL_STYLES[style].shape === 'square'
    ? Math.max(Math.abs(x) / rx, Math.abs(y) / ry)
    : Math.hypot(x / rx, y / ry);
}

describe('any seal face', () => {
  it('draws every character inside the edge, whatever the name', () => {
    fc.assert(
      fc.property(face, (face) => {
        const { paths } = drawFace(face);
        const shapes = paths.filter((path) => path.part !== 'edge');
        expect(shapes.length).toBeGreaterThanOrEqual(2);
        for (const { segments } of shapes) {
          expect(segments.length).toBeGreaterThan(3);
          expect(Math.max(...points(segments).map((point) => reach(face, point)))).toBeLessThan(1);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('keeps the characters of a name apart: their middles are further from each other than a character is wide', () => {
    fc.assert(
      fc.property(name(40), (name) => {
        const drawing = drawFace({ style: 'official', widthMm: 40, heightMm: 40, name });
        const middles = drawing.paths
          .filter((path) => path.part === 'name')
          .map((path) => {
            const b = box(path.segments);
            return b ? Math.atan2(b.left + b.right, -(b.top + b.bottom)) : Number.NaN;
          });
        const gaps = middles.slice(1).map((angle, i) => angle - (middles[i] ?? 0));
        expect(Math.min(...gaps)).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same every time: same facts, same digest, same PDF operators', () => {
    fc.assert(
      fc.property(face, (face) => {
        const [first, again] = [drawFace(face), drawFace(structuredClone(face))];
        expect(faceDigest(again)).toBe(faceDigest(first));
        expect(faceToAppearance(again).deflated).toEqual(faceToAppearance(first).deflated);
      }),
      { numRuns: 20 },
    );
  });
});
