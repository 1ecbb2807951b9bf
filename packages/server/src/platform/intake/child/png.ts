import { crc32, deflateSync } from 'node:zlib';
import type { Bitmap } from './pdfium.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const COLOUR_TYPE = { 1: 0, 3: 2 } as const;
/** Fast: a page is looked at once or twice. Text on white came out smaller and sooner without row filters. */
const LEVEL = 2;

/** Writes pixels as PNG (RFC 2083), 8 bits per channel; as grey where no pixel has a colour. @public for `answer.ts`, which loads it when asked. */
export function encodePng(bitmap: Bitmap): Uint8Array {
  const { width, height, channels, pixels } = inGrey(bitmap) ?? bitmap;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, COLOUR_TYPE[channels], 0, 0, 0], 8);
  const row = width * channels;
  // Each row is preceded by its filter, 0 for none.
  const rows = Buffer.alloc((row + 1) * height);
  for (let y = 0; y < height; y += 1) rows.set(pixels.subarray(y * row, (y + 1) * row), y * (row + 1) + 1);
  const data = deflateSync(rows, { level: LEVEL });
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

/** The same picture with one channel, unless it has colours. */
function inGrey({ width, height, channels, pixels }: Bitmap): Bitmap | undefined {
  if (channels === 1) return undefined;
  const grey = new Uint8Array(width * height);
  for (let at = 0; at < grey.length; at += 1) {
    const red = pixels[at * 3];
    if (red !== pixels[at * 3 + 1] || red !== pixels[at * 3 + 2]) return undefined;
    grey[at] = red ?? 0;
  }
  return { width, height, channels: 1, pixels: grey };
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
