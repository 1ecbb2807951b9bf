import type { Permission } from '@yinxin/contract';
import { sql } from 'kysely';
import type { Scope } from '../../platform/authz/index.ts';
import { Problem } from '../../platform/problem.ts';
import type { Reaction, Tx } from '../../platform/transition.ts';
import { departmentLine, findPerson } from '../organization/index.ts';
import type { Approval, ApprovalEvent } from './approval-state.ts';
import { planApproval, voidApproval, withdrawApproval } from './commands.ts';
import type { ResolvedFlow } from './flow.ts';
import type { ApprovalOutcome, FlowReference } from './matter.ts';
import type { RequestFacts } from './request-facts.ts';

/** The flow for a matter, and in whose name it is handed in. */
export interface PlannedMatter {
  readonly flow: ResolvedFlow;
  /** Department of the acting person, and the legal entity that it belongs to. */
  readonly departmentId: string;
  readonly entityId: string;
}

/**
 * Finds the flow for a matter of the acting person about one seal, among those of the entity that the seal belongs to.
 *
 * @throws Problem `forbidden` for an account without a person, `flow-none-fits` and what else keeps it from being decided
 */
export async function planMatter(tx: Tx, { kind, permission, seal }: MatterToPlan): Promise<PlannedMatter> {
  const person = await findPerson(tx.trx, tx.actor.id);
  const line = person === undefined ? [] : await departmentLine(tx.trx, person.state.departmentId);
  const [own, ...above] = line;
  // Only people of the company ask; an account without a person belongs to no department.
  if (own === undefined) throw new Problem('forbidden', { permission });
  const { id: departmentId, entityId } = own;
  const facts: RequestFacts = {
    requester: tx.actor.id,
    entityId: seal.entityId ?? entityId,
    departmentPath: [departmentId, ...above.map(({ id }) => id)],
    documents: [],
    seals: [{ entityId, ...seal }],
  };
  const planned = await planApproval(tx.trx, kind, facts, tx.at);
  if (!planned.ok) throw new Problem(planned.refusal.code, planned.refusal.params);
  return { flow: planned.events[0] as ResolvedFlow, departmentId, entityId };
}

interface MatterToPlan {
  /** Kind of flow that such matters go through. */
  readonly kind: string;
  /** What the person would need to hand it in. */
  readonly permission: Permission;
  /** A seal that is still to come belongs to the legal entity of whoever asks for it. */
  readonly seal: Pick<RequestFacts['seals'][number], 'id' | 'kind'> & { readonly entityId?: string };
}

/** What a matter keeps of its flow. */
export const referenceTo = ({ key, version }: ResolvedFlow, caseId: string): FlowReference => ({
  key,
  version,
  caseId,
});

/** Ends the approval of a matter that is given up: withdrawn by its requester while it is open, else void. */
export async function endApproval(
  tx: Tx,
  caseId: string,
  { byRequester, reason }: { readonly byRequester: boolean; readonly reason: string },
): Promise<void> {
  if (byRequester) await withdrawApproval(tx, caseId, reason);
  else await voidApproval(tx, caseId, reason, { asSystem: true });
}

/**
 * Takes over how the approvals of one kind of subject end. A reaction to every event of an approval; those about other
 * subjects are left alone.
 */
export function followOutcome(
  subjectType: string,
  takeOver: (tx: Tx, subjectId: string, outcome: ApprovalOutcome) => Promise<void>,
): Reaction {
  return async (tx, { subjectId: caseId, event, after }) => {
    const { subject } = after as Approval;
    if (subject.type !== subjectType) return;
    const happened = event as ApprovalEvent;
    switch (happened.type) {
      case 'approval.approved':
        return takeOver(tx, subject.id, { caseId, outcome: 'approved', reason: '' });
      case 'approval.returned':
        return takeOver(tx, subject.id, { caseId, outcome: 'returned', reason: happened.reason });
      case 'approval.refused':
        return takeOver(tx, subject.id, { caseId, outcome: 'refused', reason: happened.reason });
      default:
    }
  };
}

/** The reader is, or was, asked to decide about the subject. `id` is the column of its id. */
export const askedToDecide = (subjectType: string, id: string, { person }: Scope) => sql<boolean>`exists (
  select 1 from approvals a where a.subject_type = ${subjectType} and a.subject_id = ${sql.ref(id)}
    and a.concerned @> array[${person}::uuid])`;
