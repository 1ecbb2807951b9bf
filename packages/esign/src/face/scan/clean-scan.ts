import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { DrawingError } from '../../drawing-error.ts';
import type { ImageAppearance } from '../../seal-appearance.ts';
import { INK, type SealColour } from '../face.ts';
import { MOST_PIXELS } from '../png.ts';
import { inkAmount, inkThreshold, opacity, type Pixels } from './ink.ts';
import { type Spot, spots } from './spots.ts';

export type ScanFacts = { readonly widthMm: number; readonly heightMm: number; readonly colour: SealColour };

/** A seal face taken from paper. */
export type CleanedScan = { readonly png: Uint8Array; readonly appearance: ImageAppearance };

/** Print quality; a finer scan is reduced to it. */
const BEST_DPI = 600;
/** Below this the strokes of a character run together. */
const LEAST_DPI = 150;
/** Largest difference between the proportions found and those of the seal. */
const SKEW = 0.12;
/** A spot this small beside the largest one (the edge of the seal) lies on the paper, not on the seal. */
const STRAY = 0.01;
/** And this small inside the seal it is dirt: about a quarter of a millimetre across on a 40 mm seal. */
const SPECK = 0.0005;

const STARTS = { png: [0x89, 0x50, 0x4e, 0x47], jpeg: [0xff, 0xd8, 0xff] } as const;

/** Reads the header only, then decodes: on white and upright. */
async function decode(bytes: Uint8Array): Promise<Pixels> {
  if (!Object.values(STARTS).some((start) => start.every((byte, i) => bytes[i] === byte))) {
    throw new DrawingError('picture-unreadable');
  }
  const unreadable = (cause: unknown): never => {
    throw new DrawingError('picture-unreadable', {}, cause);
  };
  const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata().catch(unreadable);
  if (width * height > MOST_PIXELS) {
    throw new DrawingError('picture-too-large', { widthPx: width, heightPx: height, most: MOST_PIXELS });
  }
  const upright = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).autoOrient();
  const flat = upright.flatten({ background: '#fff' }).toColourspace('srgb').removeAlpha();
  const { data, info } = await flat.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true }).catch(unreadable);
  return { width: info.width, height: info.height, rgb: data };
}

type Bounds = { left: number; top: number; width: number; height: number };

/** The box of the seal: everything that is not stray beside its largest spot. */
function bounds(found: readonly Spot[], largest: number): Bounds {
  const seal = found.filter((spot) => spot.area >= STRAY * largest);
  const left = Math.min(...seal.map((spot) => spot.left));
  const top = Math.min(...seal.map((spot) => spot.top));
  return {
    left,
    top,
    width: Math.max(...seal.map((spot) => spot.right)) + 1 - left,
    height: Math.max(...seal.map((spot) => spot.bottom)) + 1 - top,
  };
}

/** Opacity of the seal alone: cut to `box`, specks wiped out together with the soft rim around them. */
function cut(alpha: Uint8Array, labels: Int32Array, keep: ReadonlySet<number>, width: number, box: Bounds): Uint8Array {
  const seal = new Uint8Array(box.width * box.height);
  for (let y = 0; y < box.height; y++) {
    for (let x = 0; x < box.width; x++) {
      const i = (box.top + y) * width + box.left + x;
      const near = [i, i - 1, i + 1, i - width, i + width].some((n) => keep.has(labels[n] ?? 0));
      if (near) seal[y * box.width + x] = alpha[i] ?? 0;
    }
  }
  return seal;
}

/**
 * Takes the impression of a seal off a scan or photograph of paper (PNG or JPEG): paper, shadows, other inks and dirt
 * become transparent, the ink one colour, the picture cropped to the seal and scaled to its size in mm.
 *
 * The picture decides what is decoded: call it where untrusted files are opened.
 * @throws DrawingError `picture-unreadable`, `picture-too-large` (above 25 Mpixel, from the header), `scan-without-ink`,
 *   `scan-too-coarse`, `scan-proportions`
 */
export async function cleanScan(bytes: Uint8Array, { widthMm, heightMm, colour }: ScanFacts): Promise<CleanedScan> {
  const pixels = await decode(bytes);
  const ink = inkAmount(pixels, colour);
  const alpha = opacity(ink, inkThreshold(ink));
  const { spots: found, labels } = spots(alpha, pixels.width);
  const largest = found.reduce((most, spot) => Math.max(most, spot.area), 0);
  if (largest < 0.0005 * alpha.length) throw new DrawingError('scan-without-ink', { colour });

  const box = bounds(found, largest);
  const dpi = Math.round((box.width / widthMm) * 25.4);
  if (dpi < LEAST_DPI) throw new DrawingError('scan-too-coarse', { dpi, least: LEAST_DPI });
  if (Math.abs((box.width * heightMm) / (box.height * widthMm) - 1) > SKEW) {
    throw new DrawingError('scan-proportions', { widthPx: box.width, heightPx: box.height, widthMm, heightMm });
  }
  const keep = new Set(found.filter((spot) => spot.area >= SPECK * largest).map((spot) => spot.label));
  const seal = cut(alpha, labels, keep, pixels.width, box);
  return render(seal, box, { widthMm, heightMm, colour }, Math.min(dpi, BEST_DPI));
}

/** Scales the opacity to the seal's size and gives it its colour. */
async function render(seal: Uint8Array, box: Bounds, facts: ScanFacts, dpi: number): Promise<CleanedScan> {
  const { widthMm, heightMm, colour } = facts;
  const [widthPx, heightPx] = [Math.round((widthMm / 25.4) * dpi), Math.round((heightMm / 25.4) * dpi)];
  const grey = sharp(seal, { raw: { width: box.width, height: box.height, channels: 1 } });
  const alpha = await grey.resize(widthPx, heightPx, { fit: 'fill' }).extractChannel(0).raw().toBuffer();
  const rgb = Buffer.alloc(widthPx * heightPx * 3, Uint8Array.from(INK[colour]));
  const png = await sharp(rgb, { raw: { width: widthPx, height: heightPx, channels: 3 } })
    .joinChannel(alpha, { raw: { width: widthPx, height: heightPx, channels: 1 } })
    .withDensity(dpi)
    .png({ compressionLevel: 9 })
    .toBuffer();
  const size = { widthMm, heightMm, widthPx, heightPx };
  return {
    png,
    appearance: { kind: 'image', ...size, rgbDeflated: deflateSync(rgb), alphaDeflated: deflateSync(alpha) },
  };
}
