import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * The two weights of Noto Serif SC (SIL OFL-1.1) that seals and printed forms are set in. It covers every unified Han
 * character of the basic plane (U+3400–4DBF, U+4E00–9FFF), so rare names such as 镕 or 㛃 are drawn, not boxed.
 */
export type FontWeight = 'regular' | 'bold';

const FILES: Record<FontWeight, string> = {
  regular: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
};

const resolve = createRequire(import.meta.url).resolve;
const loaded = new Map<FontWeight, Uint8Array>();

/** The whole TrueType file of one weight (15 MB), read on first use and then kept. */
export function fontFile(weight: FontWeight): Uint8Array {
  const known = loaded.get(weight);
  if (known) return known;
  const bytes = readFileSync(resolve(FILES[weight]));
  loaded.set(weight, bytes);
  return bytes;
}
