import type { Route } from '@yinxin/contract';
import type { z } from 'zod';

type Query<R extends Route> = R['schema'] extends { querystring: infer Q extends z.ZodObject } ? Q : never;

/** What a coercing schema takes is `unknown`; then what it gives is the better type. */
type Value<In, Out> = unknown extends In ? Out : In;

/** The search parameters of a list page: those of its route, each optional; absent means the route's default. */
export type Search<R extends Route> = {
  [Key in keyof z.output<Query<R>>]?: Value<z.input<Query<R>>[Key & keyof z.input<Query<R>>], z.output<Query<R>>[Key]>;
};

/**
 * Reads a list page's state from the address with the schema of its route: what the route would refuse is dropped, and
 * so is what equals its default, so that every state has exactly one, short address.
 */
export function searchOf<R extends Route>(route: R): (raw: Record<string, unknown>) => Search<R> {
  const shape: Record<string, z.ZodType> = route.schema.querystring?.shape ?? {};
  return (raw) => {
    const kept: Record<string, unknown> = {};
    for (const [key, schema] of Object.entries(shape)) {
      const words = wordsOf(raw[key]);
      if (words === undefined) continue;
      const parsed = schema.safeParse(words);
      if (!parsed.success || parsed.data === defaultOf(schema)) continue;
      kept[key] = typeof parsed.data === 'number' ? parsed.data : words;
    }
    return kept as Search<R>;
  };
}

const defaultOf = (schema: z.ZodType): unknown => schema.safeParse(undefined).data;

/** A value as an address spells it: text, or several texts. Nothing for what is empty. */
function wordsOf(value: unknown): string | readonly string[] | undefined {
  if (!Array.isArray(value)) return wordOf(value);
  const words = value.map(wordOf).filter((word) => word !== undefined);
  return words.length === 0 ? undefined : words;
}

const wordOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value) || undefined
    : undefined;

/** `?page=2&state=active&state=disabled` as `{ page: '2', state: ['active', 'disabled'] }`, the way the API reads it. */
export function parseSearch(address: string): Record<string, string | string[]> {
  const query = new URLSearchParams(address);
  return Object.fromEntries(
    [...new Set(query.keys())].map((key) => {
      const values = query.getAll(key);
      return [key, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

/** The reverse of `parseSearch`, with the leading `?`; empty when nothing is set. */
export function stringifySearch(search: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    const words = wordsOf(value);
    if (words === undefined) continue;
    for (const word of typeof words === 'string' ? [words] : words) query.append(key, word);
  }
  const address = query.toString();
  return address === '' ? '' : `?${address}`;
}
