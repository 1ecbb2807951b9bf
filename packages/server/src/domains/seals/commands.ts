import type { SealCorrection, SealDescription, SealFaceFact, SealKey } from '@yinxin/contract';
import { newId } from '../../platform/ids.ts';
import { notFound, Problem } from '../../platform/problem.ts';
import type { ApplyOptions, Changed, Tx } from '../../platform/transition.ts';
import { isActivePerson, listEntities } from '../organization/index.ts';
import { sealSubjects } from './policy.ts';
import type { Seal } from './seal.ts';
import { readUniqueness } from './store.ts';

/** How a change was asked for: by a person (with the version seen), or by the system itself. */
type Asked = Pick<ApplyOptions<never>, 'ifVersion' | 'asSystem'>;

/** Registers an existing seal; it is active at once. */
export async function registerSeal(tx: Tx, description: SealDescription, asked: Asked = {}): Promise<Changed<Seal>> {
  const id = newId();
  const entities = await listEntities(tx.trx);
  if (!entities.some((entity) => entity.id === description.entityId)) throw new Problem('seal-entity-unknown');
  // One registration at a time, so that two seals cannot both find a name or code free.
  await tx.alone('seal-names');
  const command = {
    type: 'register',
    id,
    description,
    custodianActive: await isActivePerson(tx.trx, description.custodianId),
    uniqueness: await readUniqueness(tx.trx, { id, ...description }),
  } as const;
  return tx.apply(sealSubjects, id, command, asked);
}

/** Corrects facts of a seal. */
export async function correctSeal(
  tx: Tx,
  id: string,
  { changes, reason }: { readonly changes: SealCorrection; readonly reason: string },
  asked: Asked = {},
): Promise<Changed<Seal>> {
  await tx.alone('seal-names');
  const seal = await tx.lock(sealSubjects, id);
  if (seal === undefined) throw notFound();
  const { entityId, name, code } = { ...seal.state, ...changes };
  const uniqueness = await readUniqueness(tx.trx, { id, entityId, name, code });
  return tx.apply(sealSubjects, id, { type: 'correct', changes, reason, uniqueness }, asked);
}

/** Names another custodian. */
export async function changeCustodian(
  tx: Tx,
  id: string,
  { custodianId, reason }: { readonly custodianId: string; readonly reason: string },
  asked: Asked = {},
): Promise<Changed<Seal>> {
  const custodianActive = await isActivePerson(tx.trx, custodianId);
  return tx.apply(sealSubjects, id, { type: 'change-custodian', custodianId, custodianActive, reason }, asked);
}

/** Takes a seal out of use; every sealing that comes after finds it suspended. */
export const suspendSeal = (tx: Tx, id: string, reason: string, asked: Asked = {}): Promise<Changed<Seal>> =>
  tx.apply(sealSubjects, id, { type: 'suspend', reason }, asked);

/** Takes a suspended seal into use again. */
export const resumeSeal = (tx: Tx, id: string, reason: string, asked: Asked = {}): Promise<Changed<Seal>> =>
  tx.apply(sealSubjects, id, { type: 'resume', reason }, asked);

/** Gives a seal its face. The picture of a scanned one is stored before. */
export const setSealFace = (tx: Tx, id: string, face: SealFaceFact, asked: Asked = {}): Promise<Changed<Seal>> =>
  tx.apply(sealSubjects, id, { type: 'set-face', face }, asked);

/** Binds a key that the sealer has made or taken over. */
export const bindSealKey = (tx: Tx, id: string, key: SealKey, asked: Asked = {}): Promise<Changed<Seal>> =>
  tx.apply(sealSubjects, id, { type: 'bind-key', key }, asked);
