import { parseCheckpoint, type Checkpoint } from './checkpoint.ts';
import { attempt, decodeBase64, encodeBase64, FormatError, isCount, parseDecimal, readText } from './format.ts';
import { ENTRY_MAX_BYTES, isHash, leafHash } from './hash.ts';
import { openNote, parseNote, parseVkey, type NoteFault } from './note.ts';
import { verifyInclusion, type InclusionFault } from './tree.ts';
import { failed, passed, type Verdict } from './verdict.ts';

const HEADER = 'c2sp.org/tlog-proof@v1';

/** No tree has more levels than a size has bits. */
const HASHES_MAX = 53;

/** Longer proof files are refused unread. */
const PROOF_MAX_CHARACTERS = 2_000_000;

/** What a `.tlog-proof` file holds (C2SP tlog-proof): enough to verify offline that an entry is in the ledger. */
export interface TlogProof {
  /** Place of the entry in the ledger, from 0. */
  readonly index: number;
  /** Inclusion proof from the leaf's sibling up. */
  readonly hashes: readonly Uint8Array[];
  /** The signed checkpoint, verbatim. */
  readonly checkpoint: string;
  /** Whatever helps the reader. Not covered by any signature. */
  readonly extra?: Uint8Array;
}

/**
 * Writes a `.tlog-proof` file.
 *
 * @throws FormatError where a field cannot be written
 */
export function formatProof({ index, hashes, checkpoint, extra }: TlogProof): string {
  if (!isCount(index) || !hashes.every(isHash)) throw new FormatError('not an inclusion proof');
  parseCheckpoint(parseNote(checkpoint).text);
  const lines = [
    HEADER,
    ...(extra === undefined ? [] : [`extra ${encodeBase64(extra)}`]),
    `index ${index}`,
    ...hashes.map(encodeBase64),
  ];
  return `${lines.join('\n')}\n\n${checkpoint}`;
}

/**
 * Reads a `.tlog-proof` file. Nothing in it may be believed yet.
 *
 * @throws FormatError
 */
export function parseProof(file: Uint8Array | string): TlogProof {
  if (file.length > PROOF_MAX_CHARACTERS) throw new FormatError('a proof this long is not read');
  const text = readText(file);
  const border = text.indexOf('\n\n');
  const [header, ...lines] = text.slice(0, Math.max(border, 0)).split('\n');
  if (header !== HEADER) throw new FormatError('not a proof file');
  const extra = field('extra', lines[0]);
  if (extra !== undefined) lines.shift();
  const index = field('index', lines.shift());
  if (index === undefined || lines.length > HASHES_MAX) throw new FormatError('not a proof file');
  const hashes = lines.map(decodeBase64);
  if (!hashes.every(isHash)) throw new FormatError('a hash of a proof has 32 bytes');
  const proof = { index: parseDecimal(index), hashes, checkpoint: text.slice(border + 2) };
  return extra === undefined ? proof : { ...proof, extra: decodeBase64(extra) };
}

function field(name: string, line: string | undefined): string | undefined {
  return line?.startsWith(`${name} `) ? line.slice(name.length + 1) : undefined;
}

/** What to verify: a proof file, the ledger's key, and the entry, as its bytes or as its leaf hash. */
export type ProofClaim = { readonly proof: Uint8Array | string; readonly vkey: string } & (
  | { readonly leaf: Uint8Array }
  | { readonly leafHash: Uint8Array }
);

/** The checks of a proof file, each on its own. `not-checked`: an earlier fault left nothing to check. */
export interface ProofVerdict {
  /** Whether every check passed: this entry is in this ledger. */
  readonly ok: boolean;
  /** The file and its checkpoint can be read. */
  readonly format: Verdict<'malformed-proof' | 'malformed-checkpoint'>;
  /** The checkpoint is of the ledger that the key is named after. */
  readonly origin: Verdict<'other-origin' | 'not-checked'>;
  /** The key signed the checkpoint. */
  readonly signature: Verdict<'malformed-key' | NoteFault | 'not-checked'>;
  /** The entry stands at the index, under the root of the checkpoint. */
  readonly inclusion: Verdict<'malformed-leaf' | InclusionFault | 'not-checked'>;
  /** What was proven; only where `ok`. `extra` is still only what somebody wrote there. */
  readonly proven?: { readonly index: number; readonly checkpoint: Checkpoint; readonly extra?: Uint8Array };
}

/** Verifies a proof file offline (C2SP tlog-proof, “Verifying a tlog proof”). Never throws, whatever it is given. */
export function verifyProofFile(claim: ProofClaim): ProofVerdict {
  const key = attempt(() => parseVkey(claim.vkey));
  const proof = attempt(() => parseProof(claim.proof));
  if (proof === undefined) return unreadable('malformed-proof', key !== undefined);
  const checkpoint = attempt(() => parseCheckpoint(parseNote(proof.checkpoint).text));
  if (checkpoint === undefined) return unreadable('malformed-checkpoint', key !== undefined);

  const opened = key && openNote(proof.checkpoint, [key]);
  const origin = key === undefined ? failed('not-checked') : sameOrigin(checkpoint.origin, key.name);
  const signature = opened === undefined ? failed('malformed-key') : opened.ok ? passed : failed(opened.fault);
  const inclusion = checkInclusion(claim, proof, checkpoint);
  if (!origin.ok || !signature.ok || !inclusion.ok) return { ok: false, format: passed, origin, signature, inclusion };
  const { index, extra } = proof;
  const proven = extra === undefined ? { index, checkpoint } : { index, checkpoint, extra };
  return { ok: true, format: passed, origin, signature, inclusion, proven };
}

function unreadable(fault: 'malformed-proof' | 'malformed-checkpoint', keyIsReadable: boolean): ProofVerdict {
  const rest = failed('not-checked');
  const signature = keyIsReadable ? rest : failed('malformed-key');
  return { ok: false, format: failed(fault), origin: rest, signature, inclusion: rest };
}

function sameOrigin(found: string, expected: string): Verdict<'other-origin'> {
  return found === expected ? passed : failed('other-origin');
}

function checkInclusion(claim: ProofClaim, proof: TlogProof, { size, root }: Checkpoint): ProofVerdict['inclusion'] {
  if ('leaf' in claim && claim.leaf.length > ENTRY_MAX_BYTES) return failed('malformed-leaf');
  const hash = 'leaf' in claim ? leafHash(claim.leaf) : claim.leafHash;
  if (!isHash(hash)) return failed('malformed-leaf');
  return verifyInclusion({ index: proof.index, size, leafHash: hash, proof: proof.hashes, root });
}
