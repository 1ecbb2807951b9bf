import type { SealColour } from '../face.ts';

/** 8-bit RGB pixels, rows from the top. */
export type Pixels = { readonly width: number; readonly height: number; readonly rgb: Uint8Array };

/** Blocks per side in which the brightness of the paper is estimated: light falls unevenly on a photographed sheet. */
const BLOCKS = 12;

/** Per block and channel the value that 95 % of its pixels do not exceed: paper, unless the block is full of ink. */
function brightest({ width, height, rgb }: Pixels): Float32Array {
  const paper = new Float32Array(BLOCKS * BLOCKS * 3);
  const histogram = new Uint32Array(256);
  for (let block = 0; block < BLOCKS * BLOCKS; block++) {
    const [column, row] = [block % BLOCKS, Math.floor(block / BLOCKS)];
    const [left, right] = [Math.floor((column * width) / BLOCKS), Math.floor(((column + 1) * width) / BLOCKS)];
    const [top, bottom] = [Math.floor((row * height) / BLOCKS), Math.floor(((row + 1) * height) / BLOCKS)];
    for (let channel = 0; channel < 3; channel++) {
      histogram.fill(0);
      for (let y = top; y < bottom; y++) {
        for (let x = left; x < right; x++) {
          const value = rgb[(y * width + x) * 3 + channel] ?? 0;
          histogram[value] = (histogram[value] ?? 0) + 1;
        }
      }
      let remaining = Math.ceil((right - left) * (bottom - top) * 0.05);
      let value = 255;
      while (value > 0 && (remaining -= histogram[value] ?? 0) > 0) value--;
      paper[block * 3 + channel] = value;
    }
  }
  return paper;
}

/** Blocks full of ink take the paper of their brightest neighbour, so that a star does not erase itself. */
function paperOf(pixels: Pixels): Float32Array {
  const found = brightest(pixels);
  return found.map((_, i) => {
    const [block, channel] = [Math.floor(i / 3), i % 3];
    const [column, row] = [block % BLOCKS, Math.floor(block / BLOCKS)];
    let best = 1;
    for (let y = Math.max(0, row - 1); y <= Math.min(BLOCKS - 1, row + 1); y++) {
      for (let x = Math.max(0, column - 1); x <= Math.min(BLOCKS - 1, column + 1); x++) {
        best = Math.max(best, found[(y * BLOCKS + x) * 3 + channel] ?? 0);
      }
    }
    return best;
  });
}

/** How much of a colour a pixel has, of its share of the paper's red, green and blue; black text has none of any. */
const AMOUNT: Record<SealColour, (r: number, g: number, b: number) => number> = {
  red: (r, g, b) => r - (g + b) / 2,
  blue: (r, g, b) => b - (r + g) / 2,
  purple: (r, g, b) => (r + b) / 2 - g,
  black: (r, g, b) => 1 - Math.max(r, g, b),
};

/** Share of coloured pixels below which a scan counts as a grey one, where ink can only be told by its darkness. */
const GREY_SHARE = 0.0005;
const CLEARLY_COLOURED = 0.15;

/**
 * Ink of one colour at every pixel, 0 (paper, or another ink) to 255. The paper is divided out first, so that shadows
 * and yellowed sheets do not count as ink. A scan without any colour is judged by darkness.
 */
export function inkAmount(pixels: Pixels, colour: SealColour): Uint8Array {
  const { width, height, rgb } = pixels;
  const paper = paperOf(pixels);
  const measure = (amount: (r: number, g: number, b: number) => number): Uint8Array => {
    const ink = new Uint8Array(width * height);
    for (let y = 0; y < height; y++) {
      const row = Math.floor((y * BLOCKS) / height) * BLOCKS;
      for (let x = 0; x < width; x++) {
        const p = (row + Math.floor((x * BLOCKS) / width)) * 3;
        const i = y * width + x;
        const r = Math.min(1, (rgb[i * 3] ?? 0) / (paper[p] ?? 1));
        const g = Math.min(1, (rgb[i * 3 + 1] ?? 0) / (paper[p + 1] ?? 1));
        const b = Math.min(1, (rgb[i * 3 + 2] ?? 0) / (paper[p + 2] ?? 1));
        ink[i] = Math.max(0, amount(r, g, b)) * 255;
      }
    }
    return ink;
  };
  if (colour === 'black') return measure(AMOUNT.black);
  const chroma = measure((r, g, b) => Math.max(r, g, b) - Math.min(r, g, b));
  const coloured = chroma.reduce((sum, value) => sum + (value > CLEARLY_COLOURED * 255 ? 1 : 0), 0);
  return measure(coloured < GREY_SHARE * width * height ? AMOUNT.black : AMOUNT[colour]);
}

/** Otsu's threshold (IEEE Trans. SMC 9, 1979) between paper and ink, never below what scanner noise reaches. */
export function inkThreshold(ink: Uint8Array): number {
  const histogram = new Float64Array(256);
  for (const value of ink) histogram[value] = (histogram[value] ?? 0) + 1;
  const total = histogram.reduce((sum, count, value) => sum + count * value, 0);
  let [below, sumBelow, best, threshold] = [0, 0, -1, 0];
  for (let value = 0; value < 256; value++) {
    below += histogram[value] ?? 0;
    sumBelow += (histogram[value] ?? 0) * value;
    const above = ink.length - below;
    if (below === 0 || above === 0) continue;
    const between = below * above * (sumBelow / below - (total - sumBelow) / above) ** 2;
    if (between > best) [best, threshold] = [between, value];
  }
  return Math.max(threshold, 40);
}

/** Opacity from ink: a soft step around the threshold keeps the edges of strokes smooth. */
export function opacity(ink: Uint8Array, threshold: number): Uint8Array {
  const [clear, full] = [threshold * 0.4, threshold * 1.4];
  return ink.map((value) => Math.max(0, Math.min(255, ((value - clear) / (full - clear)) * 255)));
}
