import type {
  LossReport,
  PoliceFiling,
  SealCorrection,
  SealDescription,
  SealFaceFact,
  SealKey,
  SealPaper,
  SealStorage,
} from '@yinxin/contract';
import { newId } from '../../platform/ids.ts';
import { notFound, Problem } from '../../platform/problem.ts';
import type { ApplyOptions, Changed, Tx } from '../../platform/transition.ts';
import { ownDocuments, shareDocuments } from '../documents/index.ts';
import { isActivePerson, listEntities } from '../organization/index.ts';
import { labelIsFree } from './label.ts';
import { sealSubjects } from './policy.ts';
import type { Application } from './out-of-use.ts';
import type { Seal } from './seal.ts';
import { readUniqueness } from './store.ts';
import type { MoveCommand } from './whereabouts.ts';

/** How a change was asked for: by a person (with the version seen), or by the system itself. */
type Asked = Pick<ApplyOptions<never>, 'ifVersion' | 'asSystem'>;

/** Registers an existing seal; it is active at once. */
export async function registerSeal(tx: Tx, description: SealDescription, asked: Asked = {}): Promise<Changed<Seal>> {
  const entities = await listEntities(tx.trx);
  if (!entities.some((entity) => entity.id === description.entityId)) throw new Problem('seal-entity-unknown');
  await refuseForeignPapers(tx, description.papers, []);
  // One registration at a time, so that two seals cannot both find a name or code free.
  await tx.alone('seal-names');
  const id = await idWithFreeLabel(tx);
  const command = {
    type: 'register',
    id,
    description,
    custodianActive: await isActivePerson(tx.trx, description.custodianId),
    uniqueness: await readUniqueness(tx.trx, { id, ...description }),
  } as const;
  return filed(tx, await tx.apply(sealSubjects, id, command, asked));
}

/** The label code follows from the id, and no two seals have one label. */
async function idWithFreeLabel(tx: Tx): Promise<string> {
  const id = newId();
  return (await labelIsFree(tx.trx, id)) ? id : idWithFreeLabel(tx);
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
  await refuseForeignPapers(tx, changes.papers ?? [], seal.state.papers);
  const uniqueness = await readUniqueness(tx.trx, { id, entityId, name, code });
  return filed(tx, await tx.apply(sealSubjects, id, { type: 'correct', changes, reason, uniqueness }, asked));
}

/** Names another custodian; `handoverId` is the handover that moves the custody, if one does. */
export async function changeCustodian(
  tx: Tx,
  id: string,
  {
    custodianId,
    reason,
    handoverId,
  }: { readonly custodianId: string; readonly reason: string; readonly handoverId?: string },
  asked: Asked = {},
): Promise<Changed<Seal>> {
  const custodianActive = await isActivePerson(tx.trx, custodianId);
  const command = { type: 'change-custodian', custodianId, custodianActive, reason, handoverId } as const;
  return filed(tx, await tx.apply(sealSubjects, id, command, asked));
}

/** Papers are put on file by those who have them: new ones must be documents of the person who acts. */
async function refuseForeignPapers(tx: Tx, papers: readonly SealPaper[], before: readonly SealPaper[]): Promise<void> {
  const fresh = papers.map(({ documentId }) => documentId).filter((id) => !before.some((one) => one.documentId === id));
  await ownDocuments(tx, fresh, 'seal-paper-unknown');
}

/** Puts the papers of a seal before its custodian. */
async function filed(tx: Tx, changed: Changed<Seal>): Promise<Changed<Seal>> {
  const { papers, custodianId } = changed.state;
  await shareDocuments(
    tx,
    papers.map(({ documentId }) => documentId),
    [custodianId],
  );
  return changed;
}

