import { permit, type Actor, type Target } from '../../platform/authz/index.ts';
import type { Aggregate } from '../../platform/transition.ts';
import { targetOf } from '../seals/index.ts';
import { checkDecider, type Check, type CheckCommand, type CheckEvent, type CheckSurroundings } from './check.ts';
import { checkPlanDecider, type CheckPlan, type CheckPlanCommand, type CheckPlanEvent } from './plan.ts';

export const checkSubjects: Aggregate<Check, CheckCommand, CheckEvent, CheckSurroundings> = {
  ...checkDecider,
  subjectType: 'check',
  table: 'checks',
  policy: (actor, command, check, { seal }) => {
    if (command.type === 'record') {
      return permit(actor, 'check.record', targetOf(seal)) ?? { denied: 'check.record' };
    }
    if (check === undefined) return { refused: { code: 'not-found' } };
    return maySettle(actor, check) ?? { denied: 'check.manage' };
  },
  project: (check) => ({
    seal_id: check.sealId,
    entity_id: check.entityId,
    status: check.state,
    finding: check.finding,
    checked_on: check.checkedOn,
    checked_by: check.checkedBy,
  }),
};

/** May this person settle a bad finding: somebody of the seal office? */
export const maySettle = (actor: Actor, { entityId, sealId }: Pick<Check, 'entityId' | 'sealId'>) =>
  permit(actor, 'check.manage', { entityId, sealId } satisfies Target);

export const checkPlanSubjects: Aggregate<CheckPlan, CheckPlanCommand, CheckPlanEvent> = {
  ...checkPlanDecider,
  subjectType: 'check-plan',
  table: 'check_plans',
  policy: (actor, { id }) => mayPlan(actor, id) ?? { denied: 'check.manage' },
  project: () => ({}),
};

/** May this person say how often the seals of the entity are checked? */
export const mayPlan = (actor: Actor, entityId: string) => permit(actor, 'check.manage', { entityId });
