import type { Language } from '@yinxin/contract';
import type { z } from 'zod';

type Texts = Readonly<Record<Language, string>>;

/** One setting of the program: how it is read from its environment variable, and how it is explained. */
export interface Setting<Value> {
  /** Reads the text of the variable. Zod 4. */
  readonly schema: z.ZodType<Value, string>;
  /** Text that holds when the variable is absent or empty. */
  readonly default: string;
  /** What the default means when it is not plain from its text. */
  readonly defaultMeans?: Texts;
  readonly example: string;
  /** What it is for. */
  readonly about: Texts;
  /** What a right value looks like; completes the sentence about a wrong one. */
  readonly expected: Texts;
}

/** Keeps the type of each value while checking the shape of the whole. */
export const setting = <Value>(definition: Setting<Value>): Setting<Value> => definition;

/** `sessionIdleMinutes` is set by `YINXIN_SESSION_IDLE_MINUTES`. */
export const variableOf = (name: string): string =>
  `YINXIN_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
