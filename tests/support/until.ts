import { setTimeout as wait } from 'node:timers/promises';

/** Waits for a state instead of for a time. Fails when it has not come after `patience` milliseconds. */
export async function until(state: () => boolean | Promise<boolean>, what: string, patience = 20_000): Promise<void> {
  const deadline = Date.now() + patience;
  while (!(await state())) {
    if (Date.now() > deadline) throw new Error(`still not true after ${patience} ms: ${what}`);
    await wait(20);
  }
}
