import type { SealingCheck } from '@yinxin/contract';
import type { Actor } from '../../platform/authz/index.ts';
import type { Refusal } from '../../platform/decider.ts';
import { newId } from '../../platform/ids.ts';
import { attendance, electronicRefused, type Circumstances } from './checks.ts';
import { sealingSubjects } from './policy.ts';
import type { Sealing, SealingCommand } from './sealing.ts';

/** A condition as it stands for one reader; `refusal` says what is wrong where it does not hold. */
export interface Standing {
  readonly check: SealingCheck;
  readonly refusal: Refusal | undefined;
}

/** Every condition of sealing at once, so that a refusal is known before the click. */
export function standings(task: Sealing, circumstances: Circumstances, actor: Actor, at: string): readonly Standing[] {
  const facts = { at, actor: actor.id };
  const refusalOf = (decision: ReturnType<typeof electronicRefused>): Refusal | undefined =>
    decision?.ok === false ? decision.refusal : undefined;
  const { approvedImpressions: approved, used } = task;
  const spent: Refusal = { code: 'sealing-more-than-approved', params: { approved, used, asked: 1 } };
  return [
    ...attendance.map(({ check, refused }) => ({ check, refusal: refusalOf(refused(task, circumstances, facts)) })),
    ...(task.medium === 'electronic'
      ? [{ check: 'seal-ready' as const, refusal: refusalOf(electronicRefused(circumstances, facts)) }]
      : []),
    { check: 'impressions-left', refusal: used < approved ? undefined : spent },
  ];
}

/** The acts that exist for a task, by the name of their route. */
const acts = {
  physical: ['registerUse', 'closeSealing'],
  electronic: ['confirmPositions', 'sealDocument'],
} as const;
type Act = (typeof acts)['physical' | 'electronic'][number];

/** What the rules would say to each act of this person now: nothing, or the refusal. */
export function offers(
  task: Sealing,
  circumstances: Circumstances,
  actor: Actor,
  at: string,
): ReadonlyMap<Act, Refusal | undefined> {
  const facts = { at, actor: actor.id };
  const answers = acts[task.medium].map((act): [Act, Refusal | undefined] => {
    const command = exampleOf(act, circumstances, at);
    const allowed = sealingSubjects.policy(actor, command, task, facts);
    if ('denied' in allowed) return [act, { code: 'forbidden', params: { permission: allowed.denied } }];
    if ('refused' in allowed) return [act, allowed.refused];
    const decision = sealingSubjects.decide(task, command, facts);
    return [act, decision.ok ? undefined : decision.refusal];
  });
  return new Map(answers);
}

/** The least that could be done by an act: what refuses this refuses everything. */
function exampleOf(act: Act, circumstances: Circumstances, at: string): SealingCommand {
  switch (act) {
    case 'confirmPositions':
      return { type: 'confirm-positions', positions: [{ kind: 'at', page: 1, xMm: 0, yMm: 0 }], circumstances };
    case 'sealDocument':
      return { type: 'start', nonce: newId(), circumstances };
    case 'registerUse': {
      const witnessId = circumstances.seal.witnessRequired ? newId() : null;
      const use = { impressions: 1, copies: 1, usedAt: at, place: '-', witnessId, evidence: [newId()] };
      return { type: 'register-use', use, circumstances };
    }
    case 'closeSealing':
      return { type: 'close', reason: '-', circumstances };
  }
}
