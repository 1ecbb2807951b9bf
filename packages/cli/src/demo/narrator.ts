import { fill, type Language } from '@yinxin/contract';
import { words } from './words.ts';

export type Words = typeof words;
type Values = Readonly<Record<string, string | number>>;

/** Tells a person at the terminal what happens, a line per step. */
export interface Narrator {
  readonly language: Language;
  /** Begins a part of the story. */
  part(text: keyof Words, values?: Values): void;
  /** What somebody, or with `null` the system, does. */
  step(who: { readonly name: string; readonly post: string } | null, text: keyof Words, values?: Values): void;
  /** One of several things that a step found. */
  item(text: keyof Words, values?: Values): void;
  /** A text, for use inside of another. */
  say(text: keyof Words, values?: Values): string;
}

/** @param print takes a line; standard output by default */
export function createNarrator(language: Language, print: (line: string) => void = console.log): Narrator {
  const say: Narrator['say'] = (text, values) => fill(words[text][language], values);
  return {
    language,
    say,
    part: (text, values) => print(`\n■ ${say(text, values)}`),
    item: (text, values) => print(`    · ${say(text, values)}`),
    step(who, text, values) {
      const name = who === null ? say('system') : say('who', who);
      print(`  ${name}${say('colon')}${say(text, values)}`);
    },
  };
}
