import type { DraftContent, Position } from '@yinxin/contract';
import type { Actor } from '../../platform/authz/index.ts';
import { DAY, later } from '../../platform/clock.ts';
import { decideTask, findApproval } from '../approvals/index.ts';
import { loadDocuments, openDocument, storeDocument, type Files } from '../documents/index.ts';
import {
  beginAttempt,
  confirmPositions,
  finishAttempt,
  registerUse,
  tasksOfRequest,
  type ElectronicParts,
} from '../sealing/index.ts';
import { saveDraft, submit } from '../use-requests/index.ts';
import { sampleDocument } from './sample-document.ts';
import { sampleRequests, type SampleRequest } from './sample-requests.ts';

export interface RequestsParts extends ElectronicParts {
  readonly files: Files;
  /** Acts for a person of the sample company, with that person's rights. */
  readonly actorOf: (loginName: string) => Promise<Actor>;
  readonly loginNameOf: (personId: string) => string;
  readonly departmentOf: (loginName: string) => string;
  /** Ids of the seals by name. */
  readonly seals: ReadonlyMap<string, { readonly id: string; readonly medium: 'physical' | 'electronic' }>;
  readonly settle: () => Promise<unknown>;
}

/** Lets the people of the sample company make their requests, decide on them and use the seals, each by their own right. */
export async function makeSampleRequests(parts: RequestsParts): Promise<void> {
  for (const sample of sampleRequests) await makeRequest(parts, sample);
}

async function makeRequest(parts: RequestsParts, sample: SampleRequest): Promise<void> {
  const requester = await parts.actorOf(sample.requester);
  const bytes = await sampleDocument(sample, parts.clock.now());
  const taken = await parts.files.takeIn(bytes, `${sample.document.name}.pdf`);
  const draft = await parts.transact(requester, async (tx) => {
    await storeDocument(tx, taken);
    return saveDraft(tx, { content: contentOf(parts, sample, taken.id, tx.at) });
  });
  if (sample.end === 'draft') return;
  const { state } = await parts.transact(requester, (tx) => submit(tx, draft.id, draft.version));
  const caseId = state.submission?.flow.caseId ?? '';
  if (sample.end === 'submitted') return;
  if (sample.end === 'returned' || sample.end === 'refused') {
    const type = sample.end === 'returned' ? 'return' : 'refuse';
    await decideNext(parts, caseId, { type, reason: sample.reason ?? '' });
    return;
  }
  while (await decideNext(parts, caseId, { type: 'approve', opinion: '同意用印。' }));
  if (sample.end === 'stamped') await stamp(parts, draft.id);
  if (sample.end === 'sealed') await seal(parts, draft.id);
}

function contentOf(parts: RequestsParts, sample: SampleRequest, documentId: string, at: string): DraftContent {
  const { document, seal, impressions, positions } = sample;
  const wanted = parts.seals.get(seal);
  return {
    title: sample.title,
    purpose: sample.purpose,
    departmentId: parts.departmentOf(sample.requester),
    plannedAt: later(at, DAY),
    items: [
      {
        documentId,
        name: document.name,
        number: document.number ?? '',
        kind: document.kind,
        importance: document.importance,
        copies: document.copies,
        amount: document.amount === null ? null : { amount: document.amount, currency: 'CNY' },
        counterparty: document.counterparty ?? '',
        seals: [
          {
            sealId: wanted?.id ?? null,
            medium: wanted?.medium ?? null,
            impressions,
            straddle: positions.some((position) => position.kind === 'straddle'),
            positions: [...positions],
          },
        ],
      },
    ],
    attachments: [],
  };
}

type Decided = Parameters<typeof decideTask>[2];

/** The first person who is asked opens the documents and decides; false once nobody is asked any more. */
export async function decideNext(parts: RequestsParts, caseId: string, decision: Decided): Promise<boolean> {
  const { approval, asked } = await waiting(parts, caseId);
  if (asked === undefined) return false;
  const actor = await parts.actorOf(parts.loginNameOf(asked.person));
  await parts.transact(actor, async (tx) => {
    for (const { id } of approval.rounds.at(-1)?.documents ?? []) await openDocument(tx, id);
    await decideTask(tx, caseId, decision, { round: approval.rounds.length, stage: asked.stage });
  });
  return true;
}

async function waiting({ db }: RequestsParts, caseId: string) {
  const found = await findApproval(db, caseId);
  if (found === undefined) throw new Error(`sample: no approval ${caseId}`);
  const approval = found.state;
  const stage = approval.status === 'in-approval' ? approval.rounds.at(-1)?.stages.at(-1) : undefined;
  const task = stage?.tasks.find((one) => one.standing === 'asked');
  const asked = stage === undefined || task === undefined ? undefined : { stage: stage.id, person: task.person };
  return { approval, asked };
}

/** The custodian stamps the copies and registers it, with a photo: here the page itself. */
async function stamp(parts: RequestsParts, requestId: string): Promise<void> {
  for (const { id, state } of await tasksOfRequest(parts.db, requestId)) {
    const custodian = await parts.actorOf('wugang');
    const photo = await parts.files.takeIn(await pagePicture(parts, state.documentId), '用印照片.png');
    await parts.transact(custodian, async (tx) => {
      await storeDocument(tx, photo);
      await registerUse(tx, id, state.sha256, {
        impressions: state.approvedImpressions,
        copies: state.copies,
        usedAt: tx.at,
        place: '总经理办公室',
        witnessId: null,
        evidence: [photo.id],
      });
    });
  }
}

async function pagePicture({ db, files }: RequestsParts, documentId: string): Promise<Uint8Array> {
  const [document] = await loadDocuments(db, [documentId]);
  if (document === undefined) throw new Error(`sample: no document ${documentId}`);
  return files.page(document.id, document.state, 1, 110);
}

/** The custodian confirms a place beside the signature and a straddle seal, and has the sealer seal. */
async function seal(parts: RequestsParts, requestId: string): Promise<void> {
  for (const { id, state } of await tasksOfRequest(parts.db, requestId)) {
    const custodian = await parts.actorOf('wugang');
    const positions: Position[] = [{ kind: 'at', page: 1, xMm: 150, yMm: 235 }];
    await parts.transact(custodian, (tx) => confirmPositions(tx, id, state.sha256, positions, {}));
    const attempt = await beginAttempt(parts, custodian, id, state.sha256);
    if (attempt === undefined) continue;
    await parts.settle();
    await finishAttempt(parts, attempt, (work) => parts.transact(custodian, work), 'custodian');
  }
}
