import { afterEach, describe, expect, test } from 'vitest';
import { confine, parserCommand, probeConfinement } from './confinement.ts';
import { startParserChild, type ParserChild } from './parser-child.ts';

const confinement = probeConfinement();
const children: ParserChild[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.end();
});

/** A program that has been taken over: it says it is ready and then does `code` with the first job. */
function takenOver(code: string, wallClock = 10_000, command = ['-e']): ParserChild {
  const script = `
    const fs = require('node:fs');
    const say = (head, body = '') => {
      const text = Buffer.from(typeof head === 'string' ? head : JSON.stringify(head));
      const lengths = Buffer.alloc(8);
      lengths.writeUInt32BE(text.length, 0);
      lengths.writeUInt32BE(body.length, 4);
      fs.writeSync(3, Buffer.concat([lengths, text, Buffer.from(body)]));
    };
    say({ value: 'ready' });
    process.stdin.once('data', async () => { ${code} });`;
  const child = startParserChild([process.execPath, ...command, script], wallClock);
  children.push(child);
  return child;
}

const inspect = { do: 'inspect' } as const;
const refusalOf = async (child: ParserChild) => {
  const outcome = await child.run(inspect, new Uint8Array(10));
  return outcome.ok ? 'answered' : outcome.refusal.code;
};

describe('a parser child that has been taken over', () => {
  test.each([
    ['answers in another shape', `say({ hacked: true })`, 'document-damaged'],
    ['answers with a reason of its own', `say({ refused: 'forbidden' })`, 'document-damaged'],
    ['answers without sense', `say('{{{{')`, 'document-too-complex'],
    ['announces an answer of 4 GB', `fs.writeSync(3, Buffer.alloc(8, 255))`, 'document-too-complex'],
    ['ends', `process.exit(0)`, 'document-too-complex'],
    ['aborts', `process.abort()`, 'document-too-complex'],
  ])('%s: the document is refused and the process is never used again', async (_, code, refusal) => {
    const child = takenOver(code);
    expect(await refusalOf(child)).toBe(refusal);
    expect(child.usable()).toBe(false);
    await expect(child.run(inspect, undefined)).rejects.toThrow('not free');
  });

  test('never answers: it is killed when its time is up', async () => {
    const child = takenOver(`for (;;);`, 300);
    expect(await child.run(inspect, new Uint8Array(10))).toEqual({
      ok: false,
      refusal: { code: 'document-timed-out', params: { seconds: 0 } },
    });
    expect(child.usable()).toBe(false);
  });

  test('is an error of ours, not of the document, when it could never start', async () => {
    const child = startParserChild(['/nonexistent/program'], 1_000);
    await expect(child.run(inspect, new Uint8Array())).rejects.toThrow('could not be started');
  });
});

/** Runs code where the parser runs, in its confinement, and gives what it found out. */
async function inConfinement(code: string): Promise<unknown> {
  const command = parserCommand(confinement, process.execPath, 'pdf').slice(0, -2);
  const at = command.indexOf(process.execPath);
  const child = startParserChild(
    [
      ...command,
      '-e',
      `const fs = require('node:fs'); const found = async () => { ${code} };
      const say = (head) => { const text = Buffer.from(JSON.stringify(head)); const lengths = Buffer.alloc(8);
        lengths.writeUInt32BE(text.length, 0); fs.writeSync(3, Buffer.concat([lengths, text])); };
      say({ value: 'ready' });
      process.stdin.once('data', async () => say({ value: await found().catch((error) => error.code ?? error.message) }));`,
    ],
    10_000,
  );
  expect(at).toBeGreaterThanOrEqual(0);
  children.push(child);
  const outcome = await child.run(inspect, new Uint8Array(10));
  return outcome.ok ? outcome.value : outcome.refusal.code;
}

describe('the confinement of parser children', () => {
  test.each([
    ['reads no file', `return fs.readFileSync('/etc/hostname', 'utf8')`],
    ['reads no key', `return fs.readdirSync(${JSON.stringify(process.cwd())})`],
    ['writes no file', `fs.writeFileSync('/tmp/yinxin-escaped', '1')`],
    ['starts no program', `return require('node:child_process').execSync('id').toString()`],
    ['starts no thread', `new (require('node:worker_threads').Worker)('1', { eval: true })`],
    [
      'opens no connection',
      `await new Promise((_, no) => require('node:net').connect(9, '127.0.0.1').on('error', no))`,
    ],
  ])('%s', async (_, code) => {
    expect(await inConfinement(code)).toBe('ERR_ACCESS_DENIED');
  });

  test('leaves it no environment', async () => {
    expect(await inConfinement(`return Object.keys(process.env)`)).toEqual([]);
  });

  test.runIf(confinement.limits)('leaves it no memory beyond its limit', async () => {
    const greedy = `const held = []; for (;;) held.push(Buffer.alloc(64 * 1024 * 1024, 1))`;
    expect(await inConfinement(greedy)).toMatch(/ERR_MEMORY_ALLOCATION_FAILED|document-too-complex/);
  });

  test.runIf(confinement.noNetwork)('leaves it no network interface', async () => {
    const interfaces = `return Object.keys(require('node:os').networkInterfaces())`;
    expect(await inConfinement(interfaces)).toEqual([]);
  });

  test('is asked for only where the machine offers it', () => {
    const none = { limits: false, noNetwork: undefined };
    const allowance = { memory: 1, cpu: 1, fileSize: 1, openFiles: 1 };
    expect(confine(none, allowance, ['node', 'x'])).toEqual(['node', 'x']);
  });
});
