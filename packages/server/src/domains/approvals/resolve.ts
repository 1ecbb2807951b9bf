import type { ApproverRule, FlowDefinition, Stage } from '@yinxin/contract';
import type { Refusal } from '../../platform/decider.ts';
import { answer } from './condition.ts';
import type { Directory, RoleTarget } from './directory.ts';
import type { ResolvedFlow, ResolvedStage, Seat, SkippedStage } from './flow.ts';
import type { RequestFacts } from './request-facts.ts';

export type Resolution =
  | { readonly ok: true; readonly flow: ResolvedFlow }
  | { readonly ok: false; readonly refusal: Refusal };

/** A published version of a definition. */
export interface PublishedFlow {
  readonly version: number;
  readonly definition: FlowDefinition;
}

/**
 * The flow for a request: among the published ones of its kind that apply, the one with the smallest priority number.
 * Nobody chooses it, so nobody chooses a lenient one. Where a condition cannot be answered the flow counts as applying.
 */
export function chooseFlow(
  published: readonly PublishedFlow[],
  kind: string,
  facts: RequestFacts,
): PublishedFlow | undefined {
  return published
    .filter(({ definition }) => definition.kind === kind)
    .filter(({ definition: { appliesTo } }) => appliesTo === undefined || answer(appliesTo, facts) !== 'no')
    .toSorted(
      ({ definition: a }, { definition: b }) => a.priority - b.priority || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
    )[0];
}

/**
 * Fixes the people of a flow for one request. Refuses, naming the stage and what helps, when a stage would have nobody
 * to ask (`flow-nobody-found`, `flow-approver-left`, `flow-approver-barred`, `flow-only-requester`), too few for its
 * quorum (`flow-too-few-approvers`), or when no stage applies at all (`flow-all-skipped`).
 */
export function resolveFlow(
  { definition, version }: PublishedFlow,
  facts: RequestFacts,
  directory: Directory,
): Resolution {
  const stages: ResolvedStage[] = [];
  const skipped: SkippedStage[] = [];
  for (const stage of definition.stages) {
    const met = stage.when === undefined ? undefined : answer(stage.when, facts);
    if (stage.when !== undefined && met === 'no') {
      skipped.push({ id: stage.id, name: stage.name, because: stage.when });
      continue;
    }
    const seats = seatsOf(stage, facts, directory);
    if ('code' in seats) return { ok: false, refusal: seats };
    stages.push({
      id: stage.id,
      name: stage.name,
      mode: stage.mode,
      seats,
      asked: met === undefined ? 'always' : met === 'yes' ? 'condition-met' : 'condition-undecided',
      timeLimitHours: stage.timeLimitHours ?? null,
      remindBeforeHours: stage.remindBeforeHours ?? null,
      samePersonAgain: stage.samePersonAgain,
    });
  }
  if (stages.length === 0) return { ok: false, refusal: { code: 'flow-all-skipped' } };
  return { ok: true, flow: { key: definition.key, version, name: definition.name, stages, skipped } };
}

/** Why a rule found nobody: nobody at all, somebody who cannot act, or only the requester. */
interface Lack {
  readonly code: 'flow-nobody-found' | 'flow-approver-left' | 'flow-approver-barred' | 'flow-only-requester';
  readonly person?: string;
}

/** The people of a stage, each once; or the refusal. */
function seatsOf(stage: Stage, facts: RequestFacts, directory: Directory): readonly Seat[] | Refusal {
  const found = stage.approvers.map((rule) => ({ rule, people: peopleBy(rule, facts, directory) }));
  // Where one approval is enough, a rule that finds nobody is no loss as long as another finds somebody.
  const enough = stage.mode.kind === 'any' && found.some(({ people }) => isPeople(people));
  const seats: Seat[] = [];
  let lack: Lack | undefined = stage.approvers.length === 0 ? { code: 'flow-nobody-found' } : undefined;
  for (const { rule, people } of found) {
    if (isPeople(people)) {
      seats.push(...people.map((person) => ({ person, why: { as: 'named', rule } as const })));
    } else if (!enough) {
      const others = substitutes(stage, rule, people, facts, directory);
      if (others.length === 0) lack ??= people;
      seats.push(...others);
    }
  }
  const different = seats.filter((seat, index) => seats.findIndex(({ person }) => person === seat.person) === index);
  if (lack !== undefined && !(stage.mode.kind === 'any' && different.length > 0))
    return refusalOf(stage, lack, directory);
  const needed = stage.mode.kind === 'n-of-m' ? stage.mode.n : 1;
  return different.length >= needed
    ? different
    : { code: 'flow-too-few-approvers', params: { ...stageNames(stage), needed, found: different.length } };
}

