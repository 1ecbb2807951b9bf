import type { Bed } from './bed.ts';

/** What a figure should reach: its ratio, or where there is nothing to compare with, its value. */
export interface Goal {
  readonly of: 'ratio' | 'value';
  readonly is: 'at-least' | 'at-most';
  readonly limit: number;
}

export const ratioAtLeast = (limit: number): Goal => ({ of: 'ratio', is: 'at-least', limit });
export const ratioAtMost = (limit: number): Goal => ({ of: 'ratio', is: 'at-most', limit });
export const valueAtMost = (limit: number): Goal => ({ of: 'value', is: 'at-most', limit });

/** Our side and the other, measured in the same run, in the unit of the benchmark. */
export interface Measured {
  readonly value: number;
  /** Null where there is no other side. */
  readonly against: number | null;
}

/** One thing that is measured. Each is a file in `bench/`, listed in `main.ts`. */
export interface Benchmark {
  readonly name: string;
  /** What is measured, in a few words. */
  readonly what: string;
  /** What it is compared with; null where it stands alone. */
  readonly against: string | null;
  readonly unit: string;
  readonly goal: Goal;
  /** How many submitted requests it decides at most; they are prepared once for all benchmarks. */
  readonly cases?: (size: Bed['size']) => number;
  measure(bed: Bed): Promise<Measured>;
}

/** A figure as it is printed: one JSON object per line. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly ratio: number | null;
  readonly against: number | null;
  readonly goal: string;
}

export function figureOf({ name, unit, goal }: Benchmark, { value, against }: Measured): Figure {
  const ratio = against === null ? null : significant(value / against);
  return {
    name,
    value: significant(value),
    unit,
    ratio,
    against: against === null ? null : significant(against),
    goal: goalText(goal, unit),
  };
}

export function isMet({ of, is, limit }: Goal, figure: Pick<Figure, 'value' | 'ratio'>): boolean {
  const reached = of === 'ratio' ? figure.ratio : figure.value;
  if (reached === null) return false;
  return is === 'at-least' ? reached >= limit : reached <= limit;
}

const goalText = ({ of, is, limit }: Goal, unit: string): string =>
  `${of} ${is === 'at-least' ? '≥' : '≤'} ${limit}${of === 'value' ? ` ${unit}` : ''}`;

/** Three digits that mean something; more would be noise. */
export const significant = (number: number): number => Number(number.toPrecision(3));
