/**
 * What a seal looks like in a PDF: made once per seal face, drawn on every document without being compressed again.
 * Seal faces make it, sealing embeds it; neither knows more about the other than this type.
 */
export type SealAppearance = VectorAppearance | ImageAppearance;

/** A drawn seal face: transparent by nature and sharp at any zoom. */
export interface VectorAppearance {
  kind: 'vector';
  widthMm: number;
  heightMm: number;
  /**
   * PDF content stream (ISO 32000-1 §8.5, §8.6) drawn inside the box `[0 0 w h]` in points, origin at the bottom left.
   * Only path construction, path painting, colour and `q`/`Q`/`cm` operators: it refers to no resources.
   */
  content: Uint8Array;
  /** `content` in zlib format (RFC 1950), as `/FlateDecode` wants it. */
  deflated: Uint8Array;
}

/** A seal face cleaned from a scan: pixels with transparency, rows from the top. */
export interface ImageAppearance {
  kind: 'image';
  widthMm: number;
  heightMm: number;
  widthPx: number;
  heightPx: number;
  /** `widthPx × heightPx × 3` bytes, 8-bit RGB, in zlib format (RFC 1950). */
  rgbDeflated: Uint8Array;
  /** `widthPx × heightPx` bytes, 0 transparent to 255 opaque, in zlib format (RFC 1950). */
  alphaDeflated: Uint8Array;
}
