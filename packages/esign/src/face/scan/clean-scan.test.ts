import { crc32, inflateSync } from 'node:zlib';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawFace } from '../draw-face.ts';
import { INK, type SealColour, type SealFace } from '../face.ts';
import { faceToPng } from '../png.ts';
import { type CleanedScan, cleanScan } from './clean-scan.ts';

const DPI = 300;
const px = (mm: number): number => Math.round((mm / 25.4) * DPI);
const FACE: SealFace = { style: 'contract', widthMm: 40, heightMm: 40, name: '北京印信软件有限公司', number: 1 };

/** Repeatable noise in −1…1 (Park and Miller's minimal standard generator). */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return (state / 2_147_483_647) * 2 - 1;
  };
}

/** A yellowed sheet of 70 × 60 mm, darker to one side, with grain and printed black lines, and a seal 12 mm from its corner. */
async function paperWith(face: SealFace, { lines = true } = {}): Promise<Buffer> {
  const [width, height] = [px(70), px(60)];
  const rgb = Buffer.alloc(width * height * 3);
  const grain = noise(7);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const light = 1 - 0.25 * (x / width) + 0.03 * grain();
      const line = lines && y % 70 < 8 && x % 40 < 26;
      [246, 238, 216].forEach(
        (value, c) => (rgb[(y * width + x) * 3 + c] = Math.min(255, (line ? 35 : value) * light)),
      );
    }
  }
  const seal = {
    input: Buffer.from(faceToPng(drawFace(face), DPI)),
    left: px(12),
    top: px(8),
    blend: 'multiply' as const,
  };
  const specks = [
    [5, 5],
    [64, 50],
    [33, 55],
  ].map(([x = 0, y = 0]) => ({
    input: { create: { width: 4, height: 4, channels: 3 as const, background: { r: 220, g: 20, b: 30 } } },
    left: px(x),
    top: px(y),
  }));
  return sharp(rgb, { raw: { width, height, channels: 3 } })
    .composite([seal, ...specks])
    .jpeg({ quality: 85 })
    .toBuffer();
}

const alphaOf = (png: Uint8Array): Promise<Buffer> => sharp(png).extractChannel(3).raw().toBuffer();

/** Mean difference of two opacities, 0–255. */
async function difference(cleaned: CleanedScan, face: SealFace): Promise<number> {
  const [got, want] = await Promise.all([alphaOf(cleaned.png), alphaOf(faceToPng(drawFace(face), DPI))]);
  expect(got.length).toBe(want.length);
  return got.reduce((sum, value, i) => sum + Math.abs(value - (want[i] ?? 0)), 0) / got.length;
}

describe('a seal taken from paper', () => {
  let cleaned: CleanedScan;
  beforeAll(async () => {
    cleaned = await cleanScan(await paperWith(FACE), { widthMm: 40, heightMm: 40, colour: 'red' });
  });

  it('is cropped to its size, and as opaque as the seal that was stamped', async () => {
    expect(await sharp(cleaned.png).metadata()).toMatchObject({
      width: px(40),
      height: px(40),
      channels: 4,
      format: 'png',
    });
    expect(await difference(cleaned, FACE)).toBeLessThan(12);
  });

  it('has nothing left of paper, printed lines and dirt: clear corners, one colour', async () => {
    const { data, info } = await sharp(cleaned.png).raw().toBuffer({ resolveWithObject: true });
    const corner = (x: number, y: number) => data[(y * info.width + x) * 4 + 3];
    expect([corner(2, 2), corner(info.width - 3, 2), corner(2, info.height - 3)]).toEqual([0, 0, 0]);
    const colours = new Set<string>();
    for (let i = 0; i < data.length; i += 4) if (data[i + 3]) colours.add(data.subarray(i, i + 3).join());
    expect([...colours]).toEqual([INK.red.join()]);
  });

  it('comes as an appearance for PDF with the same pixels', async () => {
    const { appearance } = cleaned;
    expect(appearance).toMatchObject({ kind: 'image', widthMm: 40, heightMm: 40, widthPx: px(40), heightPx: px(40) });
    expect(inflateSync(appearance.alphaDeflated)).toEqual(await alphaOf(cleaned.png));
    expect(inflateSync(appearance.rgbDeflated)).toHaveLength(px(40) ** 2 * 3);
  });

  it.each(['blue', 'purple'] satisfies SealColour[])('reads %s ink', async (colour) => {
    const face: SealFace = { ...FACE, colour };
    const sheet = await paperWith(face);
    expect(await difference(await cleanScan(sheet, { widthMm: 40, heightMm: 40, colour }), face)).toBeLessThan(15);
  });

  it('reads a grey photocopy by its darkness, and gives it the colour of the seal', async () => {
    const copy = await sharp(await paperWith({ ...FACE, colour: 'black' }, { lines: false }))
      .greyscale()
      .png()
      .toBuffer();
    expect(await difference(await cleanScan(copy, { widthMm: 40, heightMm: 40, colour: 'red' }), FACE)).toBeLessThan(
      12,
    );
  });
});

describe('what cannot be taken from paper', () => {
  const FACTS = { widthMm: 40, heightMm: 40, colour: 'red' } as const;
  const blank = { width: 600, height: 600, channels: 3 as const, background: '#f5f0e0' };

  it('a picture of 30,000 × 30,000 is refused from its header', async () => {
    const png = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    png.writeUInt32BE(30_000, 16);
    png.writeUInt32BE(30_000, 20);
    png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
    await expect(cleanScan(png, FACTS)).rejects.toMatchObject({
      code: 'picture-too-large',
      params: { widthPx: 30_000, heightPx: 30_000 },
    });
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['a PNG that ends early', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])],
    ['a JPEG of rubbish', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4])],
  ])('%s is no picture', async (_, bytes) => {
    await expect(cleanScan(bytes, FACTS)).rejects.toMatchObject({ code: 'picture-unreadable' });
  });

  it('a truncated JPEG is refused, not half shown', async () => {
    const sheet = await paperWith(FACE);
    await expect(cleanScan(sheet.subarray(0, sheet.length / 2), FACTS)).rejects.toMatchObject({
      code: 'picture-unreadable',
    });
  });

  it('blank paper has no ink', async () => {
    const sheet = await sharp({ create: blank }).jpeg().toBuffer();
    await expect(cleanScan(sheet, FACTS)).rejects.toMatchObject({
      code: 'scan-without-ink',
      params: { colour: 'red' },
    });
  });

  it('a seal of other proportions, or half of one, does not pass for a round one', async () => {
    const oval: SealFace = { ...FACE, style: 'foreign', widthMm: 45, heightMm: 30 };
    await expect(cleanScan(await paperWith(oval), FACTS)).rejects.toMatchObject({ code: 'scan-proportions' });
    const half = await sharp(await paperWith(FACE))
      .extract({ left: 0, top: 0, width: px(35), height: px(60) })
      .png()
      .toBuffer();
    await expect(cleanScan(half, FACTS)).rejects.toMatchObject({ code: 'scan-proportions' });
  });

  it('a thumbnail is too coarse', async () => {
    const small = await sharp(await paperWith(FACE))
      .resize(250)
      .png()
      .toBuffer();
    await expect(cleanScan(small, FACTS)).rejects.toMatchObject({ code: 'scan-too-coarse', params: { least: 150 } });
  });
});
