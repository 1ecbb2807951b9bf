import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeLeaf, parseRecord } from '@yinxin/ledger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainContract } from '../../packages/esign/src/testing/sample-documents.ts';
import { encrypted } from '../../packages/server/src/platform/intake/testing/sample-files.ts';
import { installationFolder } from '../../packages/server/src/platform/installation.ts';
import { buildLedgerCheck, ledgerCheck, ledgerCheckMissing } from '../support/ledger-check.ts';
import { processesOn } from '../support/server-process.ts';
import { until } from '../support/until.ts';
import { outsideVerifier } from '../support/verifiers.ts';

const PATIENCE = 240_000;
const FILES = [
  'checkpoint',
  'contract.pdf',
  'record.json',
  'root-ca.pem',
  'sealed.pdf',
  'sealed.pdf.tlog-proof',
  'vkey',
];

/** The home of this run: where the demonstration is started, and where it puts what goes away again. */
let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'yinxin-demo-test-'));
  await mkdir(join(home, 'tmp'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

interface Run {
  readonly code: number | string | null;
  readonly output: string;
}

const programs = {
  pdfsig: outsideVerifier('pdfsig'),
  qpdf: outsideVerifier('qpdf'),
  openssl: outsideVerifier('openssl'),
};

const run = (program: string, args: readonly string[]): Promise<Run> =>
  new Promise((resolve) => {
    execFile(program, args, { cwd: home, env: environment() }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : (error.code ?? null), output: stdout + stderr });
    });
  });

const environment = (): NodeJS.ProcessEnv => ({ PATH: process.env['PATH'], TMPDIR: join(home, 'tmp') });
const yinxin = (...args: string[]): Promise<Run> => run(join(installationFolder, 'yinxin'), args);
const out = (name = ''): string => join(home, 'out', 'demo', name);
const leftBehind = (): Promise<string[]> => readdir(join(home, 'tmp'));

describe('the demonstration', () => {
  let told: Run;
  beforeAll(async () => {
    told = await yinxin('demo');
  }, PATIENCE);

  it('does the whole main job, tells it, verifies it and exits 0', () => {
    expect(told).toMatchObject({ code: 0 });
    const { output } = told;
    expect(output).toMatch(/吴刚（印章保管员）：确认用印位置：第 3 页“甲方（盖章）”处、第 1–3 页右侧骑缝/);
    expect(output).toMatch(/吴刚（印章保管员）：加盖“合同专用章（电子）”/);
    expect(output).toMatch(/在 2 份纸质文件上加盖“公章”共 2 次/);
    expect(output).toMatch(/退回申请：[^]*重新提交 YX-\d{4}-\d{5}（第 2 次）[^]*审批通过/);
    expect(output).toMatch(/审批不通过：[^]*已终止/);
    expect(output).toMatch(/全部账本校验通过：\d+ 个条目/);
    expect(output).toContain('结论：文件为盖章原件，各项校验全部通过');
  });

  it('leaves its files, and nothing else', async () => {
    expect((await readdir(out())).toSorted()).toEqual(FILES);
    const [contract, sealed] = await Promise.all([readFile(out('contract.pdf')), readFile(out('sealed.pdf'))]);
    expect(sealed.subarray(0, contract.length).equals(contract)).toBe(true);
    expect(await leftBehind()).toEqual([]);
    expect(await processesOn(join(home, 'tmp'))).toEqual([]);
  });

  it('one flipped byte is found by yinxin verify', async () => {
    const trust = ['--record', out('record.json'), '--vkey', out('vkey'), '--root-ca', out('root-ca.pem')];
    const proof = ['--proof', out('sealed.pdf.tlog-proof')];
    expect(await yinxin('verify', out('sealed.pdf'), ...trust)).toMatchObject({ code: 0 });
    const changed = await flipByte();
    const { code, output } = await yinxin('verify', changed, ...trust, ...proof);
    expect(code).toBe(1);
    expect(output).toContain('✗');
  });

  it.skipIf(programs.pdfsig === undefined)('pdfsig finds every seal valid, and one flipped byte', async () => {
    const pdfsig = programs.pdfsig ?? '';
    const trust = await trustRoot();
    const { code, output } = await run(pdfsig, [...trust, out('sealed.pdf')]);
    expect(code).toBe(0);
    const fields = output.split('Signature Field Name').length - 1;
    // One beside the keyword, one strip on each of three pages.
    expect(fields).toBe(4);
    expect(output.split('Signature is Valid.').length - 1).toBe(fields);
    expect(output.split('Total document signed').length - 1).toBe(fields);
    if (trust.length > 0) expect(output).toContain('Certificate Validation: Certificate is Trusted.');
    const changed = await run(pdfsig, [...trust, await flipByte()]);
    expect(changed.output).toContain('Signature Validation: Digest Mismatch.');
    expect(changed.output).not.toContain('Signature is Valid.');
  });

  it.skipIf(programs.qpdf === undefined)('qpdf finds nothing wrong with the sealed file', async () => {
    expect(await run(programs.qpdf ?? '', ['--check', out('sealed.pdf')])).toMatchObject({ code: 0 });
  });

  it.skipIf(programs.openssl === undefined)('openssl verifies the root certificate by itself', async () => {
    const root = out('root-ca.pem');
    const { code, output } = await run(programs.openssl ?? '', ['verify', '-x509_strict', '-CAfile', root, root]);
    expect({ code, output }).toMatchObject({ code: 0 });
  });

  it.skipIf(ledgerCheckMissing() !== undefined)(
    'a program on Go’s own packages verifies proof and checkpoint',
    async () => {
      const folder = await mkdtemp(join(home, 'go-'));
      const program = await buildLedgerCheck(folder);
      const { leaf } = parseRecord(await readFile(out('record.json')));
      await writeFile(join(folder, 'leaf'), encodeLeaf(leaf));
      const proof = ['proof', out('sealed.pdf.tlog-proof'), out('vkey'), join(folder, 'leaf')];
      expect(await ledgerCheck(program, ...proof)).toMatchObject({ code: 0 });
      expect(await ledgerCheck(program, 'checkpoint', out('checkpoint'), out('vkey'))).toMatchObject({ code: 0 });
      await writeFile(join(folder, 'leaf'), encodeLeaf({ ...leaf, actor: leaf.subject.id }));
      expect(await ledgerCheck(program, ...proof)).toMatchObject({ code: 1 });
    },
    PATIENCE,
  );

  /** The sealed file with one bit of its text changed. */
  async function flipByte(): Promise<string> {
    const bytes = await readFile(out('sealed.pdf'));
    const at = Math.floor(bytes.length / 2);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await writeFile(join(home, 'changed.pdf'), bytes);
    return join(home, 'changed.pdf');
  }

  /** Arguments that make pdfsig trust our root, where the tool that fills its database is present. */
  async function trustRoot(): Promise<string[]> {
    const folder = await mkdtemp(join(home, 'nss-'));
    const database = `sql:${folder}`;
    if ((await run('certutil', ['-N', '-d', database, '--empty-password'])).code !== 0) return [];
    await run('certutil', ['-A', '-d', database, '-n', 'root', '-t', 'CT,C,C', '-i', out('root-ca.pem')]);
    return ['-nssdir', database];
  }
});

