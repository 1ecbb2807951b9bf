/** A connected spot of ink: its pixels' count and box (inclusive), and any one pixel of it. */
export type Spot = {
  readonly label: number;
  readonly area: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** All spots of pixels that are at least half opaque, with a map from each pixel to the label of its spot (0: none). */
export function spots(alpha: Uint8Array, width: number): { spots: Spot[]; labels: Int32Array } {
  const labels = new Int32Array(alpha.length);
  const found: Spot[] = [];
  const stack: number[] = [];
  for (let start = 0; start < alpha.length; start++) {
    if ((alpha[start] ?? 0) < 128 || labels[start] !== 0) continue;
    const label = found.length + 1;
    let [area, left, top, right, bottom] = [0, width, Infinity, 0, 0];
    labels[start] = label;
    stack.push(start);
    for (let i = stack.pop(); i !== undefined; i = stack.pop()) {
      const [x, y] = [i % width, Math.floor(i / width)];
      area++;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      const neighbours = [i - width, i + width, ...(x > 0 ? [i - 1] : []), ...(x < width - 1 ? [i + 1] : [])];
      for (const n of neighbours) {
        if ((alpha[n] ?? 0) < 128 || labels[n] !== 0) continue;
        labels[n] = label;
        stack.push(n);
      }
    }
    found.push({ label, area, left, top, right, bottom });
  }
  return { spots: found, labels };
}
