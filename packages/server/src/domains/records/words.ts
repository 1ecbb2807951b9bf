/**
 * The form in which texts are searched: compatibility forms unified (full-width letters and digits among them), no
 * difference between upper and lower case, one space for any white space. Keeps lines apart.
 */
export const searchable = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .split('\n')
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');

/** Length of the grams taken of letters and digits: of numbers like `YX-2026-00017`, two characters tell nothing apart. */
const LONG = 4;
const plain = /^[!-~]+$/;

/**
 * What the index holds of a searchable text, each once: every two neighbouring characters, and every four of letters and
 * digits. A part of the text has no gram that the whole text lacks, so the index narrows the search for any substring
 * of two characters or more, in Chinese as in any other script, without knowing where words begin.
 *
 * The pairs come first, then the long ones, each in the order of the text: the verification of the ledger compares rows
 * member by member, so records made before there were long ones have them at the end, as `0082-record-grams` adds them.
 */
export function gramsOf(text: string): readonly string[] {
  const lines = linesOf(text);
  const pairs = lines.flatMap((characters) => windows(characters, 2));
  const long = lines.flatMap((characters) => windows(characters, LONG)).filter((gram) => plain.test(gram));
  return [...new Set([...pairs, ...long])];
}

/** The grams to look for: the long ones, which few texts have, and the pairs that no long one covers. */
export function gramsToFind(part: string): readonly string[] {
  const found = new Set<string>();
  for (const characters of linesOf(part)) {
    const covered = new Set<number>();
    for (const [at, long] of windows(characters, LONG).entries()) {
      if (!plain.test(long)) continue;
      found.add(long);
      for (let pair = at; pair < at + LONG - 1; pair += 1) covered.add(pair);
    }
    for (const [at, pair] of windows(characters, 2).entries()) if (!covered.has(at)) found.add(pair);
  }
  return [...found];
}

const linesOf = (text: string): readonly (readonly string[])[] => text.split('\n').map((line) => [...line]);

/** Every so many neighbouring characters, in order. */
const windows = (characters: readonly string[], length: number): readonly string[] =>
  Array.from({ length: Math.max(0, characters.length - length + 1) }, (_, at) =>
    characters.slice(at, at + length).join(''),
  );

/** The parts that must all occur, as somebody typed them: separated by white space. */
export const termsOf = (query: string): readonly string[] =>
  searchable(query)
    .split(/\s/u)
    .filter((term) => term !== '');
