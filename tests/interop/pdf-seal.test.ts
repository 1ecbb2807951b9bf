import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sealPdf, toPem, verifyPdf, type Placement, type SealPdfRequest } from '@yinxin/esign';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  chineseContract,
  imageSeal,
  plainContract,
  sampleKeys,
  sealedAt,
  vectorSeal,
  type PageFacts,
} from '../../packages/esign/src/testing/sample-documents.ts';
import { outsideVerifier } from '../support/verifiers.ts';

const programs = {
  pdfsig: outsideVerifier('pdfsig'),
  qpdf: outsideVerifier('qpdf'),
  openssl: outsideVerifier('openssl'),
};
const missing = (program: keyof typeof programs): string =>
  programs[program] === undefined ? ` (not used: ${program}, it is missing)` : '';

const centre: Placement = { kind: 'point', page: 1, xMm: 100, yMm: 100 };
const turnedPages: PageFacts[] = [
  {},
  { rotate: 90 },
  { rotate: 180 },
  { rotate: 270 },
  { cropBox: [40, 40, 520, 760] },
];

interface SealedFile {
  path: string;
  pdf: Uint8Array;
  byteRange: readonly number[];
  /** How many fields show a seal, and how many seals are on the last revision. */
  fields: number;
  latestFields: number;
}

let folder: string;
let root: string;
let trustAnchors: Uint8Array[];
const files = new Map<string, SealedFile>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yinxin-pdf-seal-'));
  const keys = await sampleKeys();
  trustAnchors = [keys.ca.certificate];
  root = join(folder, 'root.pem');
  await writeFile(root, toPem(keys.ca.certificate, 'CERTIFICATE'));
  const seal = async (name: string, pdf: Uint8Array, more: Partial<SealPdfRequest> = {}, earlierFields = 0) => {
    const request = { pdf, appearance: vectorSeal(), placements: [centre], signer: keys.signer, at: sealedAt, ...more };
    const { fields, byteRange, pdf: sealed } = await sealPdf(request);
    const path = join(folder, `${name}.pdf`);
    await writeFile(path, sealed);
    const counts = { fields: earlierFields + fields.length, latestFields: fields.length };
    files.set(name, { path, pdf: sealed, byteRange, ...counts });
    return sealed;
  };

  await seal('chinese text', await chineseContract(), { reason: '采购合同用印', name: '示例科技有限公司' });
  const placements: Placement[] = [
    ...turnedPages.map((_, index): Placement => ({ kind: 'point', page: index + 1, xMm: 50, yMm: 60 })),
    { kind: 'straddle', side: 'right', fromPage: 1, toPage: 5, offsetMm: 130 },
    { kind: 'straddle', side: 'bottom', fromPage: 1, toPage: 5, offsetMm: 80 },
  ];
  const straddled = await seal('straddle on turned pages', await chineseContract(turnedPages), { placements });
  await seal('sealed twice', straddled, { placements: [{ ...centre, yMm: 200 }] }, placements.length + 8);
  await seal('cross-reference stream', await plainContract([{}], { useXRefStream: true }));
  await seal('image of a seal', await plainContract(), { appearance: imageSeal() });
  if (programs.qpdf === undefined) return;
  const [plain, rewritten] = [join(folder, 'plain.pdf'), join(folder, 'rewritten.pdf')];
  await writeFile(plain, await chineseContract([{}, {}]));
  for (const options of [
    ['--linearize'],
    ['--object-streams=generate'],
    ['--linearize', '--object-streams=generate'],
  ]) {
    await succeed(programs.qpdf, ...options, plain, rewritten);
    await seal(`rewritten by qpdf ${options.join(' ')}`, await readFile(rewritten));
  }
});

afterAll(() => rm(folder, { recursive: true, force: true }));

interface Run {
  code: number | string;
  output: string;
}

const start = (program: string, ...args: string[]): Promise<Run> =>
  new Promise((resolve) => {
    execFile(program, args, (error, stdout, stderr) => resolve({ code: error?.code ?? 0, output: stdout + stderr }));
  });

