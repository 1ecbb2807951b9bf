import { parseArgs } from 'node:util';
import { languages, type Language } from '@yinxin/contract';
import { printProblem, StartProblem } from '@yinxin/server';
import { EXIT, type Command } from './command.ts';
import { explanation, overview } from './help.ts';

const words = {
  unknown: { 'zh-CN': '没有这个命令', en: 'There is no command' },
  arguments: { 'zh-CN': '参数个数不对', en: 'Wrong number of arguments' },
} as const;

/**
 * Runs one command line. Explanations asked for go to standard output, complaints to standard error.
 *
 * @param line the arguments after the name of the program
 * @returns the exit code
 */
export async function run(
  commands: Readonly<Record<string, () => Promise<Command>>>,
  line: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<number> {
  const language = languageOf(environment);
  const [name, ...rest] = line;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const complete = name !== undefined;
    (complete ? console.log : console.error)(await overviewOf(commands, language));
    return complete ? EXIT.ok : EXIT.wrongUse;
  }
  const command = Object.hasOwn(commands, name) ? await commands[name]?.() : undefined;
  if (command === undefined) {
    console.error(`${words.unknown[language]}: ${name}\n\n${await overviewOf(commands, language)}`);
    return EXIT.wrongUse;
  }
  const parsed = parse(command, rest);
  if (typeof parsed === 'string') {
    console.error(`${parsed}\n\n${explanation(name, command, language)}`);
    return EXIT.wrongUse;
  }
  const { help, ...values } = parsed.values;
  if (help === true) {
    console.log(explanation(name, command, language));
    return EXIT.ok;
  }
  const [least, most] = command.positionals;
  if (parsed.positionals.length < least || parsed.positionals.length > most) {
    console.error(`${words.arguments[language]}\n\n${explanation(name, command, language)}`);
    return EXIT.wrongUse;
  }
  try {
    return await command.run({ positionals: parsed.positionals, values, language });
  } catch (error) {
    if (!(error instanceof StartProblem)) throw error;
    printProblem(error);
    return EXIT.wrongUse;
  }
}

async function overviewOf(
  commands: Readonly<Record<string, () => Promise<Command>>>,
  language: Language,
): Promise<string> {
  const loaded = Object.entries(commands).map(async ([name, load]) => [name, await load()] as const);
  return overview(Object.fromEntries(await Promise.all(loaded)), language);
}

/** The parsed line, or what is wrong with it. */
function parse(command: Command, args: readonly string[]) {
  const options = { ...command.options, help: { type: 'boolean', short: 'h' } } as const;
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    if (error instanceof TypeError) return error.message;
    throw error;
  }
}

/** The language of texts before, and beside, a configuration that may be wrong. */
function languageOf(environment: NodeJS.ProcessEnv): Language {
  const set = environment['YINXIN_LANGUAGE'];
  return languages.find((language) => language === set) ?? 'zh-CN';
}