/** Records the filing of a seal with the public security; its certificate goes on file, and before the custodian. */
export async function recordSealFiling(
  tx: Tx,
  id: string,
  filing: PoliceFiling,
  asked: Asked = {},
): Promise<Changed<Seal>> {
  const seal = await tx.lock(sealSubjects, id);
  if (seal === undefined) throw notFound();
  const certificate = { kind: 'filing-certificate', documentId: filing.certificateId } as const;
  await refuseForeignPapers(tx, [certificate], seal.state.papers);
  return filed(tx, await tx.apply(sealSubjects, id, { type: 'record-filing', filing }, asked));
}

/** A seal need not be filed with the public security. */
export const exemptSealFiling = (tx: Tx, id: string, reason: string, asked: Asked = {}): Promise<Changed<Seal>> =>
  tx.apply(sealSubjects, id, { type: 'exempt-filing', reason }, asked);

/** Takes a seal out of use; every sealing that comes after finds it suspended. */
export const suspendSeal = (tx: Tx, id: string, reason: string, asked: Asked = {}): Promise<Changed<Seal>> =>
  tx.apply(sealSubjects, id, { type: 'suspend', reason }, asked);

/** Takes a seal out of use because the application of a using department was approved (R7.1.2). */
export const suspendByApplication = (
  tx: Tx,
  id: string,
  { reason, application }: { readonly reason: string; readonly application: Application },
): Promise<Changed<Seal>> => tx.apply(sealSubjects, id, { type: 'suspend', reason, application }, { asSystem: true });

/** Takes a suspended seal into use again. */
export const resumeSeal = (tx: Tx, id: string, reason: string, asked: Asked = {}): Promise<Changed<Seal>> =>
  tx.apply(sealSubjects, id, { type: 'resume', reason }, asked);

/** Takes a seal out of use that is lost, stolen or damaged. */
export const reportSealLoss = (tx: Tx, id: string, report: LossReport, asked: Asked = {}): Promise<Changed<Seal>> =>
  tx.apply(sealSubjects, id, { type: 'report-loss', report }, asked);

/** A lost seal is there again; it stays suspended until somebody resumes it. */
export const recordSealFound = (tx: Tx, id: string, reason: string, asked: Asked = {}): Promise<Changed<Seal>> =>
  tx.apply(sealSubjects, id, { type: 'record-found', reason }, asked);

/** A suspended seal is back from its custodian. */
export const recallSeal = (tx: Tx, id: string, reason: string, asked: Asked = {}): Promise<Changed<Seal>> =>
  tx.apply(sealSubjects, id, { type: 'recall', reason }, asked);

/** A recalled seal goes into sealed storage. */
export async function sealAwaySeal(
  tx: Tx,
  id: string,
  storage: SealStorage,
  asked: Asked = {},
): Promise<Changed<Seal>> {
  const { countersignedBy } = storage;
  const countersignerActive = countersignedBy !== null && (await isActivePerson(tx.trx, countersignedBy));
  return tx.apply(sealSubjects, id, { type: 'seal-away', storage, countersignerActive }, asked);
}

/** A step of a seal on its way to destruction: begun, given up, or done with it. */
export const changeDestruction = (
  tx: Tx,
  id: string,
  type: 'begin-destruction' | 'drop-destruction' | 'destroy',
  destructionId: string,
  asked: Asked = {},
): Promise<Changed<Seal>> => tx.apply(sealSubjects, id, { type, destructionId }, asked);

/** The seal leaves with its custodian, or is back: a step of its carry-out. */
export const moveSeal = (tx: Tx, id: string, command: MoveCommand): Promise<Changed<Seal>> =>
  tx.apply(sealSubjects, id, command, { asSystem: true });

/** Gives a seal its face. The picture of a scanned one is stored before. */
export const setSealFace = (tx: Tx, id: string, face: SealFaceFact, asked: Asked = {}): Promise<Changed<Seal>> =>
  tx.apply(sealSubjects, id, { type: 'set-face', face }, asked);

/** Binds a key that the sealer has made or taken over. */
export const bindSealKey = (tx: Tx, id: string, key: SealKey, asked: Asked = {}): Promise<Changed<Seal>> =>
  tx.apply(sealSubjects, id, { type: 'bind-key', key }, asked);
