import type { Language } from '@yinxin/contract';

/** A name that people gave in both languages, in the reader's. */
export const inLanguage = (name: { readonly zh: string; readonly en: string }, language: Language): string =>
  language === 'en' ? name.en : name.zh;
