/** The part of fontkit 2.0 that seal faces use; the package ships no types of its own. */
declare module 'fontkit' {
  export type PathCommand =
    | { command: 'moveTo' | 'lineTo'; args: [x: number, y: number] }
    | { command: 'quadraticCurveTo'; args: [cx: number, cy: number, x: number, y: number] }
    | {
        command: 'bezierCurveTo';
        args: [c1x: number, c1y: number, c2x: number, c2y: number, x: number, y: number];
      }
    | { command: 'closePath'; args: [] };

  export interface Glyph {
    /** 0 is `.notdef`: the font has no such character. */
    readonly id: number;
    readonly advanceWidth: number;
    readonly path: { readonly commands: readonly PathCommand[] };
  }

  export interface Font {
    readonly unitsPerEm: number;
    glyphForCodePoint(codePoint: number): Glyph;
  }

  export function create(file: Uint8Array): Font;
}
