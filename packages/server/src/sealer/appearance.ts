import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { SealFaceFact } from '@yinxin/contract';
import {
  drawFace,
  faceDigest,
  faceToAppearance,
  MOST_PIXELS,
  type ImageAppearance,
  type SealAppearance,
} from '@yinxin/esign';
import sharp from 'sharp';

/** What a face should look like is not what was handed over. */
export class FaceMismatch extends Error {}

/**
 * The appearance of a seal's face, exactly the one that the ledger names: drawn faces are drawn again, and a scanned
 * one is taken from `picture` (the cleaned PNG). Both must have the recorded digest.
 *
 * @throws FaceMismatch
 */
export async function appearanceOf(
  face: SealFaceFact,
  size: { readonly widthMm: number; readonly heightMm: number },
  picture: Uint8Array,
): Promise<SealAppearance> {
  if (face.source === 'drawn') {
    const drawing = drawFace(face.design);
    if (faceDigest(drawing) !== face.sha256) throw new FaceMismatch('the face is drawn differently now');
    return faceToAppearance(drawing);
  }
  // Only what the register has accepted is decoded: the digest is checked before the picture is opened.
  const digest = createHash('sha256').update(picture).digest('hex');
  if (digest !== face.sha256) throw new FaceMismatch('the picture is not the one that was registered');
  return pictureAppearance(picture, size);
}

async function pictureAppearance(
  png: Uint8Array,
  size: { readonly widthMm: number; readonly heightMm: number },
): Promise<ImageAppearance> {
  const picture = sharp(png, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).toColourspace('srgb').ensureAlpha();
  const { data, info } = await picture.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  const pixels = info.width * info.height;
  const rgb = Buffer.alloc(pixels * 3);
  const alpha = Buffer.alloc(pixels);
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    data.copy(rgb, pixel * 3, pixel * 4, pixel * 4 + 3);
    alpha[pixel] = data[pixel * 4 + 3] ?? 0;
  }
  return {
    kind: 'image',
    ...size,
    widthPx: info.width,
    heightPx: info.height,
    rgbDeflated: deflateSync(rgb),
    alphaDeflated: deflateSync(alpha),
  };
}
