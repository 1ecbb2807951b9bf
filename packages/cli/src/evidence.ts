import { createHash } from 'node:crypto';
import { fill, sealedResult, verificationTexts, type Language } from '@yinxin/contract';
import { verifyPdf, EsignError } from '@yinxin/esign';
import { encodeLeaf, FormatError, parseRecord, verifyProofFile, verifyRecord, type LedgerRecord } from '@yinxin/ledger';

/** What somebody has who wants to know whether a file was sealed, and what they trust. All offline. */
export interface Evidence {
  readonly file: Uint8Array;
  /** The `.tlog-proof`. */
  readonly proof?: Uint8Array | undefined;
  /** The `record.json` (docs/reference/record-format.md). */
  readonly record?: Uint8Array | undefined;
  /** The ledger's key, from a source that is trusted. */
  readonly vkey?: string | undefined;
  /** DER certificates that are trusted. */
  readonly trustAnchors: readonly Uint8Array[];
}

/** One check on its own; no line stands for another. */
export interface Line {
  readonly status: 'good' | 'warning' | 'unknown' | 'bad';
  readonly words: Readonly<Record<Language, string>>;
}

const texts = {
  'no-record': {
    'zh-CN': '未提供用印记录（--record），无法判断文件与记录是否一致',
    en: 'No record was given (--record): nothing is known about which file was sealed',
  },
  'record-malformed': { 'zh-CN': '用印记录文件无法识别', en: 'The record cannot be read' },
  'record-without-file': {
    'zh-CN': '该记录（{type}）不是电子盖章记录，其中没有盖章后的文件',
    en: 'The record ({type}) is not of an electronic sealing and names no sealed file',
  },
  'file-differs': {
    'zh-CN': '文件与记录中盖章后的文件不一致：盖章后被改动，或不是同一份文件',
    en: 'The file is not the sealed file of the record: it was changed, or is another one',
  },
  'record-committed': {
    'zh-CN': '用印记录的内容与台账条目一致',
    en: 'The facts of the record are those that its ledger entry commits to',
  },
  'record-edited': {
    'zh-CN': '用印记录的内容与台账条目不一致',
    en: 'The facts of the record are not those that its ledger entry commits to',
  },
  'no-proof': {
    'zh-CN': '未提供台账证明（--proof）及其记录，无法判断是否列入台账',
    en: 'No proof (--proof) with its record was given: whether the ledger holds it is not known',
  },
  'no-vkey': {
    'zh-CN': '未提供账本公钥（--vkey），无法校验台账证明',
    en: 'No key of the ledger was given (--vkey): the proof cannot be judged',
  },
  'proof-wrong': { 'zh-CN': '台账证明不成立（{fault}）', en: 'The proof does not hold ({fault})' },
} as const satisfies Record<string, Line['words']>;

/** Checks everything that the evidence allows: record, proof, then every signature of the file. */
export async function examineEvidence(evidence: Evidence): Promise<Line[]> {
  const record = readRecord(evidence.record);
  const proof = checkProof(evidence, record);
  const proven = proof.status === 'good' && typeof record === 'object' ? record : undefined;
  return [...checkRecord(evidence, record), proof, ...(await checkSignatures(evidence, proven))];
}

/** The verdict over all lines: `bad` where one is, else `unknown` where one is, else `good`. */
export function overall(lines: readonly Line[]): 'good' | 'unknown' | 'bad' {
  const has = (status: Line['status']): boolean => lines.some((line) => line.status === status);
  return has('bad') ? 'bad' : has('unknown') ? 'unknown' : 'good';
}

function readRecord(bytes: Uint8Array | undefined): LedgerRecord | 'none' | 'malformed' {
  if (bytes === undefined) return 'none';
  try {
    return parseRecord(bytes);
  } catch (error) {
    if (error instanceof FormatError) return 'malformed';
    throw error;
  }
}

function checkRecord({ file }: Evidence, record: LedgerRecord | 'none' | 'malformed'): Line[] {
  if (record === 'none') return [line('unknown', texts['no-record'])];
  if (record === 'malformed') return [line('bad', texts['record-malformed'])];
  const committed = verifyRecord(record).ok
    ? line('good', texts['record-committed'])
    : line('bad', texts['record-edited']);
  return [checkFile(file, record), committed];
}

function checkFile(file: Uint8Array, record: LedgerRecord): Line {
  const result = resultOf(record);
  if (result === undefined) return line('unknown', texts['record-without-file'], { type: record.event.type });
  const sha256 = createHash('sha256').update(file).digest('hex');
  if (sha256 === result.after) return line('good', verificationTexts['file-as-sealed']);
  return line('bad', sha256 === result.before ? verificationTexts['file-before-sealing'] : texts['file-differs']);
}

/** What the entry of an electronic sealing says about the file. */
function resultOf({ event }: LedgerRecord) {
  if (event.type !== 'sealing.sealed' || !('result' in event)) return undefined;
  return sealedResult.safeParse(event.result).data;
}

function checkProof({ proof, vkey }: Evidence, record: LedgerRecord | 'none' | 'malformed'): Line {
  if (proof === undefined || typeof record === 'string') return line('unknown', texts['no-proof']);
  if (vkey === undefined) return line('unknown', texts['no-vkey']);
  const { proven, ...checks } = verifyProofFile({ proof, vkey, leaf: encodeLeaf(record.leaf) });
  if (proven !== undefined) {
    return line('good', verificationTexts['ledger-proven'], { index: proven.index, size: proven.checkpoint.size });
  }
  const { format, origin, signature, inclusion } = checks;
  const faults = [format, origin, signature, inclusion].flatMap((check) => (check.ok ? [] : [check.fault]));
  return line('bad', texts['proof-wrong'], { fault: faults.find((fault) => fault !== 'not-checked') ?? 'not-checked' });
}

/** Every signature by itself; a proven record says when it existed at the latest. */
async function checkSignatures({ file, trustAnchors }: Evidence, proven: LedgerRecord | undefined): Promise<Line[]> {
  if (Buffer.from(file.subarray(0, 1024)).indexOf('%PDF-') < 0)
    return [line('unknown', verificationTexts['not-a-pdf'])];
  try {
    const at = proven === undefined ? {} : { at: new Date(proven.leaf.at) };
    const { signatures } = await verifyPdf(file, { trustAnchors, ...at });
    if (signatures.length === 0) return [line('unknown', verificationTexts['no-signature'])];
    return signatures.flatMap(({ structure, integrity, coverage, changesAfter, certificate, time }) =>
      [structure, integrity, coverage, changesAfter, certificate, time].map(({ status, code }) =>
        line(status, verificationTexts[code]),
      ),
    );
  } catch (error) {
    if (!(error instanceof EsignError)) throw error;
    const text = error.code === 'pdf-encrypted' ? 'signatures-encrypted' : 'signatures-unreadable';
    return [line('unknown', verificationTexts[text])];
  }
}

const line = (
  status: Line['status'],
  words: Line['words'],
  params: Readonly<Record<string, string | number>> = {},
): Line => ({ status, words: { 'zh-CN': fill(words['zh-CN'], params), en: fill(words.en, params) } });
