import type { EngraverFacts } from '@yinxin/contract';
import { newId } from '../../platform/ids.ts';
import { notFound, Problem } from '../../platform/problem.ts';
import type { Changed, Tx } from '../../platform/transition.ts';
import { ownDocuments, shareDocuments } from '../documents/index.ts';
import { findPerson, peopleWithRole } from '../organization/index.ts';
import type { Engraver } from './engraver.ts';
import { engraverSubjects } from './policy.ts';
import { engraverUsccTaken } from './engraver-store.ts';

/** Puts an engraver on the register of the acting person's legal entity. */
export async function registerEngraver(tx: Tx, facts: EngraverFacts): Promise<Changed<Engraver>> {
  const id = newId();
  const person = await findPerson(tx.trx, tx.actor.id);
  if (person === undefined) throw new Problem('forbidden', { permission: 'engraver.manage' });
  const { entityId } = person.state;
  await ownDocuments(tx, [facts.paperId], 'engraver-paper-unknown');
  const usccTaken = await alone(tx, { id, entityId, uscc: facts.uscc });
  return filed(tx, await tx.apply(engraverSubjects, id, { type: 'register', id, entityId, facts, usccTaken }));
}

/** Corrects the facts of an engraver, or renews its qualification with a newer paper. */
export async function correctEngraver(
  tx: Tx,
  id: string,
  facts: EngraverFacts,
  { ifVersion }: { readonly ifVersion?: number | undefined },
): Promise<Changed<Engraver>> {
  const before = await tx.lock(engraverSubjects, id);
  if (before === undefined) throw notFound();
  const { paperId, entityId } = before.state;
  if (facts.paperId !== paperId) await ownDocuments(tx, [facts.paperId], 'engraver-paper-unknown');
  const usccTaken = await alone(tx, { id, entityId, uscc: facts.uscc });
  return filed(tx, await tx.apply(engraverSubjects, id, { type: 'correct', facts, usccTaken }, { ifVersion }));
}

/** Takes an engraver off the register; what was ordered from it before stays ordered. */
export const removeEngraver = (tx: Tx, id: string, reason: string): Promise<Changed<Engraver>> =>
  tx.apply(engraverSubjects, id, { type: 'remove', reason });

/** One change of the register at a time, so that two cannot both find a code free. */
async function alone(tx: Tx, wanted: { readonly id: string; readonly entityId: string; readonly uscc: string }) {
  await tx.alone('engravers');
  return engraverUsccTaken(tx.trx, wanted);
}

/** Puts the paper before everybody of the seal office: whoever orders looks at it first. */
async function filed(tx: Tx, changed: Changed<Engraver>): Promise<Changed<Engraver>> {
  const { paperId, entityId } = changed.state;
  await shareDocuments(tx, [paperId], await peopleWithRole(tx.trx, 'seal-administrator', { entityId }, tx.at));
  return changed;
}
