import { z } from 'zod';

/** Id of anything: a UUIDv7 in lower case. */
export const id = z.uuid();

/** An instant in UTC, ISO 8601 with milliseconds, e.g. `2026-11-23T08:00:00.000Z`. */
export const instant = z.iso.datetime({ precision: 3 });

/** A calendar day, e.g. `2026-11-23`. */
export const day = z.iso.date();

/** A query flag: `true` or `false` in the address. */
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

/** One line of text that a person typed: trimmed, no control characters, 1…max characters. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    // oxlint-disable-next-line no-control-regex -- control characters are exactly what is refused here
    .regex(/^[^\u0000-\u001f\u007f\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u);

/** Several lines of text that a person typed: trimmed, line breaks allowed, other control characters refused. */
export const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    // oxlint-disable-next-line no-control-regex -- control characters are exactly what is refused here
    .regex(/^[^\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]*$/u);

/** A person as other records mention them. */
export const personRef = z.object({ id, name: z.string() });

/** What the reader may do with a record: names of the routes that would accept them now. */
export const allowed = z.array(z.string());

/** Parameters of routes on one record. */
export const idParams = z.object({ id });

/** A reply without content of its own. */
export const done = z.object({ done: z.literal(true) });
