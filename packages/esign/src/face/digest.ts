import { createHash } from 'node:crypto';
import type { FaceDrawing } from './drawing.ts';

/** SHA-256 over everything that is drawn (size, ink, outlines), as lower-case hex: two faces that print alike are equal. */
export function faceDigest({ widthMm, heightMm, colour, paths }: FaceDrawing): string {
  const drawn = ['yinxin-face-1', widthMm, heightMm, colour, paths.map((path) => path.segments)];
  return createHash('sha256').update(JSON.stringify(drawn)).digest('hex');
}
