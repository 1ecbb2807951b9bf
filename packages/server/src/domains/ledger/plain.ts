/**
 * The value without members that are undefined, as JSON would keep it. Rules may leave optional members undefined; a
 * digest must not depend on that. Everything else stays as it is, so that what JSON would silently change (NaN, dates,
 * holes in arrays) is still refused where it is digested.
 */
export function plain<Value>(value: Value): Value {
  return strip(value) as Value;
}

function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip);
  if (!isPlainObject(value)) return value;
  const kept = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(kept.map(([name, member]) => [name, strip(member)]));
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
