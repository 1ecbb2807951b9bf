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

/**
 * Every two neighbouring characters of a searchable text, each pair once. A part of the text has only pairs that the
 * whole text has, so an index over pairs narrows the search for any substring of two characters or more, in Chinese as
 * in any other script, without knowing where words begin.
 */
export function pairs(text: string): readonly string[] {
  const found = new Set<string>();
  for (const line of text.split('\n')) {
    const characters = [...line];
    for (let at = 1; at < characters.length; at += 1) found.add(`${characters[at - 1]}${characters[at]}`);
  }
  return [...found];
}

/** The parts that must all occur, as somebody typed them: separated by white space. */
export const termsOf = (query: string): readonly string[] =>
  searchable(query)
    .split(/\s/u)
    .filter((term) => term !== '');
