/** Width and height in pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Reads the size from the header of a PNG (RFC 2083 §11.2.1), without decoding anything. Undefined when there is none. */
export function pngSize(bytes: Uint8Array): PictureSize | undefined {
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 24));
  if (header.length < 24 || header.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  return sound(header.readUInt32BE(16), header.readUInt32BE(20));
}

/** Markers SOF0 to SOF15 begin a frame; C4, C8 and CC in their midst mean other things (ITU-T T.81 table B.1). */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Reads the size from the frame header of a JPEG (ITU-T T.81 §B.2.2), without decoding anything. */
export function jpegSize(bytes: Uint8Array): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 9 < bytes.length && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isFrame(marker)) return sound(view.getUint16(at + 7), view.getUint16(at + 5));
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

const sound = (width: number, height: number): PictureSize | undefined =>
  width > 0 && height > 0 ? { width, height } : undefined;
