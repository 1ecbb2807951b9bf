import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installationFolder } from '@yinxin/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let data: string;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'yinxin-cli-'));
});
afterAll(async () => {
  await rm(data, { recursive: true, force: true });
});

/** Runs the program as a person would. */
const yinxin = (args: readonly string[], settings: Record<string, string> = {}) => {
  const env = { PATH: process.env['PATH'], YINXIN_DATA: join(data, 'none'), YINXIN_LANGUAGE: 'en', ...settings };
  const { status, stdout, stderr } = spawnSync(join(installationFolder, 'yinxin'), args, { env, encoding: 'utf8' });
  return { status, stdout, stderr };
};

describe('yinxin', () => {
  it('explains itself and each of its commands, in both languages', () => {
    const help = yinxin(['--help']);
    expect(help.status).toBe(0);
    expect(help.stdout).toContain('Exit codes: 0 done and it holds');
    expect(yinxin(['--help'], { YINXIN_LANGUAGE: 'zh-CN' }).stdout).toContain('退出码');
    const names = [...help.stdout.matchAll(/^ {2}(\S+) {2,}\S/gm)].map(([, name]) => name!);
    expect(names).toContain('serve');
    for (const name of names) {
      const own = yinxin([name, '--help']);
      expect(own.status).toBe(0);
      expect(own.stdout).toContain(`Usage: yinxin ${name}`);
    }
  });

  it.each([
    { args: [], complaint: 'Usage: yinxin <COMMAND>' },
    { args: ['stamp'], complaint: 'There is no command: stamp' },
    { args: ['constructor'], complaint: 'There is no command: constructor' },
    { args: ['serve', '--fast'], complaint: '--fast' },
    { args: ['doctor', 'now'], complaint: 'Wrong number of arguments' },
  ])('refuses wrong use with exit code 2: $args', ({ args, complaint }) => {
    const { status, stdout, stderr } = yinxin(args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(complaint);
  });

  it('names wrong settings', () => {
    const { status, stderr } = yinxin(['doctor'], { YINXIN_PORT: 'x' });
    expect(status).toBe(2);
    expect(stderr).toContain('YINXIN_PORT has the wrong value “x”');
  });

  it('doctor says that there is no data folder yet, and makes none', () => {
    const { status, stdout } = yinxin(['doctor', '--json']);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ findings: [{ name: 'data-folder', ok: false }] });
    expect(yinxin(['doctor']).stdout).toContain('does not exist');
  });
});
