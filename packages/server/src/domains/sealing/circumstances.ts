import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '../../platform/db/schema.ts';
import { notFound, Problem } from '../../platform/problem.ts';
import type { Changed, Tx } from '../../platform/transition.ts';
import { approvalSubjects, findApproval, type Approval } from '../approvals/index.ts';
import { loadDocuments, type DocumentRow, type Files } from '../documents/index.ts';
import { awaitsFiling, importanceOf, readSeals, sealSubjects, type Seal } from '../seals/index.ts';
import { readUseRequest, useRequestSubjects, type UseRequest } from '../use-requests/index.ts';
import { approversOf, newestDigest } from './authority-checks.ts';
import type { Circumstances } from './checks.ts';
import { sealingSubjects } from './policy.ts';
import type { Sealing } from './sealing.ts';
import { readSealing, tasksOfRequest } from './store.ts';

/** Everything around one task. */
export interface Surroundings {
  readonly task: Changed<Sealing>;
  readonly request: UseRequest;
  readonly seal: Seal;
  readonly document: DocumentRow;
  /** The version with every seal put on it so far; the document itself until there is one. */
  readonly newest: { readonly documentId: string; readonly sha256: string };
  readonly circumstances: Circumstances;
}

/** SHA-256 of the stored bytes as they are now; empty when they are no longer those that were stored. */
export async function digestNow(files: Files, document: DocumentRow): Promise<string> {
  try {
    return createHash('sha256')
      .update(await files.read(document.id, document.state))
      .digest('hex');
  } catch (error) {
    if (error instanceof Problem && error.code === 'document-altered') return '';
    throw error;
  }
}

/** As `gather`, for a change: locks request, approval, tasks of the request, and seal, in this order, before it looks. */
export async function lockAround(tx: Tx, taskId: string, digest: string): Promise<Surroundings> {
  const known = await readSealing(tx.trx, taskId);
  if (known === undefined) throw notFound();
  const { requestId, sealId } = known.state;
  const request = present(await tx.lock(useRequestSubjects, requestId)).state;
  const approval = present(await tx.lock(approvalSubjects, caseOf(request))).state;
  const task = present(await tx.lock(sealingSubjects, taskId));
  const seal = present(await tx.lock(sealSubjects, sealId)).state;
  return assemble(tx.trx, { task, request, approval, seal }, digest);
}

/** Everything around a task as it is now, for looking only. `digest` is that of the stored bytes. */
export async function gather(
  db: Kysely<Database>,
  task: Changed<Sealing>,
  digestOf: (document: DocumentRow) => Promise<string>,
): Promise<Surroundings> {
  const request = present(await readUseRequest(db, task.state.requestId)).state;
  const approval = present(await findApproval(db, caseOf(request))).state;
  const seal = present((await readSeals(db, [task.state.sealId]))[0]).state;
  const [document] = await loadDocuments(db, [task.state.documentId]);
  return assemble(db, { task, request, approval, seal }, await digestOf(present(document)));
}

interface Parts {
  readonly task: Changed<Sealing>;
  readonly request: UseRequest;
  readonly approval: Approval;
  readonly seal: Seal;
}

async function assemble(db: Kysely<Database>, parts: Parts, digest: string): Promise<Surroundings> {
  const { task, request, approval, seal } = parts;
  const { documentId, requestId } = task.state;
  const document = present((await loadDocuments(db, [documentId]))[0]);
  const onDocument = (await tasksOfRequest(db, requestId)).filter(({ state }) => state.documentId === documentId);
  const newest = newestVersion(
    task.state,
    onDocument.map(({ state }) => state),
  );
  const busy = onDocument.some(({ id, state }) => id !== task.id && state.state === 'sealing');
  const { name, state, custodianId, face, key } = seal;
  const { requesterId, approvedAt, validUntil } = request;
  return {
    task,
    request,
    seal,
    document,
    newest,
    circumstances: {
      seal: {
        name,
        state,
        custodianId,
        awaitsFiling: awaitsFiling(seal),
        outFor: seal.out?.requestIds ?? null,
        // 公章 and 法人章 bind the company as a whole: a second person stands by.
        witnessRequired: importanceOf(seal.kind) === 'high',
        hasFace: face !== null,
        key,
      },
      request: { state: request.state, requesterId, approvedAt, validUntil },
      approverIds: approversOf(approval),
      document: { sha256: digest, newest: newest.sha256, busy, pages: document.state.pages },
    },
  };
}

/** Follows the seals put on a document: which stored version carries all of them. */
function newestVersion(task: Sealing, onDocument: readonly Sealing[]): Surroundings['newest'] {
  const sealed = onDocument.flatMap((one) => one.sealed ?? []);
  const sha256 = newestDigest(task.sha256, sealed);
  if (sha256 === undefined) throw new Error(`sealing: the sealed versions of ${task.documentId} form no chain`);
  return { sha256, documentId: sealed.find(({ after }) => after === sha256)?.documentId ?? task.documentId };
}

const caseOf = ({ submission }: UseRequest): string => submission?.flow.caseId ?? '';

function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw notFound();
  return value;
}
