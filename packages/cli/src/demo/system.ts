import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig, start, type Running } from '@yinxin/server';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A system of its own on a data folder that goes away, whatever happens. */
export interface TemporarySystem extends Running {
  readonly dataFolder: string;
}

/**
 * Runs `work` on a system that is started for it and removed after it. None of the settings of this machine count.
 *
 * @throws Interrupted when a signal asks to stop; the system has been stopped and removed then too
 */
export async function withTemporarySystem<Result>(work: (system: TemporarySystem) => Promise<Result>): Promise<Result> {
  const interrupted = interruption();
  const dataFolder = await mkdtemp(join(tmpdir(), 'yinxin-demo-'));
  const starting = start(loadConfig({ YINXIN_DATA: dataFolder, YINXIN_PORT: '0', YINXIN_LOG_LEVEL: 'error' }));
  try {
    return await Promise.race([starting.then((running) => work({ ...running, dataFolder })), interrupted]);
  } finally {
    await starting.then(
      (running) => running.close(),
      () => undefined,
    );
    await rm(dataFolder, { recursive: true, force: true });
  }
}

/** The person, or the program that started us, wants no more of it. */
export class Interrupted extends Error {}

function interruption(): Promise<never> {
  return new Promise((_, reject) => {
    const stop = (): void => reject(new Interrupted());
    for (const signal of SIGNALS) process.once(signal, stop);
    process.once('disconnect', stop);
  });
}
