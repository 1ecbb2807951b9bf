import { sealingCheckTexts, type FieldProblem, type Language, type SealingCheck } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import type { Sealer } from '../../sealer/sealer.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/schema.ts';
import { notFound, Problem } from '../../platform/problem.ts';
import { systemActor, type Transact, type Tx } from '../../platform/transition.ts';
import { loadDocuments, type DocumentRow, type Files } from '../documents/index.ts';
import { readSeals, type Faces } from '../seals/index.ts';
import { digestNow, gather } from './circumstances.ts';
import { completeSealing, failSealing, startSealing } from './commands.ts';
import type { Sealing } from './sealing.ts';
import { readSealing } from './store.ts';

export interface ElectronicParts {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly transact: Transact;
  readonly files: Files;
  readonly faces: Pick<Faces, 'picture'>;
  readonly sealer: Pick<Sealer, 'seal'>;
}

/** An attempt that has been opened. */
export interface OpenAttempt {
  readonly id: string;
  readonly nonce: string;
}

/**
 * Begins an attempt of the person who acts, or finds the one that this person has begun: a second click, a lost reply.
 * Undefined when the task does not wait (any more).
 */
export async function beginAttempt(
  parts: ElectronicParts,
  actor: Tx['actor'],
  id: string,
  digest: string,
): Promise<OpenAttempt | undefined> {
  const task = await readSealing(parts.db, id);
  const open = task?.state.attempt;
  if (open?.by === actor.id) return { id, nonce: open.nonce };
  if (task !== undefined && task.state.state !== 'waiting') return undefined;
  try {
    const { state } = await parts.transact(actor, (tx) => startSealing(tx, id, digest));
    return state.attempt === null ? undefined : { id, nonce: state.attempt.nonce };
  } catch (error) {
    // The other half of a double click was faster.
    if (error instanceof Problem && error.code === 'sealing-not-waiting') return beginAttempt(parts, actor, id, digest);
    throw error;
  }
}

/**
 * Has an open attempt sealed, and takes the result in by `complete`, which runs the transaction. May be done again for
 * the same attempt at any point: the sealer gives the same bytes, and only the first result counts. When sealing is
 * refused for good, the attempt is ended; when something is only out of reach, it stays open, and the job comes back.
 */
export async function finishAttempt<Result>(
  parts: ElectronicParts,
  { id, nonce }: OpenAttempt,
  complete: (work: (tx: Tx) => Promise<void>) => Promise<Result>,
  by: 'custodian' | 'system',
): Promise<Result> {
  try {
    const task = await readSealing(parts.db, id);
    if (task?.state.attempt?.nonce !== nonce) throw new Problem('sealing-not-started');
    const original = await originalOf(parts.db, task.state);
    const digest = await digestNow(parts.files, original);
    const { pdf, result } = await sealNewest(parts, task.state, nonce);
    const file = await parts.files.takeInSealed(pdf, original.state.name, original.id);
    if (file.description.sha256 !== result.after) throw new Problem('sealing-result-unusable');
    return await complete(async (tx) => {
      await completeSealing(tx, id, { nonce, result, file, digest, by });
    });
  } catch (error) {
    if (error instanceof Problem && !passing.has(error.code)) await endAttempt(parts, { id, nonce }, error);
    throw error;
  }
}

/** Refusals that say nothing about the attempt: it is tried again later. */
const passing: ReadonlySet<string> = new Set([
  'sealer-unavailable',
  'intake-busy',
  'storage-full',
  'unavailable',
  'read-only',
  'internal',
  'sealing-not-started',
  'idempotency-key-reused',
]);

async function sealNewest({ db, files, faces, sealer }: ElectronicParts, task: Sealing, nonce: string) {
  const { newest } = await gather(db, { id: task.id, state: task, version: 0 }, () => Promise.resolve(task.sha256));
  const [document] = await loadDocuments(db, [newest.documentId]);
  const [seal] = await readSeals(db, [task.sealId]);
  if (document === undefined || seal === undefined) throw notFound();
  const pdf = await readOrChanged(files, document);
  const { face } = seal.state;
  const picture = face === null ? new Uint8Array() : await faces.picture(task.sealId, face);
  return sealer.seal({ sealingId: task.id, nonce, pdf, picture });
}

async function readOrChanged(files: Files, document: DocumentRow): Promise<Uint8Array> {
  try {
    return await files.read(document.id, document.state);
  } catch (error) {
    if (error instanceof Problem && error.code === 'document-altered') throw new Problem('sealing-document-changed');
    throw error;
  }
}

async function originalOf(db: Kysely<Database>, task: Sealing): Promise<DocumentRow> {
  const [original] = await loadDocuments(db, [task.documentId]);
  if (original === undefined) throw notFound();
  return original;
}

/** Records why an attempt ended. That it has ended otherwise meanwhile changes nothing about the refusal. */
async function endAttempt({ transact }: ElectronicParts, { id, nonce }: OpenAttempt, why: Problem): Promise<void> {
  const checks = why.params['checks'];
  const reason = checks === undefined ? why.code : `${why.code}: ${checks}`;
  try {
    await transact(systemActor, (tx) => failSealing(tx, id, nonce, reason));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
}

/** A refusal of the sealer with each failed check in words. */
export function inWords(error: unknown, language: Language): unknown {
  if (!(error instanceof Problem) || error.code !== 'sealing-not-authorized') return error;
  const names = String(error.params['checks'] ?? '').split(',');
  const errors = names.filter(isCheck).map((name): FieldProblem => ({
    pointer: '',
    code: name,
    detail: unmet[language](sealingCheckTexts[name][language]),
  }));
  return new Problem(error.code, error.params, errors);
}

const unmet: Readonly<Record<Language, (condition: string) => string>> = {
  'zh-CN': (condition) => `未满足“${condition}”`,
  en: (condition) => `Does not hold: ${condition}`,
};

const isCheck = (name: string): name is SealingCheck => Object.hasOwn(sealingCheckTexts, name);
