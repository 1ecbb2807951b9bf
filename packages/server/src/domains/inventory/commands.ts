import type { InventoryOpening, SealCount, Surplus } from '@yinxin/contract';
import { nextNumber } from '../../platform/db/numbers.ts';
import { newId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import type { Changed, Reaction, Tx } from '../../platform/transition.ts';
import { loadDocuments, shareDocuments } from '../documents/index.ts';
import { departmentLine, findPerson, listEntities, peopleWithRole } from '../organization/index.ts';
import type { Seal } from '../seals/index.ts';
import type { InventoryCount } from './inventory.ts';
import { inventorySubjects } from './policy.ts';
import { openCountsOf, sealsToCount } from './store.ts';

const asSystem = { asSystem: true } as const;

/** How a change was asked for: the version that the person saw. */
interface Asked {
  readonly ifVersion?: number | undefined;
}

/** Opens a count: fixes the list of the seals that should be there. */
export async function openInventory(tx: Tx, opening: InventoryOpening): Promise<Changed<InventoryCount>> {
  const { dueOn, ...scope } = opening;
  const entities = await listEntities(tx.trx);
  if (!entities.some(({ id }) => id === scope.entityId)) throw new Problem('inventory-entity-unknown');
  if (scope.departmentId !== null) {
    const [department] = await departmentLine(tx.trx, scope.departmentId);
    if (department?.entityId !== scope.entityId) throw new Problem('inventory-department-unknown');
  }
  // One opening at a time, so that no seal comes onto two lists.
  await tx.alone('inventory-opening');
  const list = await sealsToCount(tx.trx, scope);
  const [other] = await openCountsOf(
    tx.trx,
    list.map(({ sealId }) => sealId),
  );
  const id = newId();
  const number = await nextNumber(tx.trx, 'PD', tx.at);
  const otherCount = other?.number ?? null;
  return tx.apply(inventorySubjects, id, { type: 'open', id, number, scope, dueOn, list, otherCount });
}

/** Writes down what was found of a seal. */
export async function countSeal(
  tx: Tx,
  id: string,
  sealId: string,
  count: SealCount,
): Promise<Changed<InventoryCount>> {
  await refuseUnknown(tx, count);
  return withPhotoShown(tx, count, await tx.apply(inventorySubjects, id, { type: 'count', sealId, count }));
}

/** Corrects what was written down; what stood there before is kept. */
export async function correctCount(
  tx: Tx,
  id: string,
  sealId: string,
  { count, reason }: { readonly count: SealCount; readonly reason: string },
): Promise<Changed<InventoryCount>> {
  await refuseUnknown(tx, count);
  return withPhotoShown(tx, count, await tx.apply(inventorySubjects, id, { type: 'correct', sealId, count, reason }));
}

const photoOf = (count: SealCount): string | null => ('photoId' in count ? count.photoId : null);

/** A picture is one that the person who counts has taken, or that was shown to them with the count before. */
async function refuseUnknown(tx: Tx, count: SealCount): Promise<void> {
  const heldBy = 'heldBy' in count ? count.heldBy : null;
  if (heldBy !== null && (await findPerson(tx.trx, heldBy)) === undefined) {
    throw new Problem('inventory-holder-unknown');
  }
  const photo = photoOf(count);
  if (photo === null) return;
  const [document] = await loadDocuments(tx.trx, [photo]);
  const known = document !== undefined && [document.state.ownerId, ...document.state.readers].includes(tx.actor.id);
  if (!known) throw new Problem('inventory-photo-unknown');
}

/** Who opened the count, and who may sign it off, see the picture. Auditors read documents by their own right. */
async function withPhotoShown(
  tx: Tx,
  count: SealCount,
  changed: Changed<InventoryCount>,
): Promise<Changed<InventoryCount>> {
  const photo = photoOf(count);
  if (photo === null) return changed;
  const { scope, openerId } = changed.state;
  const office = await peopleWithRole(tx.trx, 'seal-administrator', { entityId: scope.entityId }, tx.at);
  await shareDocuments(tx, [photo], [openerId, ...office]);
  return changed;
}

/** Writes down a seal that is on no list. */
export const recordSurplus = (tx: Tx, id: string, surplus: Surplus): Promise<Changed<InventoryCount>> =>
  tx.apply(inventorySubjects, id, { type: 'record-surplus', surplus });

/** Has seals counted again. */
export const sendInventoryBack = (
  tx: Tx,
  id: string,
  { sealIds, reason }: { readonly sealIds: readonly string[]; readonly reason: string },
  { ifVersion }: Asked = {},
): Promise<Changed<InventoryCount>> =>
  tx.apply(inventorySubjects, id, { type: 'send-back', sealIds, reason }, { ifVersion });

/** Confirms the variances, for what was seen on the page, and closes the count. */
export const closeInventory = (
  tx: Tx,
  id: string,
  opinion: string,
  { ifVersion }: Asked = {},
): Promise<Changed<InventoryCount>> => tx.apply(inventorySubjects, id, { type: 'close', opinion }, { ifVersion });

/** Gives an open count up. */
export const cancelInventory = (tx: Tx, id: string, reason: string): Promise<Changed<InventoryCount>> =>
  tx.apply(inventorySubjects, id, { type: 'cancel', reason });

/** A seal that changes hands stays on the list; whoever holds it now counts it. */
export const moveCountedSeal: Reaction = async (tx, { subjectId, after }) => {
  const to = (after as Seal).custodianId;
  for (const { id } of await openCountsOf(tx.trx, [subjectId])) {
    await tx.apply(inventorySubjects, id, { type: 'move-seal', sealId: subjectId, to }, asSystem);
  }
};
