/**
 * Outlines as plain data. Coordinates are millimetres, x to the right, y **down**, the origin in the middle of the seal.
 * Every path is filled by the non-zero rule; a ring is two circles that run opposite ways.
 */
export type Segment =
  | readonly ['M', number, number]
  | readonly ['L', number, number]
  | readonly ['Q', number, number, number, number]
  | readonly ['C', number, number, number, number, number, number]
  | readonly ['Z'];

/** `[a, b, c, d, e, f]`: x' = a·x + c·y + e, y' = b·x + d·y + f, the order PDF and SVG use. */
export type Matrix = readonly [number, number, number, number, number, number];

/** Smallest box around a set of points; of the control points, so never smaller than the ink. */
export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** Steps per mm: a hundredth is finer than a printer's dot at 2400 dpi, and coarse enough to be the same on every machine. */
const STEP = 100;
const snap = (value: number): number => Math.round(value * STEP) / STEP + 0;

/** Moves an outline through `matrix` and rounds it to hundredths of a mm. */
export function transform(segments: readonly Segment[], [a, b, c, d, e, f]: Matrix): Segment[] {
  const x = (px: number, py: number) => snap(a * px + c * py + e);
  const y = (px: number, py: number) => snap(b * px + d * py + f);
  return segments.map((s): Segment => {
    switch (s[0]) {
      case 'M':
      case 'L':
        return [s[0], x(s[1], s[2]), y(s[1], s[2])];
      case 'Q':
        return ['Q', x(s[1], s[2]), y(s[1], s[2]), x(s[3], s[4]), y(s[3], s[4])];
      case 'C':
        return ['C', x(s[1], s[2]), y(s[1], s[2]), x(s[3], s[4]), y(s[3], s[4]), x(s[5], s[6]), y(s[5], s[6])];
      case 'Z':
        return s;
    }
  });
}

/** All points of an outline, control points included. */
export function points(segments: readonly Segment[]): [number, number][] {
  return segments.flatMap(([, ...numbers]) => {
    const pairs: [number, number][] = [];
    for (let i = 0; i + 1 < numbers.length; i += 2) pairs.push([numbers[i] ?? 0, numbers[i + 1] ?? 0]);
    return pairs;
  });
}

/** The box around an outline; `null` for one without points (a space). */
export function box(segments: readonly Segment[]): Box | null {
  const all = points(segments);
  if (all.length === 0) return null;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of all) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { left, top, right, bottom };
}

/** Four cubic quarters approximate an ellipse to 0.03 % with this handle length. */
const QUARTER = 0.5522847498;

function ellipse(rx: number, ry: number, turn: 1 | -1): Segment[] {
  const [kx, ky] = [rx * QUARTER, ry * QUARTER * turn];
  const y = ry * turn;
  return [
    ['M', rx, 0],
    ['C', rx, ky, kx, y, 0, y],
    ['C', -kx, y, -rx, ky, -rx, 0],
    ['C', -rx, -ky, -kx, -y, 0, -y],
    ['C', kx, -y, rx, -ky, rx, 0],
    ['Z'],
  ];
}

/** An elliptic (or round) edge of the given width, measured inwards from the semi-axes `rx`, `ry`. */
export function ring(rx: number, ry: number, width: number): Segment[] {
  return transform([...ellipse(rx, ry, 1), ...ellipse(rx - width, ry - width, -1)], [1, 0, 0, 1, 0, 0]);
}

function rectangle(hx: number, hy: number, turn: 1 | -1): Segment[] {
  const corners: Segment[] = [
    ['L', hx, -hy * turn],
    ['L', hx, hy * turn],
    ['L', -hx, hy * turn],
  ];
  return [['M', -hx, -hy * turn], ...corners, ['Z']];
}

/** A rectangular edge of the given width, measured inwards from the half sides `hx`, `hy`. */
export function frame(hx: number, hy: number, width: number): Segment[] {
  return transform([...rectangle(hx, hy, 1), ...rectangle(hx - width, hy - width, -1)], [1, 0, 0, 1, 0, 0]);
}

/** A regular five-pointed star around the origin, one point up, as on the national flag (inner radius = outer / φ²). */
export function star(radius: number): Segment[] {
  const inner = radius * ((3 - Math.sqrt(5)) / 2);
  const corners = Array.from({ length: 10 }, (_, i): Segment => {
    const r = i % 2 === 0 ? radius : inner;
    const angle = (i * Math.PI) / 5;
    return [i === 0 ? 'M' : 'L', r * Math.sin(angle), -r * Math.cos(angle)];
  });
  return transform([...corners, ['Z']], [1, 0, 0, 1, 0, 0]);
}
