import type { DraftContent, ProposedPosition, SealKind } from '@yinxin/contract';
import { startSystem, type SystemOptions, type TestSystem } from '../../../../../../tests/support/system.ts';
import { DAY } from '../../../platform/clock.ts';
import { contract } from '../../../platform/intake/testing/sample-files.ts';
import { systemActor } from '../../../platform/transition.ts';
import { publishShippedFlows } from '../../approvals/index.ts';

/** One seal wanted on one document. */
export interface Wanted {
  readonly sealId: string;
  readonly medium: 'physical' | 'electronic';
  readonly impressions: number;
  readonly positions?: readonly ProposedPosition[];
}

/** The sample company at work: flows, seals of both mediums, and requests that pass through their approval. */
export interface Desk {
  readonly system: TestSystem;
  readonly seals: {
    /** Electronic; custodians wugang and hejuan. */
    readonly contract: string;
    readonly finance: string;
    /** Of paper; custodian wugang. The official one needs a witness. */
    readonly stamp: string;
    readonly official: string;
  };
  idOf(loginName: string): string;
  /** A document of three pages by wangqiang, or whom one says. */
  upload(loginName?: string, pages?: number): Promise<string>;
  /** A request by wangqiang for seals on one document, submitted. */
  ask(wanted: readonly Wanted[], changes?: { by?: string; copies?: number; documentId?: string }): Promise<Asked>;
  /** As `ask`, and approved by everybody who is asked. */
  approved(wanted: readonly Wanted[], changes?: Parameters<Desk['ask']>[1]): Promise<Asked>;
  approve(caseId: string): Promise<void>;
  /** Who is asked next in an approval, whoever that has become, and what they look at; undefined once it has ended. */
  asked(caseId: string): Promise<
    | {
        readonly person: Awaited<ReturnType<TestSystem['as']>>;
        readonly seen: { readonly round: number; readonly stage: string };
        readonly documentIds: readonly string[];
      }
    | undefined
  >;
  /** As `approved`, with the positions of its first electronic seal confirmed: `id` is the task. */
  readyToSeal(wanted: readonly Wanted[]): Promise<Asked & { readonly id: string }>;
  /** The custodian of a seal changes. */
  handOver(sealId: string, loginName: string): Promise<void>;
  /** Ids of the sealing tasks of a request, in the order of its seals. */
  tasks(requestId: string): Promise<readonly string[]>;
}

/** A point on a page, and a straddle seal over the three pages of the usual document. */
export const at = (page: number, xMm = 140, yMm = 230) => ({ kind: 'at', page, xMm, yMm }) as const;
export const straddle = { kind: 'straddle', side: 'right', fromPage: 1, toPage: 3, alongMm: 148 } as const;

export interface Asked {
  readonly requestId: string;
  readonly caseId: string;
  readonly documentId: string;
}

