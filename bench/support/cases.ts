import { createHash } from 'node:crypto';
import { createClient, useRequests, type DraftContent, type SealDescription } from '@yinxin/contract';
import type { Running } from '@yinxin/server';
import { publishShippedFlows } from '../../packages/server/src/domains/approvals/index.ts';
import { documents, shareDocuments } from '../../packages/server/src/domains/documents/index.ts';
import { openSession } from '../../packages/server/src/domains/identity/index.ts';
import { loadGrants } from '../../packages/server/src/domains/organization/index.ts';
import { exemptSealFiling, registerSeal } from '../../packages/server/src/domains/seals/index.ts';
import { makeSampleCompany, type MadeCompany } from '../../packages/server/src/domains/setup/index.ts';
import type { Actor } from '../../packages/server/src/platform/authz/index.ts';
import { DAY, later } from '../../packages/server/src/platform/clock.ts';
import { newId } from '../../packages/server/src/platform/ids.ts';
import { systemActor } from '../../packages/server/src/platform/transition.ts';
import { openApplication } from './application.ts';

/** Who decides on a contract of a moderate amount, in this order, as the shipped flow for contracts says. */
export const STAGES = [
  { id: 'department-head', person: 'limin' },
  { id: 'legal', person: 'zhengwen' },
  { id: 'seal-office', person: 'zhoulei' },
] as const;

/** Submitted use requests of the sample company, each with its own document, which everybody asked has opened. */
export interface Cases {
  readonly company: MadeCompany;
  /** Ids of the approvals. */
  readonly caseIds: readonly string[];
  /** Session cookies by login name. */
  readonly cookies: Readonly<Record<string, string>>;
}

const REQUESTER = 'wangqiang';
/** Sees everything, decides nothing. */
const AUDITOR = 'sunli';
/** Documents per transaction and requests at once while preparing. */
const BATCH = 100;
const AT_ONCE = 8;

/**
 * Makes the sample company with `count` requests that wait for their first decision. Requests go the whole way over
 * HTTP; documents are only entered (a decision never reads their bytes), which spares inspecting thousands of files.
 */
export async function prepareCases(databaseUrl: string, dataFolder: string, count: number): Promise<Cases> {
  const application = await openApplication(databaseUrl, dataFolder);
  try {
    const { app } = application;
    const company = await app.transact(systemActor, (tx) => makeSampleCompany(tx, 'argon2id$1$1$1$AA$AA'));
    const sealId = await app.transact(systemActor, async (tx) => {
      await publishShippedFlows(tx, company.entityId);
      const { id } = await registerSeal(tx, contractSeal(company), { asSystem: true });
      await exemptSealFiling(tx, id, '基准测试', { asSystem: true });
      return id;
    });
    const documentIds = await enterDocuments(application, company, count);
    const cookies = await openSessions(application, company);
    const caseIds = await submitRequests(application, documentIds, (documentId) => draft(company, sealId, documentId))(
      cookies[REQUESTER] ?? '',
    );
    await app.ledger.settle();
    return { company, caseIds, cookies };
  } finally {
    await application.close();
  }
}

const contractSeal = (company: MadeCompany): SealDescription => ({
  entityId: company.entityId,
  medium: 'physical',
  custodianId: company.people['wugang']!,
  name: '合同专用章（1）',
  kind: 'contract',
  size: { shape: 'round', widthMm: 42, heightMm: 42 },
  inscription: '华信智联科技（杭州）有限公司合同专用章',
  code: '3301060123456',
  material: '橡胶',
  activatedOn: '2024-03-01',
  place: '总经理办公室保险柜',
  papers: [],
});

function draft(company: MadeCompany, sealId: string, documentId: string): DraftContent {
  return {
    title: '与杭州云启的采购合同',
    purpose: '采购服务器设备，双方盖章生效。',
    departmentId: company.departments['销售部']!,
    plannedAt: later(new Date().toISOString(), DAY),
    items: [
      {
        documentId,
        name: '采购合同',
        number: 'HX-CG-2026-018',
        kind: 'contract',
        importance: 'ordinary',
        copies: 2,
        amount: { amount: '80000', currency: 'CNY' },
        counterparty: '杭州云启数据有限公司',
        seals: [{ sealId, medium: 'physical', impressions: 1, straddle: false, positions: [] }],
      },
    ],
    attachments: [],
  };
}

async function enterDocuments({ app, database }: Running, company: MadeCompany, count: number): Promise<string[]> {
  const actor = async (loginName: string): Promise<Actor> => {
    const id = company.people[loginName]!;
    return { id, grants: await loadGrants(database.kysely, id, new Date().toISOString()), address: 'local' };
  };
  const owner = await actor(REQUESTER);
  const approvers = await Promise.all(STAGES.map(({ person }) => actor(person)));
  const ids = Array.from({ length: count }, () => newId());
  for (let from = 0; from < count; from += BATCH) {
    const batch = ids.slice(from, from + BATCH);
    await app.transact(owner, async (tx) => {
      for (const id of batch) {
        await tx.apply(documents, id, { type: 'store', description: description(id, owner.id, company) });
      }
      await shareDocuments(
        tx,
        batch,
        approvers.map(({ id }) => id),
      );
    });
    for (const approver of approvers) {
      await app.transact(approver, async (tx) => {
        for (const id of batch) await tx.apply(documents, id, { type: 'open' });
      });
    }
  }
  return ids;
}

function description(id: string, ownerId: string, company: MadeCompany) {
  const sha256 = createHash('sha256').update(id).digest('hex');
  const stored = { id: sha256.slice(0, 32), sha256, size: 120_000 };
  return {
    name: '采购合同.pdf',
    ownerId,
    entityId: company.entityId,
    departmentId: company.departments['销售部']!,
    origin: { kind: 'uploaded', type: 'pdf', sha256, size: stored.size },
    sha256,
    file: stored,
    facts: stored,
    pages: 3,
    warnings: [],
  } as const;
}

async function openSessions({ database }: Running, company: MadeCompany): Promise<Record<string, string>> {
  const cookies: Record<string, string> = {};
  for (const loginName of [REQUESTER, AUDITOR, ...STAGES.map(({ person }) => person)]) {
    const session = {
      accountId: company.people[loginName]!,
      at: new Date().toISOString(),
      address: 'bench',
      device: 'bench',
    };
    const { token } = await database.kysely.transaction().execute((trx) => openSession(trx, session));
    cookies[loginName] = `yinxin=${token}`;
  }
  return cookies;
}

const submitRequests =
  ({ address }: Running, documentIds: readonly string[], draftOf: (documentId: string) => DraftContent) =>
  async (cookie: string): Promise<string[]> => {
    const client = createClient(useRequests, {
      baseUrl: address,
      headers: () => ({ origin: address, cookie }),
    });
    const caseIds: string[] = [];
    const waiting = [...documentIds];
    const work = async (): Promise<void> => {
      for (let documentId = waiting.pop(); documentId !== undefined; documentId = waiting.pop()) {
        const { id, version } = await client.createUseRequest({ body: draftOf(documentId) });
        const { submission } = await client.submitUseRequest({ params: { id } }, { version });
        caseIds.push(submission!.flow.caseId);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return caseIds;
  };
