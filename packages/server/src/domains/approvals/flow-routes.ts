import { findingTexts, flows, type Finding, type FlowDefinition, type Language } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import { covers, type Actor, type Scope } from '../../platform/authz/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/schema.ts';
import { bind, type Call, type Mountable } from '../../platform/http/index.ts';
import { notFound, Problem } from '../../platform/problem.ts';
import type { Changed, Tx } from '../../platform/transition.ts';
import { addShippedFlows, checkDefinition, draftFlow, missingShippedFlows, publishFlow } from './commands.ts';
import type { Flow } from './definition.ts';
import { flowSubjects } from './policy.ts';
import { presentFlow, presentFlows } from './present-flow.ts';
import { findFlow, listFlows, type Row } from './store.ts';

export interface FlowParts {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
}

/** Definitions of approval flows: read by everybody in business, changed by who manages them. */
export function flowRoutes({ db, clock }: FlowParts): Mountable {
  const view = async (reader: Kysely<Database>, row: Row<Flow>, actor: Actor) => {
    const { draft } = row.state;
    const findings = draft === null ? [] : await checkDefinition(reader, draft, clock.now());
    return presentFlow(reader, row, actor, findings);
  };
  const change = (
    { transact, actor }: Pick<Call<typeof flows.publishFlow>, 'transact' | 'actor'>,
    work: (tx: Tx) => Promise<Changed<Flow>>,
  ) => transact(async (tx) => view(tx.trx, await work(tx), actor));

  return bind(flows, {
    async listFlows({ scope, actor }) {
      const missing = await missingShippedFlows(db);
      return {
        items: await presentFlows(db, await listFlows(db, scope()), actor),
        missing: missing.map(({ key, name }) => ({ key, name })),
      };
    },
    addShippedFlows: ({ transact, actor }) =>
      transact(async (tx) => ({ items: await presentFlows(tx.trx, await addShippedFlows(tx), actor) })),
    async getFlow({ params, scope, actor }) {
      const row = await findFlow(db, params.id);
      if (row === undefined || !maySee(scope(), row.state)) throw notFound();
      return view(db, row, actor);
    },
    createFlow: (call) => change(call, (tx) => draftFlow(tx, undefined, call.body)),
    draftFlow: (call) =>
      change(call, async (tx) => {
        const { entityId } = await lockFlow(tx, call.params.id);
        return draftFlow(tx, call.params.id, { entityId, definition: call.body }, { ifVersion: call.ifVersion });
      }),
    discardFlowDraft: (call) =>
      change(call, (tx) =>
        tx.apply(flowSubjects, call.params.id, { type: 'discard-draft' }, { ifVersion: call.ifVersion }),
      ),
    async checkFlow({ body, scope }) {
      scope();
      return { findings: await checkDefinition(db, body, clock.now()) };
    },
    publishFlow: (call) =>
      change(call, async (tx) => {
        try {
          return await publishFlow(tx, call.params.id, { ifVersion: call.ifVersion });
        } catch (error) {
          const { draft } = await lockFlow(tx, call.params.id);
          if (draft === null || !(error instanceof Problem) || error.code !== 'flow-has-findings') throw error;
          throw withFindings(error, draft, await checkDefinition(tx.trx, draft, tx.at), call.language);
        }
      }),
    retireFlow: (call) =>
      change(call, (tx) =>
        tx.apply(
          flowSubjects,
          call.params.id,
          { type: 'retire', reason: call.body.reason },
          { ifVersion: call.ifVersion },
        ),
      ),
  });
}

/** A group's flow is for everybody to see; an entity's for its own people. */
const maySee = (scope: Scope, { entityId }: Flow): boolean => entityId === null || covers(scope, { entityId });

async function lockFlow(tx: Tx, id: string): Promise<Flow> {
  const locked = await tx.lock(flowSubjects, id);
  if (locked === undefined) throw notFound();
  return locked.state;
}

/** The refusal to publish with every finding, pointing into the definition. */
function withFindings(
  refused: Problem,
  draft: FlowDefinition,
  findings: readonly Finding[],
  language: Language,
): Problem {
  const errors = findings.map(({ code, stage }) => {
    const { title, remedy } = findingTexts[code][language];
    const index = draft.stages.findIndex(({ id }) => id === stage);
    return { pointer: index < 0 ? '' : `/stages/${index}`, code, detail: `${title} ${remedy}` };
  });
  return new Problem(refused.code, refused.params, errors);
}
