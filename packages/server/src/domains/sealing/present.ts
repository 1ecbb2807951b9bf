import { describeProblem, sealingCheckTexts, type Language } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import type { Actor } from '../../platform/authz/index.ts';
import type { Database } from '../../platform/db/schema.ts';
import type { Refusal } from '../../platform/decider.ts';
import { displayNames } from '../identity/index.ts';
import { departmentNames } from '../organization/index.ts';
import type { Surroundings } from './circumstances.ts';
import { offers, standings } from './offers.ts';
import { suggest, type PlacesOf } from './suggestions.ts';

/** Who looks, when, and in which language refusals are told. */
export interface Looking {
  readonly actor: Actor;
  readonly at: string;
  readonly language: Language;
}

/** A task in the list of the desk. */
export async function presentSummaries(
  db: Kysely<Database>,
  rows: readonly { readonly around: Surroundings; readonly updatedAt: string }[],
  looking: Looking,
) {
  const people = await displayNames(
    db,
    rows.flatMap(({ around: { seal, request } }) => [seal.custodianId, request.requesterId]),
  );
  const departments = await departmentNames(
    db,
    rows.map(({ around: { task } }) => task.state.asker.departmentId),
  );
  const named = (id: string) => ({ id, name: people.get(id) ?? '' });
  return rows.map(({ around, updatedAt }) => {
    const { task, request, seal } = around;
    const { state } = task;
    const content = request.submission?.content;
    const item = content?.items.find(({ documentId }) => documentId === state.documentId);
    return {
      id: task.id,
      version: task.version,
      allowed: allowedActs(around, looking),
      state: state.state,
      medium: state.medium,
      request: {
        id: state.requestId,
        number: request.number ?? '',
        title: content?.title ?? '',
        requester: named(request.requesterId),
        departmentName: departments.get(state.asker.departmentId) ?? '',
        plannedAt: content?.plannedAt ?? request.submittedAt ?? looking.at,
        validUntil: request.validUntil,
      },
      document: {
        id: state.documentId,
        name: item?.name ?? '',
        number: item?.number ?? null,
        kind: item?.kind ?? ('other' as const),
        importance: item?.importance ?? ('ordinary' as const),
        copies: state.copies,
      },
      seal: { id: seal.id, name: seal.name, kind: seal.kind, custodian: named(seal.custodianId) },
      approvedImpressions: state.approvedImpressions,
      used: state.used,
      updatedAt,
    };
  });
}

/** A task in full: positions, counts, and every condition as it stands for the reader. */
export async function presentOne(
  db: Kysely<Database>,
  row: { readonly around: Surroundings; readonly updatedAt: string },
  placesOf: PlacesOf,
  looking: Looking,
) {
  const { around } = row;
  const [summary] = await presentSummaries(db, [row], looking);
  if (summary === undefined) throw new Error('sealing: nothing to present');
  const { state } = around.task;
  const { circumstances, document, newest } = around;
  const { pages } = document.state;
  const left = state.approvedImpressions - state.used;
  const words = (refusal: Refusal) => inWords(refusal, looking.language);
  return {
    ...summary,
    purpose: around.request.submission?.content.purpose ?? '',
    newest: { ...newest, pages },
    approvedSha256: state.sha256,
    positionsProposed: [...state.positionsProposed],
    positionsSuggested: [...suggest(state.positionsProposed, pages, placesOf, left)],
    positionsConfirmed: state.positionsConfirmed === null ? null : [...state.positionsConfirmed],
    witnessRequired: circumstances.seal.witnessRequired,
    checks: standings(state, circumstances, looking.actor, looking.at).map(({ check, refusal }) => ({
      check,
      text: sealingCheckTexts[check][looking.language],
      passed: refusal === undefined,
      refusal: refusal === undefined ? null : words(refusal),
    })),
    obstacles: Object.fromEntries(
      [...offers(state, circumstances, looking.actor, looking.at)].flatMap(([act, refusal]) =>
        refusal === undefined ? [] : [[act, words(refusal)]],
      ),
    ),
    sealed: state.sealed === null ? null : { documentId: state.sealed.documentId, sha256: state.sealed.after },
    reason: state.reason,
  };
}

function allowedActs({ task, circumstances }: Surroundings, { actor, at }: Looking): string[] {
  const answers = [...offers(task.state, circumstances, actor, at)];
  const acts: string[] = answers.flatMap(([act, refusal]) => (refusal === undefined ? [act] : []));
  return task.state.sealed === null ? acts : [...acts, 'getSealedFile', 'getSealedProof', 'getSealedEntry'];
}

function inWords({ code, params }: Refusal, language: Language) {
  const { title, remedy } = describeProblem(code, language, params);
  return { code, title, remedy: remedy ?? null };
}
