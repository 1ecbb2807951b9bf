import type { ProblemCode } from '@yinxin/contract';
import { Problem } from '../../platform/problem.ts';
import type { Changed, Tx } from '../../platform/transition.ts';
import { findPerson } from '../organization/index.ts';
import type { Document } from './document.ts';
import type { TakenIn } from './files.ts';
import { documents } from './policy.ts';
import { loadDocuments, type DocumentRow } from './store.ts';

/** Records a file that was taken in as a document of the person who acts. */
export async function storeDocument(tx: Tx, { id, description }: TakenIn): Promise<Changed<Document>> {
  const owner = await findPerson(tx.trx, tx.actor.id);
  // Only people of the company own documents; an account without a person has no department to show them to.
  if (owner === undefined) throw new Problem('forbidden', { permission: 'document.upload' });
  const { entityId, departmentId } = owner.state;
  const whose = { ownerId: tx.actor.id, entityId, departmentId };
  return tx.apply(documents, id, { type: 'store', description: { ...description, ...whose } });
}

/**
 * Records the sealed version of a document. It belongs to the owner of the original, and whoever may read the original
 * may read it. Part of sealing, so no permission of its own is asked.
 */
export async function storeSealedDocument(
  tx: Tx,
  { id, description }: TakenIn,
  originalId: string,
): Promise<Changed<Document>> {
  const original = await tx.lock(documents, originalId);
  if (original === undefined) throw new Problem('not-found');
  const { ownerId, entityId, departmentId, readers } = original.state;
  const whose = { ownerId, entityId, departmentId };
  await tx.apply(documents, id, { type: 'store', description: { ...description, ...whose } }, { asSystem: true });
  return tx.apply(documents, id, { type: 'share', people: readers }, { asSystem: true });
}

/** Puts documents before people, who may read them from then on; for reactions to what happens to a request. */
export async function shareDocuments(tx: Tx, ids: readonly string[], people: readonly string[]): Promise<void> {
  // In the order of ids, so that two requests with the same documents cannot wait for each other.
  for (const id of [...new Set(ids)].sort()) {
    await tx.apply(documents, id, { type: 'share', people }, { asSystem: true });
  }
}

/** Records that the person who acts has opened a document they may read. */
export const openDocument = (tx: Tx, id: string): Promise<Changed<Document>> =>
  tx.apply(documents, id, { type: 'open' });

/**
 * Papers and photos are filed by those who have them: gives these documents, or refuses with `code` where one of them is
 * not a document of the person who acts.
 */
export async function ownDocuments(tx: Tx, ids: readonly string[], code: ProblemCode): Promise<readonly DocumentRow[]> {
  const own = (await loadDocuments(tx.trx, ids)).filter(({ state }) => state.ownerId === tx.actor.id);
  if (ids.some((id) => !own.some((one) => one.id === id))) throw new Problem(code);
  return own;
}
