/** Why a seal face, a scan or a printed form could not be made. Each code has one meaning and a text in every language. */
export type DrawingErrorCode =
  /** The font has no glyph for `character` (`codePoint`): an empty box must never be printed. */
  | 'character-missing'
  /** `field` is outside `smallest`–`largest` mm. */
  | 'face-size-unusable'
  /** Width and height do not make the `shape` of the style. */
  | 'face-shape-mismatch'
  /** `field` has `length` characters instead of `shortest`–`longest`. */
  | 'face-text-length'
  /** Not a seal code of 13 or 14 digits; on an invoice seal, not a taxpayer number. */
  | 'face-code-malformed'
  | 'face-number-unusable'
  /** More than `most` pixels: refused from the header, before anything is decoded or drawn. */
  | 'picture-too-large'
  /** Neither PNG nor JPEG, or damaged. */
  | 'picture-unreadable'
  /** No ink of this `colour` on the picture. */
  | 'scan-without-ink'
  /** The seal on the picture is `dpi` dots per inch; `least` are needed. */
  | 'scan-too-coarse'
  /** What was found is not as wide and high as the seal: cut off, askew, or not alone on the paper. */
  | 'scan-proportions';

/** A refusal with a stable code; `params` fill the texts shown to people. */
export class DrawingError extends Error {
  override readonly name = 'DrawingError';
  readonly code: DrawingErrorCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: DrawingErrorCode, params: Readonly<Record<string, string | number>> = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(params)}`, { cause });
    this.code = code;
    this.params = params;
  }
}

/** The refusal of a character that a font lacks, with its code point in the usual notation, e.g. `U+20BB7`. */
export function missingCharacter(character: string): DrawingError {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return new DrawingError('character-missing', { character, codePoint: `U+${hex}` });
}
