import type { FormDocument, FormFooter } from './form.ts';

/** What a form says by itself, in the reader's language. */
export const WORDS = {
  'zh-CN': {
    page: (page: number, total: number) => `第 ${page} 页，共 ${total} 页`,
    number: (number: string) => `编号：${number}`,
    printed: (time: string) => `打印时间：${time}`,
    continued: (title: string) => `${title}（续）`,
    signature: '签字：',
    date: '日期：　　　年　　月　　日',
    signed: (name: string) => `签字：${name}`,
    none: '（无）',
  },
  en: {
    page: (page: number, total: number) => `Page ${page} of ${total}`,
    number: (number: string) => `No. ${number}`,
    printed: (time: string) => `Printed ${time}`,
    continued: (title: string) => `${title} (continued)`,
    signature: 'Signature:',
    date: 'Date:',
    signed: (name: string) => `Signed: ${name}`,
    none: '(none)',
  },
} as const;

export type Words = (typeof WORDS)[FormDocument['language']];

/** A time with its zone, for people and for later disputes: `2026-03-01 17:05:09 UTC+08:00`. */
export function printedTime(time: Date, timeZone: FormFooter['timeZone']): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  }).formatToParts(time);
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((p) => p.type === type)?.value ?? '';
  const offset = part('timeZoneName').replace('GMT', '') || '+00:00';
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}:${part('second')} UTC${offset}`;
}
