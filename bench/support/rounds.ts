import type { Measured } from './benchmark.ts';

/** Measures one side in one round. */
export type Side = (round: number) => number | Promise<number>;

/**
 * Measures both sides in turn, changing who begins, and takes the median of each: what the machine does beside strikes
 * both alike.
 */
export async function interleaved(rounds: number, ours: Side, theirs: Side): Promise<Measured> {
  const values: Record<'ours' | 'theirs', number[]> = { ours: [], theirs: [] };
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? (['ours', 'theirs'] as const) : (['theirs', 'ours'] as const);
    for (const side of order) values[side].push(await (side === 'ours' ? ours : theirs)(round));
  }
  return { value: median(values.ours), against: median(values.theirs) };
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The value below which a part of the values lies, e.g. 0.95 for p95; between two values the line between them. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * part;
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (below === undefined || above === undefined) throw new RangeError('nothing was measured');
  return below + (above - below) * (place % 1);
}
