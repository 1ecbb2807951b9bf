import { currentLanguage } from './i18n.ts';

/** Asks the server to word its problems in the reader's language. */
export const languageHeader = (): Record<string, string> => ({ 'accept-language': currentLanguage() });