async function succeed(program: string, ...args: string[]): Promise<string> {
  const { code, output } = await start(program, ...args);
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${output}`);
  return output;
}

const count = (text: string, part: string): number => text.split(part).length - 1;

it('our own verification finds every file good', async () => {
  for (const [name, { pdf }] of files) {
    const { overall } = await verifyPdf(pdf, { trustAnchors, at: sealedAt });
    expect(`${name}: ${overall.code}`).toBe(`${name}: all-checked`);
  }
});

describe.skipIf(programs.pdfsig === undefined)(`pdfsig${missing('pdfsig')}`, () => {
  /** Arguments that make it trust our root, where the tool that fills its database is present. */
  let trust: string[];

  beforeAll(async () => {
    const database = `sql:${join(folder, 'nss')}`;
    await mkdir(join(folder, 'nss'));
    const made = await start('certutil', '-N', '-d', database, '--empty-password');
    trust = made.code === 0 ? ['-nssdir', database] : [];
    if (made.code === 0) await succeed('certutil', '-A', '-d', database, '-n', 'root', '-t', 'CT,C,C', '-i', root);
  });

  it('says of every field that the signature is valid and, of the latest, that the total document is signed', async () => {
    for (const [name, { path, fields, latestFields }] of files) {
      const output = await succeed(programs.pdfsig ?? '', ...trust, path);
      expect({
        name,
        valid: count(output, 'Signature is Valid.'),
        total: count(output, 'Total document signed'),
        kind: count(output, 'ETSI.CAdES.detached'),
      }).toEqual({ name, valid: fields, total: latestFields, kind: fields });
      // pdfsig 22.12 says "Unknown issue" of later certificates of any maker, once it has looked at one: ask for the first.
      const verdict = /Certificate Validation: (.*)/.exec(output)?.[1];
      if (trust.length > 0) expect(`${name}: ${verdict}`).toBe(`${name}: Certificate is Trusted.`);
    }
  });

  it('finds one flipped byte', async () => {
    for (const [name, { pdf }] of files) {
      const flipped = Buffer.from(pdf);
      flipped[200] = (flipped[200] ?? 0) ^ 1;
      const path = join(folder, 'flipped');
      await writeFile(path, flipped);
      const { output } = await start(programs.pdfsig ?? '', ...trust, path);
      expect({ name, valid: count(output, 'Signature is Valid.') }).toEqual({ name, valid: 0 });
    }
  });
});

it.skipIf(programs.qpdf === undefined)(`qpdf finds nothing to complain about${missing('qpdf')}`, async () => {
  for (const { path } of files.values()) {
    expect(await succeed(programs.qpdf ?? '', '--check', path)).toContain('No syntax or stream encoding errors found');
  }
});

it.skipIf(programs.openssl === undefined)(
  `openssl verifies the CMS as CAdES over the byte range${missing('openssl')}`,
  async () => {
    for (const { pdf, byteRange } of files.values()) {
      const [, gapStart = 0, gapEnd = 0] = byteRange;
      const [cms, content] = [join(folder, 'cms'), join(folder, 'content')];
      await writeFile(cms, Buffer.from(Buffer.from(pdf.subarray(gapStart + 1, gapEnd - 1)).toString('latin1'), 'hex'));
      await writeFile(content, Buffer.concat([pdf.subarray(0, gapStart), pdf.subarray(gapEnd)]));
      const at = String(sealedAt.getTime() / 1000);
      const options = ['-CAfile', root, '-purpose', 'any', '-cades', '-attime', at, '-out', join(folder, 'out')];
      const verify = ['cms', '-verify', '-binary', '-inform', 'DER', '-in', cms, '-content', content, ...options];
      expect(await succeed(programs.openssl ?? '', ...verify)).toContain('successful');
      await writeFile(content, 'something else');
      expect((await start(programs.openssl ?? '', ...verify)).code).not.toBe(0);
    }
  },
);
