import { spawnSync } from 'node:child_process';
import { accessSync, chownSync, constants, existsSync, mkdirSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { processesOn, removeData, startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { asOtherAccount, othersMayEnter } from '../support/other-account.ts';
import { until } from '../support/until.ts';

/** Can we mount a small file system of our own? */
const smallDisk = ['unshare', '--user', '--map-root-user', '--mount'];
const canMount = spawnSync(smallDisk[0]!, [...smallDisk.slice(1), 'true'], { stdio: 'ignore' }).status === 0;

describe.runIf(process.platform === 'linux')('a server process', { timeout: 120_000 }, () => {
  let data: string;
  let started: ServerProcess[];

  const start = (...args: Parameters<typeof startServerProcess> extends [string, ...infer Rest] ? Rest : never) => {
    const server = startServerProcess(data, ...args);
    started.push(server);
    return server;
  };
  const health = async (server: ServerProcess): Promise<number> =>
    (await fetch(`${server.address()}/api/health`)).status;
  const nothingLeft = (): Promise<void> =>
    until(async () => (await processesOn(data)).length === 0, 'no process works on the data folder');
  const databaseServer = async (): Promise<number> =>
    Number((await readFile(join(data, 'postgres', '18', 'postmaster.pid'), 'utf8')).split('\n')[0]);

  beforeEach(async () => {
    data = await mkdtemp(join(tmpdir(), 'yinxin-start-'));
    started = [];
  });

  afterEach(async () => {
    for (const server of started) server.kill('SIGKILL');
    await removeData(data);
  });

  it('makes everything it needs, answers, stops at Ctrl-C with nothing left behind, and starts again', async () => {
    const first = start();
    await first.ready;
    expect(await health(first)).toBe(200);
    await first.setupToken();
    expect(first.output()).toMatch(/First set-up .*: http:\/\/127\.0\.0\.1:\d+\/setup#token=\S{20,}/);
    // The terminal and npm may both send it.
    first.kill('SIGINT');
    first.kill('SIGINT');
    expect(await first.ended).toBe(0);
    expect(await processesOn(data)).toEqual([]);

    const second = start();
    await second.ready;
    expect(await health(second)).toBe(200);
    second.kill('SIGTERM');
    expect(await second.ended).toBe(0);
    expect(await processesOn(data)).toEqual([]);
  });

  it('takes its database along when it is killed, and starts again at once', async () => {
    const first = start();
    await first.ready;
    first.kill('SIGKILL');
    expect(await first.ended).toBe('SIGKILL');
    const second = start();
    await second.ready;
    expect(await health(second)).toBe(200);
    second.kill('SIGKILL');
    await second.ended;
    await nothingLeft();
  });

  it('starts again after everything was killed at the same moment', async () => {
    const first = start();
    await first.ready;
    for (const { pid } of await processesOn(data)) process.kill(pid, 'SIGKILL');
    first.kill('SIGKILL');
    await first.ended;
    expect(existsSync(join(data, 'postgres', '18', 'postmaster.pid'))).toBe(true);
    const second = start();
    await second.ready;
    expect(await health(second)).toBe(200);
  });

  it('brings its database back when only that was killed', async () => {
    const server = start();
    await server.ready;
    const before = await databaseServer();
    process.kill(before, 'SIGKILL');
    await until(async () => (await databaseServer().catch(() => before)) !== before, 'another database server runs');
    await until(async () => (await fetch(`${server.address()}/api/ready`)).status === 200, 'the server is ready again');
    server.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    expect(await processesOn(data)).toEqual([]);
  });

  it('finishes what an interrupted first start has left half made', async () => {
    const half = join(data, 'postgres', 'new-1');
    mkdirSync(half, { recursive: true });
    await writeFile(join(half, 'PG_VERSION'), '18');
    const server = start();
    await server.ready;
    expect(existsSync(half)).toBe(false);
  });

  it('refuses a data folder that another server uses, and leaves that server alone', async () => {
    const first = start();
    await first.ready;
    const second = start();
    expect(await second.ended).toBe(2);
    expect(second.output()).toContain(`Another server is using the data folder ${data} (pid ${first.pid})`);
    expect(second.output()).toContain('正被另一个服务使用');
    expect(await health(first)).toBe(200);
  });

  it('names a port that is taken, and stops what it had started', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    const server = start({ settings: { YINXIN_PORT: port } });
    expect(await server.ended).toBe(2);
    expect(server.output()).toContain(`Port ${port} is already in use`);
    expect(server.output()).toContain(`端口 ${port} 已被其他程序占用`);
    expect(await processesOn(data)).toEqual([]);
    other.close();
  });

  it('names every wrong setting', async () => {
    const server = start({ settings: { YINXIN_PORT: '99999', YINXIN_DATABASE: 'x' } });
    expect(await server.ended).toBe(2);
    expect(server.output()).toContain('YINXIN_PORT has the wrong value “99999”');
    expect(server.output()).toContain('There is no setting YINXIN_DATABASE');
    expect(existsSync(join(data, 'lock'))).toBe(false);
  });

  it('names a database that cannot be reached, without its password', async () => {
    const server = start({ settings: { YINXIN_DATABASE_URL: 'postgresql://yinxin:secret@127.0.0.1:1/yinxin' } });
    expect(await server.ended).toBe(2);
    expect(server.output()).toContain('The database postgresql://yinxin:…@127.0.0.1:1/yinxin cannot be reached');
    expect(server.output()).not.toContain('secret');
  });

  it('names a data folder that cannot be made', async () => {
    const file = join(data, 'file');
    await writeFile(file, '');
    const server = start({ settings: { YINXIN_DATA: join(file, 'below') } });
    expect(await server.ended).toBe(2);
    expect(server.output()).toContain(`The data folder ${join(file, 'below')} cannot be written (ENOTDIR)`);
  });

  it.runIf(canMount)('says that the disk is full', async () => {
    const script = 'mount -t tmpfs -o size=24m tmpfs "$YINXIN_DATA" && exec "$@"';
    const server = start({ through: [...smallDisk, 'sh', '-c', script, 'sh'] });
    expect(await server.ended).toBe(2);
    expect(server.output()).toContain('The disk is full');
    expect(server.output()).toContain('磁盘空间不足');
  });

  it('works in a folder whose path is too long for a socket, with Chinese characters and a comma', async () => {
    const long = join(data, '印信,测试', 'x'.repeat(120));
    const server = start({ settings: { YINXIN_DATA: long } });
    await server.ready;
    expect(await health(server)).toBe(200);
    const elsewhere = (await readFile(join(long, 'postgres', '18', 'postmaster.pid'), 'utf8')).split('\n')[4]!;
    expect(elsewhere).toMatch(/\/yinxin-\w{6}$/);
    server.kill('SIGINT');
    expect(await server.ended).toBe(0);
    expect(existsSync(elsewhere)).toBe(false);
  });

  it.runIf(othersMayEnter)('works as an ordinary account', async () => {
    chownSync(data, 1, 1);
    const server = start({ through: asOtherAccount });
    await server.ready;
    expect(await health(server)).toBe(200);
    server.kill('SIGINT');
    expect(await server.ended).toBe(0);
    expect(() => accessSync(join(data, 'postgres', '18'), constants.F_OK)).not.toThrow();
    expect(await processesOn(data)).toEqual([]);
  });
});
