import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DrawingError } from '../drawing-error.ts';
import { faceToAppearance } from './appearance.ts';
import { faceDigest } from './digest.ts';
import { drawFace } from './draw-face.ts';
import type { SealFace } from './face.ts';
import { box, points } from './path.ts';
import { faceToPng } from './png.ts';
import { faceToSvg } from './svg.ts';

const OFFICIAL: SealFace = {
  style: 'official',
  widthMm: 40,
  heightMm: 40,
  name: '北京印信软件有限公司',
  code: '1101080012345',
};

const count = (face: SealFace, part: string): number => drawFace(face).paths.filter((p) => p.part === part).length;

const problemOf = (face: SealFace): unknown => {
  try {
    drawFace(face);
  } catch (error) {
    if (error instanceof DrawingError) return { code: error.code, field: error.params['field'] };
    throw error;
  }
  return null;
};

describe('the five legal styles', () => {
  it('official: 40 mm outside, an edge of 1.0 mm, a star, every character of name and code', () => {
    const { paths } = drawFace(OFFICIAL);
    const edge = paths.find((p) => p.part === 'edge')?.segments ?? [];
    const radii = points(edge)
      .filter(([, y]) => y === 0)
      .map(([x]) => Math.abs(x));
    expect([Math.max(...radii), Math.min(...radii)]).toEqual([20, 19]);
    expect(['emblem', 'name', 'code', 'purpose'].map((part) => count(OFFICIAL, part))).toEqual([1, 10, 13, 0]);
  });

  it('official at 42 mm has an edge of 1.2 mm and a star of 14 mm, as 国发〔1999〕25号 practice has it', () => {
    const { paths } = drawFace({ ...OFFICIAL, widthMm: 42, heightMm: 42 });
    const [edge, emblem] = ['edge', 'emblem'].map((part) => paths.find((p) => p.part === part)?.segments ?? []);
    const radii = points(edge ?? [])
      .filter(([, y]) => y === 0)
      .map(([x]) => Math.abs(x));
    expect(Math.max(...radii) - Math.min(...radii)).toBeCloseTo(1.2, 2);
    expect(-2 * (box(emblem ?? [])?.top ?? 0)).toBeCloseTo(14, 0);
  });

  it.each([
    ['contract', '合同专用章'],
    ['finance', '财务专用章'],
    ['personnel', '人事专用章'],
    ['business', '业务专用章'],
  ] as const)('%s carries %s below the star, and its number', (style, purpose) => {
    const face: SealFace = { ...OFFICIAL, style, number: 12 };
    expect(count(face, 'purpose')).toBe(purpose.length);
    expect(count(face, 'number')).toBe(4);
    const lowest = Math.min(
      ...drawFace(face)
        .paths.filter((p) => p.part === 'purpose')
        .map((p) => box(p.segments)?.top ?? 0),
    );
    expect(lowest).toBeGreaterThan(5);
    expect(drawFace(face).inscription).toContain(purpose);
  });

  it('invoice: 40 × 30 mm with a 1 mm edge, taxpayer number in the middle (税务总局公告2011年第7号)', () => {
    const face: SealFace = {
      style: 'invoice',
      widthMm: 40,
      heightMm: 30,
      name: OFFICIAL.name,
      code: '91110108MA01ABCD2X',
    };
    const code = drawFace(face)
      .paths.filter((p) => p.part === 'code')
      .map((p) => box(p.segments));
    expect(code).toHaveLength(18);
    for (const b of code) expect((b?.bottom ?? 0) - (b?.top ?? 0)).toBeGreaterThan(3.2);
    expect(Math.max(...code.map((b) => Math.abs((b?.top ?? 9) + (b?.bottom ?? 9)) / 2))).toBeLessThan(2);
  });

  it.each([
    ['张三', 4],
    ['王小明', 4],
    ['欧阳修文', 4],
    ['阿卜杜拉·买买提', 9],
  ])('legal-rep: %s fills the square with %i characters, the first at the top right', (name, characters) => {
    const { paths } = drawFace({ style: 'legal-rep', widthMm: 20, heightMm: 20, name });
    const set = paths.filter((p) => p.part === 'name').map((p) => box(p.segments));
    expect(set).toHaveLength(characters);
    expect(set[0]?.left).toBeGreaterThan(0);
    expect(set[0]?.bottom).toBeLessThan(1);
    expect(set.at(-1)?.right).toBeLessThan(1);
  });

  it('without an emblem the purpose stands in the middle', () => {
    const face: SealFace = { ...OFFICIAL, style: 'department', purpose: '人力资源部' };
    const purpose = drawFace(face)
      .paths.filter((p) => p.part === 'purpose')
      .map((p) => box(p.segments));
    expect(purpose.every((b) => b && b.top < 0 && b.bottom > 0)).toBe(true);
    expect(count(face, 'emblem')).toBe(0);
  });
});

