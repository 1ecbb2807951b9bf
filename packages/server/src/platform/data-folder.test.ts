import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { takeDataFolder } from './data-folder.ts';

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'yinxin-folder-'));
});
afterEach(async () => {
  await rm(parent, { recursive: true, force: true });
});

it('makes the folder for this account alone', async () => {
  const folder = await takeDataFolder(join(parent, 'a', 'b'));
  expect((await stat(folder.path)).mode & 0o777).toBe(0o700);
  folder.release();
});

it('belongs to one holder at a time', async () => {
  const first = await takeDataFolder(parent);
  await expect(takeDataFolder(parent)).rejects.toThrow(`(pid ${process.pid})`);
  first.release();
  const second = await takeDataFolder(parent);
  second.release();
});

it('is free again once its holder has been killed', async () => {
  const script = `
    import { takeDataFolder } from ${JSON.stringify(new URL('./data-folder.ts', import.meta.url).href)};
    await takeDataFolder(${JSON.stringify(parent)});
    console.log('taken');
    setInterval(() => {}, 1e6);`;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(holder.stdout, 'data');
  await expect(takeDataFolder(parent)).rejects.toThrow(`(pid ${holder.pid})`);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  const folder = await takeDataFolder(parent);
  folder.release();
});
