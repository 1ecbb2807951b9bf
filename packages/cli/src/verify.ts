import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Language } from '@yinxin/contract';
import { EsignError, fromPem } from '@yinxin/esign';
import { startProblem } from '@yinxin/server';
import { EXIT, textOf, type Command } from './command.ts';
import { examineEvidence, overall, type Line } from './evidence.ts';

const verdicts = {
  good: {
    'zh-CN': '结论：文件为盖章原件，各项校验全部通过',
    en: 'Verdict: this is the sealed file; every check holds',
  },
  bad: { 'zh-CN': '结论：校验未通过，请勿采信', en: 'Verdict: a check fails; do not rely on this file' },
  unknown: { 'zh-CN': '结论：现有材料不足以作出判断', en: 'Verdict: what was given is not enough to tell' },
} as const;

const marks = { good: '✓', warning: '!', unknown: '?', bad: '✗' } as const;

/** Codes of the verdicts; `unknown` is what the help calls not done. */
const exits = { good: EXIT.ok, bad: EXIT.no, unknown: EXIT.wrongUse } as const;

const file = (zh: string, en: string) => ({ type: 'string', value: 'FILE', about: { 'zh-CN': zh, en } }) as const;

export const verify: Command = {
  usage: 'FILE',
  about: {
    'zh-CN':
      '离线核验盖章后的文件：签名、用印记录、台账证明逐项列出。公钥与根证书须取自可信来源，不会采用文件旁边的副本。退出码：0 全部成立；1 有一项不成立；2 材料不足，无法判断。',
    en: 'Verifies a sealed file offline: signatures, record and ledger proof, each on its own line. Key and root certificate must come from a source you trust; copies beside the file are not used. Exit codes: 0 all of it holds; 1 something does not; 2 not enough to tell.',
  },
  options: {
    proof: file(
      '台账证明；默认取 FILE.tlog-proof（如存在）',
      'the ledger proof; FILE.tlog-proof by default, where it exists',
    ),
    record: file(
      '用印记录；默认取 FILE.record.json（如存在）',
      'the record; FILE.record.json by default, where it exists',
    ),
    vkey: file('账本公钥', 'the key of the ledger'),
    'root-ca': file('受信任的根证书（PEM，可含多个）', 'root certificates to trust (PEM, one or more)'),
    json: { type: 'boolean', about: { 'zh-CN': '以 JSON 输出', en: 'prints JSON' } },
  },
  positionals: [1, 1],
  async run({ positionals, values, language }) {
    const [path = ''] = positionals;
    const optional = (name: string, beside?: string): Promise<Buffer> | undefined => {
      const named = textOf(values, name) ?? (beside !== undefined && existsSync(beside) ? beside : undefined);
      return named === undefined ? undefined : read(named);
    };
    const rootFile = textOf(values, 'root-ca');
    const lines = await examineEvidence({
      file: await read(path),
      proof: await optional('proof', `${path}.tlog-proof`),
      record: await optional('record', `${path}.record.json`),
      vkey: (await optional('vkey'))?.toString('utf8').trim(),
      trustAnchors: rootFile === undefined ? [] : readCertificates(rootFile, await read(rootFile)),
    });
    const verdict = overall(lines);
    if (values['json'] === true) console.log(JSON.stringify({ verdict, lines }, undefined, 2));
    else print(lines, verdict, language);
    return exits[verdict];
  },
};

function print(lines: readonly Line[], verdict: keyof typeof verdicts, language: Language): void {
  for (const { status, words } of lines) console.log(`${marks[status]} ${words[language]}`);
  console.log(verdicts[verdict][language]);
}

function readCertificates(path: string, pem: Buffer): Uint8Array[] {
  try {
    return fromPem(pem.toString('latin1'), 'CERTIFICATE');
  } catch (error) {
    if (!(error instanceof EsignError)) throw error;
    throw startProblem('file-malformed', {
      file: path,
      kind: { 'zh-CN': 'PEM 格式的证书', en: 'a certificate in PEM' },
    });
  }
}

const read = (path: string): Promise<Buffer> =>
  readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw startProblem('file-unreadable', { file: path, reason: error.code ?? error.message });
  });
