/** Characters that may not begin a line (避头点) and those that may not end one (避尾点), GB/T 15834—2011 §5.1. */
const NOT_FIRST = /^[，。、；：？！）】》〉」』”’…—％℃·,.;:?!)\]}%]$/u;
const NOT_LAST = /^[（【《〈「『“‘([{]$/u;
const SPACE = /^\s$/u;
/** Between these a line may break anywhere. */
const WIDE =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef\u2014\u2026]$/u;

function staysTogether(before: string, after: string): boolean {
  if (SPACE.test(before) || SPACE.test(after)) return false;
  if (NOT_LAST.test(before) || NOT_FIRST.test(after)) return true;
  return !WIDE.test(before) && !WIDE.test(after);
}

/** The pieces a line may be broken between: Han characters with their punctuation, Latin words, single spaces. */
function pieces(text: string): string[] {
  const found: string[] = [];
  let before = '';
  for (const character of text) {
    if (SPACE.test(before) && NOT_FIRST.test(character)) {
      const space = found.pop() ?? '';
      found.push((found.pop() ?? '') + space + character);
    } else if (before !== '' && staysTogether(before, character)) found.push((found.pop() ?? '') + character);
    else found.push(character);
    before = character;
  }
  return found;
}

/**
 * Breaks a text into lines no wider than `width`, in the unit of `measure`. Line feeds break; a word wider than a line
 * is cut between characters. At least one line, perhaps empty.
 */
export function wrap(text: string, width: number, measure: (text: string) => number): string[] {
  return text.split(/\r\n|\r|\n/).flatMap((paragraph) => {
    const lines: string[] = [];
    let [line, used] = ['', 0];
    const breakLine = () => {
      lines.push(line.trimEnd());
      [line, used] = ['', 0];
    };
    const add = (piece: string, size: number) => {
      if (used + size > width && line !== '') breakLine();
      if (line === '' && lines.length > 0 && SPACE.test(piece)) return;
      line += piece;
      used += size;
    };
    for (const piece of pieces(paragraph)) {
      const size = measure(piece);
      if (size <= width) add(piece, size);
      else for (const character of piece) add(character, measure(character));
    }
    lines.push(line.trimEnd());
    return lines;
  });
}