export async function openDesk(options: SystemOptions = {}): Promise<Desk> {
  const system = await startSystem(options);
  await system.app.transact(systemActor, (tx) => publishShippedFlows(tx, system.company.entityId));
  const idOf = (loginName: string): string => system.company.people[loginName] ?? '';
  const seals = {
    contract: await registerSeal(system, '合同专用章（电子）', 'contract', 'electronic', idOf('wugang')),
    finance: await registerSeal(system, '财务专用章（电子）', 'finance', 'electronic', idOf('hejuan')),
    stamp: await registerSeal(system, '合同专用章（1）', 'contract', 'physical', idOf('wugang')),
    official: await registerSeal(system, '公章', 'official', 'physical', idOf('wugang')),
  };

  const upload: Desk['upload'] = async (loginName = 'wangqiang', pages = 3) => {
    const { documents } = await system.as(loginName);
    const file = Uint8Array.from(await contract(pages));
    return (await documents.uploadDocument({ querystring: { name: '采购合同.pdf' } }, { file })).id;
  };

  const ask: Desk['ask'] = async (wanted, { by = 'wangqiang', copies = 1, documentId } = {}) => {
    const { useRequests } = await system.as(by);
    const document = documentId ?? (await upload(by));
    const person = await (await system.as('sysadmin')).organization.getPerson({ params: { id: idOf(by) } });
    const body: DraftContent = {
      title: '与杭州云启的采购合同',
      purpose: '采购服务器设备，双方盖章生效。',
      departmentId: person.departmentId,
      plannedAt: new Date(Date.parse(system.clock.now()) + DAY).toISOString(),
      items: [
        {
          documentId: document,
          name: '采购合同',
          number: 'HX-CG-2026-018',
          kind: 'contract',
          importance: 'ordinary',
          copies,
          amount: { amount: '80000', currency: 'CNY' },
          counterparty: '杭州云启数据有限公司',
          seals: wanted.map(({ sealId, medium, impressions, positions = [] }) => ({
            sealId,
            medium,
            impressions,
            straddle: positions.some(({ kind }) => kind === 'straddle'),
            positions: [...positions],
          })),
        },
      ],
      attachments: [],
    };
    const draft = await useRequests.createUseRequest({ body });
    const { submission } = await useRequests.submitUseRequest({ params: { id: draft.id } }, { version: draft.version });
    return { requestId: draft.id, caseId: submission?.flow.caseId ?? '', documentId: document };
  };

  const asked: Desk['asked'] = async (caseId) => {
    const { approvals } = await system.as('sunli');
    const { waitingFor, stage, round, rounds } = await approvals.getApproval({ params: { id: caseId } });
    const [next] = waitingFor;
    if (next === undefined || stage === null) return undefined;
    const [loginName = ''] = Object.entries(system.company.people).find(([, id]) => id === next.id) ?? [];
    const documentIds = (rounds.at(-1)?.documents ?? []).map(({ id }) => id);
    return { person: await system.as(loginName), seen: { round, stage: stage.id }, documentIds };
  };

  const approve: Desk['approve'] = async (caseId) => {
    for (let next = await asked(caseId); next !== undefined; next = await asked(caseId)) {
      const { person, seen, documentIds } = next;
      for (const id of documentIds) await person.documents.openDocument({ params: { id } });
      await person.approvals.approve({ params: { id: caseId }, body: { ...seen, opinion: '同意用印。' } });
    }
  };

  const approved: Desk['approved'] = async (wanted, changes) => {
    const asked = await ask(wanted, changes);
    await approve(asked.caseId);
    return asked;
  };

  const tasks: Desk['tasks'] = async (requestId) => {
    const { sealing } = await system.as('zhoulei');
    const { items } = await sealing.listSealings({ querystring: { show: 'all', requestId } });
    return items.map(({ id }) => id).toSorted();
  };

  return {
    system,
    seals,
    idOf,
    upload,
    ask,
    approve,
    asked,
    approved,
    tasks,
    async readyToSeal(wanted) {
      const asked = await approved(wanted);
      const [id = ''] = await tasks(asked.requestId);
      const { sealing } = await system.as('wugang');
      const { version, positionsSuggested } = await sealing.getSealing({ params: { id } });
      await sealing.confirmPositions({ params: { id }, body: { positions: positionsSuggested } }, { version });
      return { ...asked, id };
    },
    async handOver(sealId, loginName) {
      const { seals: register } = await system.as('zhoulei');
      const { version } = await register.getSeal({ params: { id: sealId } });
      const body = { custodianId: idOf(loginName), reason: '岗位调整' };
      await register.changeSealCustodian({ params: { id: sealId }, body }, { version });
    },
  };
}

async function registerSeal(
  system: TestSystem,
  name: string,
  kind: SealKind,
  medium: 'physical' | 'electronic',
  custodianId: string,
): Promise<string> {
  const { seals } = await system.as('zhoulei');
  const company = '华信智联科技（杭州）有限公司';
  const registered = await seals.registerSeal({
    body: {
      entityId: system.company.entityId,
      medium,
      custodianId,
      name,
      kind,
      size: { shape: 'round', widthMm: 40, heightMm: 40 },
      inscription: `${company}${name}`,
      code: null,
      material: null,
      activatedOn: '2024-03-01',
      place: medium === 'physical' ? '总经理办公室保险柜' : null,
      papers: [],
    },
  });
  const { id } = registered;
  const faced = await seals.drawSealFace(
    { params: { id }, body: { style: 'contract', widthMm: 40, heightMm: 40, name: company } },
    { version: registered.version },
  );
  if (medium === 'electronic') await seals.issueSealKey({ params: { id } }, { version: faced.version });
  else {
    const request = { params: { id }, body: { reason: '当地不办理备案' } };
    await seals.exemptSealFiling(request, { version: faced.version });
  }
  return id;
}