const isPeople = (found: readonly string[] | Lack): found is readonly string[] => Array.isArray(found);

/** Who a rule names, without the requester and those who cannot act. */
function peopleBy(rule: ApproverRule, facts: RequestFacts, directory: Directory): readonly string[] | Lack {
  const named = namedBy(rule, facts, directory);
  const people = named.filter(
    (person) => person !== facts.requester && directory.isActive(person) && directory.mayDecide(person),
  );
  if (people.length > 0) return people;
  if (named.includes(facts.requester)) return { code: 'flow-only-requester' };
  const [person] = named;
  if (person === undefined) return { code: 'flow-nobody-found' };
  return { code: directory.isActive(person) ? 'flow-approver-barred' : 'flow-approver-left', person };
}

function namedBy(rule: ApproverRule, facts: RequestFacts, directory: Directory): readonly string[] {
  switch (rule.by) {
    case 'person':
      return [rule.person];
    case 'department-head': {
      const department = facts.departmentPath[rule.level - 1];
      const head = department === undefined ? undefined : directory.headOf(department);
      return head === undefined ? [] : [head];
    }
    case 'role': {
      // Several seals: only somebody who answers for every one of them may decide about all of them.
      const [first = [], ...others] = targetsOf(rule.within, facts).map((target) =>
        directory.personsByRole(rule.role, target),
      );
      return first.filter((person) => others.every((more) => more.includes(person)));
    }
  }
}

function targetsOf(within: Extract<ApproverRule, { by: 'role' }>['within'], facts: RequestFacts): RoleTarget[] {
  switch (within) {
    case 'department':
      return [{ kind: 'department', id: facts.departmentPath[0] }];
    case 'entity':
      return [{ kind: 'entity', id: facts.entityId }];
    case 'seal':
      return facts.seals.map(({ id }) => ({ kind: 'seal', id }));
    case 'seal-entity':
      return [...new Set(facts.seals.map(({ entityId }) => entityId))].map((id) => ({ kind: 'entity', id }));
  }
}

/** Who is asked in the place of a rule that found nobody, as the stage says; nobody if it says to block. */
function substitutes(
  stage: Stage,
  rule: ApproverRule,
  lack: Lack,
  facts: RequestFacts,
  directory: Directory,
): readonly Seat[] {
  // One person takes the place of one rule; only where any single approval counts may several be asked.
  const inPlace = (people: readonly string[]) => (stage.mode.kind === 'any' ? people : people.slice(0, 1));
  if (lack.code === 'flow-only-requester') {
    if (stage.sameAsRequester === 'refuse') return [];
    const above = headAbove(rule.by === 'department-head' ? rule.level : 0, facts, directory);
    if (above !== undefined) return [{ person: above.person, why: { as: 'head-above', rule, level: above.level } }];
    const leaders = peopleBy({ by: 'role', role: 'company-leader', within: 'entity' }, facts, directory);
    if (isPeople(leaders)) return inPlace(leaders).map((person) => ({ person, why: { as: 'leader-above', rule } }));
  }
  if (stage.onEmpty === 'block') return [];
  const administrators = peopleBy({ by: 'role', role: 'seal-administrator', within: 'entity' }, facts, directory);
  if (!isPeople(administrators)) return [];
  return inPlace(administrators).map((person) => ({ person, why: { as: 'administrator', rule } }));
}

/** The nearest head above a level who is not the requester and can act. */
function headAbove(
  level: number,
  facts: RequestFacts,
  directory: Directory,
): { readonly person: string; readonly level: number } | undefined {
  for (let above = level + 1; above <= facts.departmentPath.length; above += 1) {
    const people = peopleBy({ by: 'department-head', level: above }, facts, directory);
    if (isPeople(people) && people[0] !== undefined) return { person: people[0], level: above };
  }
  return undefined;
}

const refusalOf = (stage: Stage, lack: Lack, directory: Directory): Refusal => ({
  code: lack.code,
  params: {
    ...stageNames(stage),
    ...(lack.person === undefined ? {} : { person: directory.nameOf(lack.person) }),
  },
});

const stageNames = (stage: Stage) => ({ stage: stage.name.zh, stageEn: stage.name.en });
