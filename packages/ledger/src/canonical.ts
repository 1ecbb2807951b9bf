import { FormatError } from './format.ts';

/** Deeper values are refused: nothing we write is, and a cycle must not exhaust the stack. */
const MAX_DEPTH = 64;

/**
 * The canonical JSON text of a value (RFC 8785, JSON Canonicalization Scheme): no white space, members in the order of
 * their names' UTF-16 code units, numbers and strings as ECMAScript prints them.
 *
 * Takes plain data only: null, booleans, finite numbers, well-formed strings, arrays, plain objects. Everything that
 * `JSON.stringify` would silently drop or change (undefined, NaN, Date, Map, `toJSON`) is refused, because what is
 * hashed must be what was meant.
 *
 * @throws FormatError naming the place, as in `$.stages[2].limit`
 */
export function canonicalJson(value: unknown): string {
  return write(value, []);
}

/** The UTF-8 bytes of {@link canonicalJson}. */
export function canonicalBytes(value: unknown): Uint8Array {
  return Buffer.from(canonicalJson(value), 'utf8');
}

/** Where in the value the writer is: names and indexes from the top. One array that grows and shrinks. */
type Place = (string | number)[];

function write(value: unknown, place: Place): string {
  switch (typeof value) {
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isFinite(value)) throw refusal(place, 'is not a finite number');
      return JSON.stringify(value);
    case 'string':
      if (!value.isWellFormed()) throw refusal(place, 'has a lone surrogate');
      return JSON.stringify(value);
    case 'object':
      if (value === null) return 'null';
      if (place.length >= MAX_DEPTH) throw refusal(place, 'is nested too deeply');
      return Array.isArray(value) ? writeArray(value, place) : writeObject(value, place);
    default:
      throw refusal(place, `is ${typeof value}, which JSON cannot say`);
  }
}

function writeArray(items: readonly unknown[], place: Place): string {
  let text = '';
  // By index, because a hole must count as undefined and be refused.
  for (let at = 0; at < items.length; at += 1) {
    place.push(at);
    text += `${at === 0 ? '' : ','}${write(items[at], place)}`;
    place.pop();
  }
  return `[${text}]`;
}

function writeObject(object: object, place: Place): string {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== Object.prototype && prototype !== null) throw refusal(place, 'is not a plain object');
  const members = object as Readonly<Record<string, unknown>>;
  let text = '';
  // The default order of sort is that of UTF-16 code units, which is the one RFC 8785 §3.2.3 asks for.
  for (const name of Object.keys(members).sort()) {
    place.push(name);
    text += `${text === '' ? '' : ','}${write(name, place)}:${write(members[name], place)}`;
    place.pop();
  }
  return `{${text}}`;
}

function refusal(place: Place, why: string): FormatError {
  const steps = place.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`));
  return new FormatError(`$${steps.join('')} ${why}`);
}
