import type { Bilingual, FlowDefinition, Stage } from '@yinxin/contract';

/** The parts of a stage that people can change, in the order of the form. */
export const stageFields = [
  'name',
  'approvers',
  'mode',
  'when',
  'timeLimitHours',
  'remindBeforeHours',
  'onEmpty',
  'sameAsRequester',
  'samePersonAgain',
] as const satisfies readonly (keyof Stage)[];
export type StageField = (typeof stageFields)[number];

/** One difference between two versions of a flow. */
export type DefinitionChange =
  | { readonly what: 'name' | 'priority' | 'appliesTo' | 'stages-reordered' }
  | { readonly what: 'stage-added' | 'stage-removed'; readonly stage: Bilingual }
  | { readonly what: 'stage-changed'; readonly stage: Bilingual; readonly fields: readonly StageField[] };

/** What differs between two versions, those of the whole first, then stage by stage. Stages are the same by their id. */
export function definitionChanges(before: FlowDefinition, after: FlowDefinition): readonly DefinitionChange[] {
  const whole = (['name', 'priority', 'appliesTo'] as const).filter((field) => differ(before[field], after[field]));
  const kept = after.stages.flatMap((stage) => {
    const earlier = before.stages.find(({ id }) => id === stage.id);
    return earlier === undefined ? [] : [{ stage, earlier }];
  });
  const keptIds = kept.map(({ stage }) => stage.id);
  const earlierOrder = before.stages.map(({ id }) => id).filter((id) => keptIds.includes(id));
  return [
    ...whole.map((what) => ({ what })),
    ...(differ(earlierOrder, keptIds) ? [{ what: 'stages-reordered' } as const] : []),
    ...missingFrom(before, after).map((stage) => ({ what: 'stage-added', stage: stage.name }) as const),
    ...missingFrom(after, before).map((stage) => ({ what: 'stage-removed', stage: stage.name }) as const),
    ...kept.flatMap(({ stage, earlier }) => {
      const fields = stageFields.filter((field) => differ(stage[field], earlier[field]));
      return fields.length === 0 ? [] : [{ what: 'stage-changed', stage: stage.name, fields } as const];
    }),
  ];
}

/** The stages of `there` that `here` does not have. */
const missingFrom = (here: FlowDefinition, there: FlowDefinition): readonly Stage[] =>
  there.stages.filter(({ id }) => !here.stages.some((stage) => stage.id === id));

const differ = (left: unknown, right: unknown): boolean => canonical(left) !== canonical(right);

/** JSON with the properties in one order, so that equal data is equal text. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
