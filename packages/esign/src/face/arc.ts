import { type Glyph, place } from './glyphs.ts';
import type { Segment } from './path.ts';

/**
 * A text that runs along the inside of an elliptic (or round) edge.
 *
 * `rx`, `ry`: semi-axes of the curve the tops (side `top`) or feet (side `bottom`) of the characters touch, in mm.
 * `span`: how far the text may go, in radians of the ellipse parameter, symmetric around the top or bottom.
 * `height`: the em height wanted, in mm; `condense`: width of a character as a share of its height.
 */
export type ArcText = {
  readonly glyphs: readonly Glyph[];
  readonly rx: number;
  readonly ry: number;
  readonly side: 'top' | 'bottom';
  readonly span: number;
  readonly height: number;
  readonly condense: number;
  /** Largest distance of two characters, in character widths; short names spread out up to it. */
  readonly spread: number;
};

const SAMPLES = 360;
/** A long name is first condensed towards this, while it gets lower: slim tall characters stay readable, small ones do not. */
const NARROWEST = 0.42;

/** Arc lengths along the curve that runs `depth` mm inside the ellipse, from its top clockwise, and back to the parameter. */
function rail(rx: number, ry: number, depth: number) {
  const at = (t: number): [number, number] => {
    const [nx, ny] = normal(rx, ry, t);
    return [rx * Math.sin(t) - depth * nx, -ry * Math.cos(t) - depth * ny];
  };
  const lengths = [0];
  let [px, py] = at(0);
  for (let i = 1; i <= SAMPLES; i++) {
    const [x, y] = at((i * Math.PI) / SAMPLES);
    lengths.push((lengths[i - 1] ?? 0) + Math.hypot(x - px, y - py));
    [px, py] = [x, y];
  }
  const lengthTo = (t: number): number => {
    const i = Math.min(SAMPLES - 1, Math.floor((t / Math.PI) * SAMPLES));
    const [from, to] = [lengths[i] ?? 0, lengths[i + 1] ?? 0];
    return from + (to - from) * ((t / Math.PI) * SAMPLES - i);
  };
  const parameterAt = (length: number): number => {
    const i = Math.max(
      1,
      lengths.findIndex((l) => l >= length),
    );
    const [from, to] = [lengths[i - 1] ?? 0, lengths[i] ?? 0];
    return ((i - 1 + (length - from) / (to - from)) * Math.PI) / SAMPLES;
  };
  return { lengthTo, parameterAt };
}

/** Outward unit normal of the ellipse at parameter `t`, counted clockwise from the top. */
function normal(rx: number, ry: number, t: number): [number, number] {
  const [x, y] = [Math.sin(t) / rx, -Math.cos(t) / ry];
  const length = Math.hypot(x, y);
  return [x / length, y / length];
}

/** Largest size at which the text fits, by bisection: 1 = as wanted, 0 = nothing. */
function fit(text: ArcText, natural: number): { height: number; condense: number } {
  const sized = (share: number) => ({
    height: text.height * share,
    condense: Math.min(text.condense, NARROWEST + (text.condense - NARROWEST) * Math.max(0, 2 * share - 1)),
  });
  const fits = (share: number): boolean => {
    const { height, condense } = sized(share);
    // Neighbours come closest at the end that points to the middle of the seal.
    return natural * height * condense <= 2 * rail(text.rx, text.ry, height).lengthTo(text.span / 2);
  };
  if (fits(1)) return sized(1);
  let [low, high] = [0, 1];
  for (let i = 0; i < 20; i++) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return sized(low);
}

/**
 * Outlines of the characters along the arc, in reading order, evenly spaced, no two touching. A text too long for the
 * span is condensed and lowered until it fits.
 */
export function arcText(text: ArcText): Segment[][] {
  const natural = text.glyphs.reduce((sum, g) => sum + g.cell, 0);
  if (natural === 0) return [];
  const { height, condense } = fit(text, natural);
  const curve = rail(text.rx, text.ry, height);
  const available = 2 * curve.lengthTo(text.span / 2);
  const stretch = Math.min(text.spread, available / (natural * height * condense));
  const pitch = height * condense * stretch;
  let from = (-natural * pitch) / 2;
  return text.glyphs.map((g) => {
    const s = from + (g.cell * pitch) / 2;
    from += g.cell * pitch;
    const t = Math.sign(s) * curve.parameterAt(Math.abs(s));
    const [nx, ny] = normal(text.rx, text.ry, t);
    const depth = height / 2;
    const x = text.rx * Math.sin(t) - depth * nx;
    const y = -text.ry * Math.cos(t) - depth * ny;
    const turn = Math.atan2(nx, -ny);
    // The lower arc is the upper one in a mirror: same places, seen from below, tops towards the middle.
    const flip = text.side === 'bottom' ? -1 : 1;
    return place(g, { x, y: y * flip, turn: turn * flip, width: height * condense, height });
  });
}
