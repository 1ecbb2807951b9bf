/** Tells the time. Rules never ask it: they get the instant as a fact. */
export interface Clock {
  /** Now, as ISO 8601 UTC with milliseconds. */
  now(): string;
}

export const systemClock: Clock = { now: () => new Date().toISOString() };

/** Adds a duration to an instant. */
export const later = (instant: string, milliseconds: number): string =>
  new Date(Date.parse(instant) + milliseconds).toISOString();

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Where printed times are told, until settings say otherwise. */
export const TIME_ZONE = 'Asia/Shanghai';
