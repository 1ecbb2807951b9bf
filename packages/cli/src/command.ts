import type { Language } from '@yinxin/contract';
import type { ParseArgsConfig } from 'node:util';

type Texts = Readonly<Record<Language, string>>;

/** Exit codes of every command. */
export const EXIT = {
  /** Done, and what was asked about holds. */
  ok: 0,
  /** Done, and what was asked about does not hold: a check failed, a signature is broken. */
  no: 1,
  /** Not done: wrong use, or the system cannot start. The text says what to do. */
  wrongUse: 2,
} as const;

type Options = NonNullable<ParseArgsConfig['options']>;

/** One option, as `node:util` parses it, with a line for `--help`. */
type Option = Options[string] & {
  readonly about: Texts;
  /** Shown after the name, e.g. `FILE`. */ readonly value?: string;
};

export type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

/** One command of the program. Each is a file beside this one, listed in `main.ts`. */
export interface Command {
  /** Arguments after the name, for `--help`, e.g. `FILE [PROOF]`. */
  readonly usage: string;
  readonly about: Texts;
  readonly options: Readonly<Record<string, Option>>;
  /** Fewest and most arguments. */
  readonly positionals: readonly [least: number, most: number];
  /** Runs it and returns the exit code. */
  run(input: {
    readonly positionals: readonly string[];
    readonly values: Values;
    readonly language: Language;
  }): Promise<number>;
}

/** The text given for an option; undefined where it was left out. */
export function textOf(values: Values, option: string): string | undefined {
  const value = values[option];
  return typeof value === 'string' ? value : undefined;
}
