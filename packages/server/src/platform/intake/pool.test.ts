import { describe, expect, test } from 'vitest';
import { parserCommand, probeConfinement } from './confinement.ts';
import type { Job } from './jobs.ts';
import { limits } from './limits.ts';
import { startParserChild, type Outcome, type ParserChild } from './parser-child.ts';
import { createPool, type DocumentSource } from './pool.ts';

/** A stand-in for processes that notes which documents each has seen. Jobs end when the test says so. */
function record() {
  const children: { seen: string[]; alive: boolean }[] = [];
  const running: ((outcome: Outcome) => void)[] = [];
  const start = (): ParserChild => {
    const child = { seen: [] as string[], alive: true };
    children.push(child);
    return {
      usable: () => child.alive,
      end: () => {
        child.alive = false;
      },
      run: (_job: Job, bytes) => {
        if (bytes !== undefined) child.seen.push(Buffer.from(bytes).toString());
        const { promise, resolve } = Promise.withResolvers<Outcome>();
        running.push(resolve);
        return promise;
      },
    };
  };
  const done: Outcome = { ok: true, value: null, body: new Uint8Array() };
  /** Lets everything that can run come to its job. */
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  const finish = async (): Promise<number> => {
    await settle();
    const count = running.length;
    for (const end of running.splice(0)) end(done);
    await settle();
    return count;
  };
  return { children, start, finish, settle };
}

const document = (name: string): DocumentSource => ({
  key: name,
  size: 10,
  bytes: () => Promise.resolve(Buffer.from(name)),
});
const job: Job = { do: 'find', keyword: 'x' };

describe('the pool of parser children', () => {
  test('never shows a second document to a process', async () => {
    const { children, start, finish } = record();
    const pool = createPool(start);
    const names = ['a', 'b', 'a', 'c', 'b', 'd', 'a', 'a', 'e'];
    const jobs = names.map((name) => pool.run('pdf', document(name), job));
    while ((await finish()) > 0);
    expect(await Promise.all(jobs)).toHaveLength(names.length);
    for (const { seen } of children) expect(seen.length).toBeLessThanOrEqual(1);
    expect(children.flatMap(({ seen }) => seen).length).toBeGreaterThanOrEqual(5);
  });

  test('runs no more than two at a time', async () => {
    const { children, start, finish } = record();
    const pool = createPool(start);
    const jobs = ['a', 'b', 'c', 'd', 'e'].map((name) => pool.run('pdf', document(name), job));
    const counts: number[] = [];
    for (let count = await finish(); count > 0; count = await finish()) {
      counts.push(count);
      expect(children.filter(({ alive }) => alive).length).toBeLessThanOrEqual(limits.children);
    }
    await Promise.all(jobs);
    expect(Math.max(...counts)).toBe(2);
  });

  test('asks the process that has the document open, without reading it again', async () => {
    const { children, start, finish } = record();
    const pool = createPool(start);
    let read = 0;
    const source = { ...document('a'), bytes: () => Promise.resolve(Buffer.from(`a${(read += 1)}`)) };
    for (let page = 0; page < 5; page += 1) {
      const asked = pool.run('pdf', source, job);
      await finish();
      await asked;
    }
    expect(read).toBe(1);
    expect(children[0]?.seen).toEqual(['a1']);
  });

  test('replaces a process after its number of jobs', async () => {
    const { children, start, finish } = record();
    const pool = createPool(start);
    for (let count = 0; count <= limits.jobsPerChild; count += 1) {
      const asked = pool.run('pdf', document('a'), job);
      await finish();
      await asked;
    }
    expect(children.filter(({ seen }) => seen.length > 0)).toHaveLength(2);
    expect(children[0]?.alive).toBe(false);
  });

  test('keeps a process that waits without a document when one has ended', async () => {
    const { children, start, finish } = record();
    const pool = createPool(start);
    const asked = pool.run('pdf', document('a'), job);
    await finish();
    await asked;
    expect(children.filter(({ alive, seen }) => alive && seen.length === 0)).toHaveLength(1);
  });

  test('keeps the two documents used last open, and a process for the next', async () => {
    const { children, start, finish } = record();
    const pool = createPool(start);
    for (const name of ['a', 'b', 'c', 'b', 'c', 'b']) {
      const asked = pool.run('pdf', document(name), job);
      await finish();
      await asked;
    }
    const alive = children.filter((child) => child.alive).map(({ seen }) => seen.join());
    expect(alive.toSorted()).toEqual(['', 'b', 'c']);
    expect(children).toHaveLength(4);
  });

  test('gives an error of the store back, and goes on', async () => {
    const { start, finish, settle } = record();
    const pool = createPool(start);
    const lost = { ...document('a'), bytes: () => Promise.reject(new Error('storage-failed')) };
    await expect(pool.run('pdf', lost, job)).rejects.toThrow('storage-failed');
    const next = pool.run('pdf', document('b'), job);
    await settle();
    await finish();
    expect(await next).toMatchObject({ ok: true });
  });

  test('takes 50 into the queue, or 256 MiB, and no more', async () => {
    const { start } = record();
    const pool = createPool(start);
    const all = Array.from({ length: 60 }, (_, at) => pool.run('pdf', document(`${at}`), job));
    const refused = { ok: false, refusal: { code: 'intake-busy' } };
    for (const late of all.slice(52)) expect(await late).toEqual(refused);
    const large = createPool(record().start);
    const sizes = Array.from({ length: 9 }, (_, at) => ({ ...document(`${at}`), size: limits.fileBytes }));
    const asked = sizes.map((source) => large.run('pdf', source, job));
    for (const late of asked.slice(7)) expect(await late).toEqual(refused);
    large.close();
    for (const waiting of asked.slice(2, 7)) expect(await waiting).toEqual(refused);
    pool.close();
  });

  test('ends all processes when it closes', async () => {
    const { children, start, settle } = record();
    const pool = createPool(start);
    pool.warm();
    void pool.run('pdf', document('a'), job);
    await settle();
    pool.close();
    expect(children.every(({ alive }) => !alive)).toBe(true);
    expect(await pool.run('pdf', document('b'), job)).toMatchObject({ ok: false });
  });
});

test.each(['before its process has started', 'while it is read'])(
  'a job under way when the pool closes, %s, is told to come again',
  async (when) => {
    const starting = when.startsWith('before');
    const confined = parserCommand(probeConfinement(), process.execPath, 'pdf');
    const pool = createPool(() => startParserChild(confined, 10_000));
    const { promise: read, resolve: give } = Promise.withResolvers<Uint8Array>();
    const slow = { key: 'a', size: 10, bytes: () => read };
    const answer = pool.run('pdf', starting ? document('a') : slow, job);
    // The job waits for the process, or the process for the bytes.
    await new Promise<void>((resolve) => setImmediate(resolve));
    pool.close();
    give(new Uint8Array(10));
    expect(await answer).toEqual({ ok: false, refusal: { code: 'intake-busy' } });
  },
);
