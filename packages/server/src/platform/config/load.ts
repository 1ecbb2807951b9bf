import { resolve } from 'node:path';
import type { z } from 'zod';
import { withoutPassword } from '../db/connection.ts';
import { installationFolder } from '../installation.ts';
import { StartProblem, type StartCause } from '../start-problem.ts';
import { variableOf } from './setting.ts';
import { settings } from './settings.ts';

type Settings = typeof settings;

/** The settings of a start, checked and typed. Paths are absolute. */
export type Config = { readonly [Name in keyof Settings]: z.output<Settings[Name]['schema']> };

/** Variables with our prefix that only development and tests read, and what for. */
export const otherVariables: Readonly<Record<string, string>> = {
  YINXIN_TEST_DATABASE_URL: 'an external PostgreSQL for the test suite, instead of the embedded one',
  YINXIN_TEST_LOG: 'log level of the servers that tests start; silent without it',
  YINXIN_TEST_BROWSER: 'path of a Chromium for the browser tests, where the one of the packages does not run',
  YINXIN_PROPERTY_RUNS: 'random histories per law of the approval engine; 300 without it',
  YINXIN_DEV_SERVER: 'the server to which `npm run dev` passes API calls',
};

/**
 * Reads the settings from `YINXIN_*` variables; relative paths count from the folder of the program.
 *
 * @throws StartProblem naming every wrong and every unknown variable at once, `setting-wrong`, `setting-unknown`
 */
export function loadConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const causes: StartCause[] = unknownVariables(Object.keys(environment));
  const values: Record<string, unknown> = {};
  for (const [name, definition] of Object.entries(settings)) {
    const variable = variableOf(name);
    const text = environment[variable]?.trim() || definition.default;
    const result = definition.schema.safeParse(text);
    if (result.success) values[name] = result.data;
    else causes.push(wrong(variable, text, definition.expected));
  }
  const config = values as unknown as Config;
  if ((config.tlsCert === '') !== (config.tlsKey === '')) {
    causes.push(
      wrong(variableOf(config.tlsCert === '' ? 'tlsCert' : 'tlsKey'), '', {
        'zh-CN': '证书与私钥须同时填写',
        en: 'a certificate and its key go together',
      }),
    );
  }
  if (causes.length > 0) throw new StartProblem(...causes);
  const path = (text: string): string => (text === '' ? '' : resolve(installationFolder, text));
  return { ...config, data: path(config.data), tlsCert: path(config.tlsCert), tlsKey: path(config.tlsKey) };
}

const wrong = (variable: string, text: string, expected: { 'zh-CN': string; en: string }): StartCause => ({
  code: 'setting-wrong',
  params: { variable, value: withoutPassword(text), expected },
});

function unknownVariables(names: readonly string[]): StartCause[] {
  const known = [...Object.keys(settings).map(variableOf), ...Object.keys(otherVariables)];
  return names
    .filter((name) => name.startsWith('YINXIN_') && !known.includes(name))
    .map((variable) => ({ code: 'setting-unknown', params: { variable, nearest: nearest(variable, known) } }));
}

function nearest(word: string, candidates: readonly string[]): string {
  const ranked = candidates.map((candidate) => ({ candidate, distance: editDistance(word, candidate) }));
  return ranked.sort((a, b) => a.distance - b.distance)[0]!.candidate;
}

/** Fewest insertions, deletions and replacements that turn one word into the other (Levenshtein). */
export function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let line = 1; line <= from.length; line += 1) {
    const next = [line];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = row[column - 1]! + (from[line - 1] === to[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[column]! + 1, next[column - 1]! + 1));
    }
    row = next;
  }
  return row[to.length]!;
}