describe('the demonstration with a document of one’s own', () => {
  it(
    'seals it, in English, where there is neither keyword nor a second page',
    async () => {
      await writeFile(join(home, 'mine.pdf'), await plainContract());
      const { code, output } = await yinxin('demo', '--lang', 'en', 'mine.pdf');
      expect({ code, output }).toMatchObject({ code: 0 });
      expect(output).toMatch(/uploads “mine.pdf” \(pages: 1,/);
      expect(output).toContain('Verdict: this is the sealed file; every check holds');
      expect(await readFile(out('contract.pdf'))).toEqual(await readFile(join(home, 'mine.pdf')));
    },
    PATIENCE,
  );

  it(
    'says why a document cannot be taken, and cleans up',
    async () => {
      await writeFile(join(home, 'locked.pdf'), await encrypted('secret'));
      const { code, output } = await yinxin('demo', 'locked.pdf');
      expect(code).toBe(2);
      expect(output).toContain('文件已加密');
      expect(await leftBehind()).toEqual([]);
    },
    PATIENCE,
  );

  it('names a file that is not there, and a language that it does not speak', async () => {
    expect(await yinxin('demo', 'none.pdf')).toMatchObject({ code: 2 });
    expect(await yinxin('demo', '--lang', 'fr')).toMatchObject({ code: 2 });
  });

  it(
    'Ctrl-C ends it with nothing left behind',
    async () => {
      const child = spawn(join(installationFolder, 'yinxin'), ['demo'], { cwd: home, env: environment() });
      let output = '';
      child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
      const ended = new Promise((resolve) => child.once('close', resolve));
      await until(() => output.includes('上传文件'), 'the story has begun', PATIENCE);
      child.kill('SIGINT');
      expect(await ended).toBe(130);
      expect(await leftBehind()).toEqual([]);
      expect(await processesOn(join(home, 'tmp'))).toEqual([]);
    },
    PATIENCE,
  );
});
