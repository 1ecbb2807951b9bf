import type { Language } from '@yinxin/contract';

const KEY = 'yinxin.language';

// Not the contract's list of languages: its file brings the schema library along, and the login page does without.
const known = (value: string | null): Language | undefined => (value === 'zh-CN' || value === 'en' ? value : undefined);

/** The language the reader chose in this browser; Chinese until one is chosen. */
export function storedLanguage(): Language {
  try {
    return known(localStorage.getItem(KEY)) ?? 'zh-CN';
  } catch {
    return 'zh-CN'; // storage is switched off in this browser
  }
}

/** Keeps the choice in this browser, so that the login page already speaks it. */
export function storeLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // storage is switched off in this browser: the choice lasts until the page is closed
  }
}