describe('what cannot be drawn', () => {
  it.each([
    [
      { widthMm: 9, heightMm: 9 },
      { code: 'face-size-unusable', field: 'widthMm' },
    ],
    [{ heightMm: Number.NaN }, { code: 'face-size-unusable', field: 'heightMm' }],
    [{ heightMm: 38 }, { code: 'face-shape-mismatch', field: 'heightMm' }],
    [{ style: 'invoice' }, { code: 'face-shape-mismatch', field: 'heightMm' }],
    [{ name: '某' }, { code: 'face-text-length', field: 'name' }],
    [{ name: '某'.repeat(41) }, { code: 'face-text-length', field: 'name' }],
    [{ style: 'department' }, { code: 'face-text-length', field: 'purpose' }],
    [{ code: '12345' }, { code: 'face-code-malformed', field: 'code' }],
    [{ number: 0 }, { code: 'face-number-unusable', field: 'number' }],
    [{ number: 1.5 }, { code: 'face-number-unusable', field: 'number' }],
  ] satisfies [Partial<SealFace>, unknown][])('%j is refused with the field to change', (change, problem) => {
    expect(problemOf({ ...OFFICIAL, ...change })).toEqual(problem);
  });

  it('draws the rare characters 镕 and 㛃, and names one that the font lacks', () => {
    expect(count({ ...OFFICIAL, name: '镕㛃有限公司' }, 'name')).toBe(6);
    expect(() => drawFace({ ...OFFICIAL, name: '北京𠮷祥有限公司' })).toThrow(
      expect.objectContaining({ code: 'character-missing', params: { character: '𠮷', codePoint: 'U+20BB7' } }),
    );
  });
});

describe('the forms of a drawing', () => {
  const drawing = drawFace(OFFICIAL);

  it('SVG is sized in mm, one path per part, and escapes the inscription', () => {
    const svg = faceToSvg(drawFace({ ...OFFICIAL, name: '甲<乙>&"丁"公司' }));
    expect(svg).toContain('width="40mm" height="40mm" viewBox="-20 -20 40 40"');
    expect(svg.match(/<path /g)).toHaveLength(4);
    expect(svg).toContain('aria-label="甲&lt;乙&gt;&amp;&quot;丁&quot;公司 1101080012345"');
    expect(svg).not.toMatch(/<text|<style|<script|href/);
  });

  it('the PDF appearance uses path operators only, and is compressed in zlib format', () => {
    const appearance = faceToAppearance(drawing);
    const content = Buffer.from(appearance.content).toString();
    expect(inflateSync(appearance.deflated).toString()).toBe(content);
    const used = new Set(content.match(/[A-Za-z]+/g));
    expect([...used].sort()).toEqual(['Q', 'c', 'cm', 'f', 'h', 'l', 'm', 'q', 'rg']);
    expect(content).not.toMatch(/NaN|Infinity|e-/);
    expect(appearance).toMatchObject({ kind: 'vector', widthMm: 40, heightMm: 40 });
    expect(appearance.deflated.length).toBeLessThan(25_000);
  });

  it('PNG has the pixels of its resolution, and an absurd one is refused before drawing', () => {
    const png = Buffer.from(faceToPng(drawing, 600));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([945, 945]);
    for (const dpi of [0, -1, Number.NaN, 1e6]) expect(() => faceToPng(drawing, dpi)).toThrow('picture-too-large');
  });

  it('the digest is the same for the same facts, and differs for every change that can be seen', () => {
    const digests = [
      {},
      { name: '北京印信软件有限公可' },
      { code: '1101080012346' },
      { colour: 'blue' },
      { emblem: 'none' },
      { widthMm: 42, heightMm: 42 },
    ].map((change) => faceDigest(drawFace({ ...OFFICIAL, ...change } as SealFace)));
    expect(new Set(digests).size).toBe(digests.length);
    expect(digests[0]).toBe(faceDigest(drawFace({ ...OFFICIAL })));
    expect(digests[0]).toMatch(/^[0-9a-f]{64}$/);
  });
});
