import type { Language } from '@yinxin/contract';
import { loadConfig, type Config } from './platform/config/index.ts';
import { sentence, StartProblem } from './platform/start-problem.ts';
import { start, type Running, type StartStep } from './start.ts';

/** Exit codes. */
const EXIT = {
  ok: 0,
  /** It could not start; the sentences printed say what to do. */
  cannotStart: 2,
} as const;

type Texts = Readonly<Record<Language, string>>;

const steps: Readonly<Record<StartStep, Texts>> = {
  database: { 'zh-CN': '正在启动数据库……', en: 'Starting the database …' },
  application: { 'zh-CN': '正在启动应用……', en: 'Starting the application …' },
};

const words = {
  ready: { 'zh-CN': '印信已就绪', en: 'Yinxin is ready' },
  setup: { 'zh-CN': '首次设置（链接仅可使用一次）', en: 'First set-up (this link works once)' },
  stop: { 'zh-CN': '按 Ctrl-C 停止', en: 'Ctrl-C stops it' },
  stopping: { 'zh-CN': '正在停止……', en: 'Stopping …' },
  stopped: { 'zh-CN': '已停止', en: 'Stopped' },
} satisfies Record<string, Texts>;

/**
 * Runs the server until it is told to stop (SIGINT, SIGTERM, SIGHUP, or the end of the process that started it) and
 * tells the person at the terminal what happens.
 *
 * @returns the exit code
 */
export async function serve(environment: NodeJS.ProcessEnv): Promise<number> {
  const stop = stopRequest();
  let config: Config;
  let running: Running;
  try {
    config = loadConfig(environment);
    const { language } = config;
    running = await start(config, { progress: (step) => console.log(steps[step][language]) });
  } catch (error) {
    if (!(error instanceof StartProblem)) throw error;
    printProblem(error);
    return EXIT.cannotStart;
  }
  const say = (key: keyof typeof words): string => words[key][config.language];
  console.log(`${say('ready')}: ${config.publicUrl || running.address}`);
  if (running.setupUrl !== undefined) console.log(`${say('setup')}: ${running.setupUrl}`);
  console.log(say('stop'));
  await stop;
  console.log(say('stopping'));
  await running.close();
  console.log(say('stopped'));
  return EXIT.ok;
}

/** Every cause in both languages: whoever starts the server may read either. */
export function printProblem(problem: StartProblem): void {
  for (const cause of problem.causes) {
    console.error(sentence(cause, 'zh-CN'));
    console.error(sentence(cause, 'en'));
  }
}

/** Resolves at the first request to stop. Later ones change nothing: stopping is under way and takes bounded time. */
function stopRequest(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
    // Started with a channel: when the process that started us dies, the channel closes.
    process.once('disconnect', () => resolve());
  });
}
