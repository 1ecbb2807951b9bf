import type { Language } from '@yinxin/contract';
import { createInstance } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { storedLanguage, storeLanguage } from './language.ts';

/** The one i18next of the app. Catalogues add themselves to it when their file is loaded. */
export const i18n = createInstance();

void i18n.use(initReactI18next).init({
  lng: storedLanguage(),
  fallbackLng: false,
  initAsync: false,
  resources: {},
  keySeparator: false,
  nsSeparator: false,
  interpolation: { prefix: '{', suffix: '}', escapeValue: false },
});

export type Texts = Readonly<Record<string, string>>;

/** The names between braces in a text: `'{count} of {total}'` gives `'count' | 'total'`. */
type Names<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;

/** `En` with every key of `Zh`, no other key, and the same names in braces; anything else does not compile. */
type Matching<Zh extends Texts, En extends Texts> = {
  [Key in keyof Zh]: Key extends keyof En
    ? [Names<Zh[Key]>, Names<En[Key]>] extends [Names<En[Key]>, Names<Zh[Key]>]
      ? En[Key]
      : `names in braces differ from the Chinese text: ${Names<Zh[Key]>}`
    : string;
} & { [Key in Exclude<keyof En, keyof Zh>]: never };

/** Texts of one feature in both languages. */
export interface Catalogue<Zh extends Texts> {
  readonly name: string;
  readonly zh: Zh;
  readonly en: { readonly [Key in keyof Zh]: string };
}

/** Declares a feature's texts. Keys are flat (`'signIn.title'`); `{name}` in a text is filled in when it is shown. */
export function messages<const Zh extends Texts, const En extends Texts>(
  name: string,
  { zh, en }: { readonly zh: Zh; readonly en: En & Matching<Zh, En> },
): Catalogue<Zh> {
  i18n.addResourceBundle('zh-CN', name, zh);
  i18n.addResourceBundle('en', name, en);
  return { name, zh, en };
}

type Fillings<Text> = [Names<Text>] extends [never] ? [] : [fillings: Readonly<Record<Names<Text>, string | number>>];

/** Gives the text of a key in the reader's language. */
export type Say<Zh extends Texts> = <Key extends keyof Zh & string>(key: Key, ...fillings: Fillings<Zh[Key]>) => string;

/** The texts of a catalogue in the reader's language; the component is drawn again when the language changes. */
export function useMessages<Zh extends Texts>(catalogue: Catalogue<Zh>): Say<Zh> {
  const { t } = useTranslation(catalogue.name);
  return (key, ...fillings) => t(key as string, { ...fillings[0] });
}

/** The text of a key that comes out of data, or undefined where the catalogue has none; names in braces stay as they are. */
export function useTextIn(catalogue: Catalogue<Texts>): (key: string) => string | undefined {
  const { t } = useTranslation(catalogue.name);
  return (key) => (Object.hasOwn(catalogue.zh, key) ? t(key) : undefined);
}

/** The language that the app speaks now, outside components. */
export const currentLanguage = (): Language => (i18n.language === 'en' ? 'en' : 'zh-CN');

/** The language that the app speaks now; the component is drawn again when it changes. */
export function useLanguage(): Language {
  useTranslation();
  return currentLanguage();
}

/** Switches the language of the whole app and remembers it in this browser. */
export async function speak(language: Language): Promise<void> {
  storeLanguage(language);
  document.documentElement.lang = language;
  await i18n.changeLanguage(language);
}
