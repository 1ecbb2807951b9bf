import type { Finding, flowSummary, flowView } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import type { z } from 'zod';
import { permit, type Actor } from '../../platform/authz/index.ts';
import type { Database } from '../../platform/db/schema.ts';
import { displayNames } from '../identity/index.ts';
import { entityNames } from '../organization/index.ts';
import { latestDefinition, versionInForce, type Flow } from './definition.ts';
import type { Row } from './store.ts';

type FlowSummary = z.input<typeof flowSummary>;
type FlowView = z.input<typeof flowView>;

/** Flows as the list shows them. */
export async function presentFlows(
  db: Kysely<Database>,
  rows: readonly Row<Flow>[],
  actor: Actor,
): Promise<FlowSummary[]> {
  const entityIds = rows.flatMap(({ state }) => (state.entityId === null ? [] : [state.entityId]));
  const names = await entityNames(db, entityIds);
  return rows.map((row) => summarizeFlow(row, names, actor));
}

function summarizeFlow({ id, version, state }: Row<Flow>, entities: ReadonlyMap<string, string>, actor: Actor) {
  const { name, priority, stages } = latestDefinition(state);
  return {
    id,
    version,
    allowed: allowedOnFlow(state, actor),
    key: state.key,
    kind: state.kind,
    name,
    entityId: state.entityId,
    entityName: state.entityId === null ? null : (entities.get(state.entityId) ?? ''),
    priority,
    status: state.status,
    inForce: versionInForce(state)?.number ?? null,
    hasDraft: state.draft !== null,
    stages: stages.length,
  };
}

function allowedOnFlow(flow: Flow, actor: Actor): string[] {
  const manages = permit(actor, 'flow.manage', { entityId: flow.entityId }) !== undefined;
  if (!manages || flow.status === 'retired') return [];
  const onDraft = flow.draft === null ? [] : ['publishFlow', ...(flow.versions.length > 0 ? ['discardFlowDraft'] : [])];
  return ['draftFlow', 'retireFlow', ...onDraft];
}

/** One flow in full; `findings` are those of its draft. */
export async function presentFlow(
  db: Kysely<Database>,
  row: Row<Flow>,
  actor: Actor,
  findings: readonly Finding[],
): Promise<FlowView> {
  const { entityId, draft, versions } = row.state;
  const people = await displayNames(
    db,
    versions.map(({ publishedBy }) => publishedBy),
  );
  return {
    ...summarizeFlow(row, await entityNames(db, entityId === null ? [] : [entityId]), actor),
    draft,
    findings: [...findings],
    versions: versions
      .map(({ publishedBy, ...version }) => ({
        ...version,
        publishedBy: { id: publishedBy, name: people.get(publishedBy) ?? '' },
      }))
      .toReversed(),
  };
}
