import type { Language } from '@yinxin/contract';

/** The reader's time zone (IANA name), as the browser knows it. */
export const readersZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** IANA names that all mean China Standard Time. */
const beijing = new Set(['Asia/Shanghai', 'Asia/Chongqing', 'Asia/Harbin', 'PRC']);

/** What people call a zone: 北京时间 where it is, otherwise its distance from UTC at that instant, `UTC+09:00`. */
export function zoneName(zone: string, language: Language, at: Date): string {
  if (beijing.has(zone)) return language === 'en' ? 'Beijing time' : '北京时间';
  const part = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName');
  return (part?.value ?? zone).replace('GMT', 'UTC').replace('+00:00', '');
}

export interface InstantFormat {
  readonly language: Language;
  readonly zone: string;
  /** Seconds are for ledgers and evidence; people's work needs minutes. */
  readonly seconds?: boolean;
}

/** An instant (ISO 8601, UTC) on the reader's clock, always with the zone: `2026-11-23 16:00 北京时间`. */
export function formatInstant(instant: string, { language, zone, seconds = false }: InstantFormat): string {
  const at = new Date(instant);
  const { day, time } = clockOf(at, zone, seconds);
  return `${day} ${time} ${zoneName(zone, language, at)}`;
}

/** The calendar day of an instant in a zone: `2026-11-23`. */
export const dayOf = (instant: string, zone: string): string => clockOf(new Date(instant), zone, false).day;

function clockOf(at: Date, zone: string, seconds: boolean): { readonly day: string; readonly time: string } {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at);
  const of = (type: Intl.DateTimeFormatPartTypes): string => parts.find((part) => part.type === type)?.value ?? '';
  const time = `${of('hour')}:${of('minute')}`;
  return { day: `${of('year')}-${of('month')}-${of('day')}`, time: seconds ? `${time}:${of('second')}` : time };
}

const two = (number: number): string => String(number).padStart(2, '0');

/** An instant as the browser's field for day and time wants it: `2026-11-23T16:00`, on the reader's clock. */
export function toClock(instant: string): string {
  const at = new Date(instant);
  const day = [String(at.getFullYear()).padStart(4, '0'), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The instant that such a field says; nothing while it is not filled in. */
export function fromClock(words: string): string | undefined {
  const at = new Date(words);
  return words === '' || Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** The beginning of a calendar day on the reader's clock, or of the day so many `later`; nothing for no day. */
export function beginningOfDay(day: string, later = 0): string | undefined {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return undefined;
  const at = new Date(year, month - 1, date + later);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** The calendar day in which an instant lies on the reader's clock, or the day so many `later`. */
export function dayBeginningAt(instant: string, later = 0): string {
  const at = new Date(instant);
  return toClock(new Date(at.getFullYear(), at.getMonth(), at.getDate() + later).toISOString()).slice(0, 10);
}
