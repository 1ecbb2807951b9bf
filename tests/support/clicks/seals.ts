import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { flows, seals, type FlowDefinition } from '@yinxin/contract';
import { drawFace, faceToPng } from '@yinxin/esign';
import sharp from 'sharp';
import type { Desk } from '../../../packages/server/src/domains/sealing/testing/desk.ts';
import { click, type Clicks } from './click.ts';
import { fresh, reason } from './words.ts';

const by = 'zhoulei';
const design = { style: 'business', widthMm: 40, heightMm: 40, name: '华信智联科技（杭州）有限公司' } as const;
const loss = { kind: 'lost', lastSeenAt: '2024-03-01T08:00:00.000Z', place: null, circumstances: reason } as const;
/** A key and certificate of another authority; its password stands in the README beside it. */
const P12 = join(import.meta.dirname, '../../../packages/esign/src/testing/pkcs12/p256-aes.p12');

/** Acts on seals and on approval flows. */
export function sealClicks(desk: Desk): Clicks {
  const { entityId } = desk.system.company;
  const manager = () => desk.system.as(by);
  const description = (medium: 'physical' | 'electronic') =>
    ({
      entityId,
      medium,
      custodianId: desk.idOf('wugang'),
      name: fresh('业务专用章'),
      kind: 'business',
      size: { shape: 'round', widthMm: 40, heightMm: 40 },
      inscription: '华信智联科技（杭州）有限公司业务专用章',
      code: null,
      material: null,
      activatedOn: '2024-03-01',
      place: medium === 'physical' ? '一号保险柜' : null,
      papers: [],
    }) satisfies Parameters<Awaited<ReturnType<typeof manager>>['seals']['registerSeal']>[0]['body'];
  const seal = async (medium: 'physical' | 'electronic' = 'physical') =>
    (await manager()).seals.registerSeal({ body: description(medium) });

  const definition = (key = fresh('engraving-')): FlowDefinition => ({
    key,
    name: { zh: '刻章审批', en: 'Engraving' },
    kind: 'engraving',
    priority: 10,
    stages: [
      {
        id: 'leader',
        name: { zh: '总经理审批', en: 'General manager' },
        approvers: [{ by: 'person', person: desk.idOf('zhaomingyuan') }],
        mode: { kind: 'all' },
        timeLimitHours: 48,
        onEmpty: 'block',
        sameAsRequester: 'escalate-to-head',
        samePersonAgain: 'ask-again',
      },
    ],
  });
  const flow = async () => {
    const body = { entityId, definition: definition() };
    return { ...(await (await manager()).flows.createFlow({ body })), key: body.definition.key };
  };
  const publishedFlow = async () => {
    const { id, version, key } = await flow();
    return { ...(await (await manager()).flows.publishFlow({ params: { id } }, { version })), key };
  };

  return {
    async addShippedFlows() {
      // As an installation of an earlier version, which has never had this flow.
      const { owner } = desk.system.database;
      await owner.query(`update flows set key = $1 where key = 'seal-engraving'`, [fresh('of-our-own-')]);
      return click('flow.drafted', by, flows.addShippedFlows, {});
    },
    async createFlow() {
      return click('flow.drafted', by, flows.createFlow, { body: { entityId, definition: definition() } });
    },
    async draftFlow() {
      const { id, version, key } = await flow();
      const request = { params: { id }, body: { ...definition(key), priority: 20 } };
      return click('flow.drafted', by, flows.draftFlow, request, { version });
    },
    async discardFlowDraft() {
      const { id, version, key } = await publishedFlow();
      const body = { ...definition(key), priority: 20 };
      const drafted = await (await manager()).flows.draftFlow({ params: { id }, body }, { version });
      return click('flow.draft-discarded', by, flows.discardFlowDraft, { params: { id } }, drafted);
    },
    async publishFlow() {
      const { id, version } = await flow();
      return click('flow.published', by, flows.publishFlow, { params: { id } }, { version });
    },
    async retireFlow() {
      const { id, version } = await publishedFlow();
      return click('flow.retired', by, flows.retireFlow, { params: { id }, body: { reason } }, { version });
    },
    async registerSeal() {
      return click('seal.registered', by, seals.registerSeal, { body: description('physical') });
    },
    async correctSeal() {
      const { id, version } = await seal();
      const request = { params: { id }, body: { changes: { place: '二号保险柜' }, reason } };
      return click('seal.corrected', by, seals.correctSeal, request, { version });
    },
    async changeSealCustodian() {
      const { id, version } = await seal();
      const request = { params: { id }, body: { custodianId: desk.idOf('hejuan'), reason } };
      return click('seal.custodian-changed', by, seals.changeSealCustodian, request, { version });
    },
    async recordSealFiling() {
      const { id, version } = await seal();
      const body = {
        number: '杭公印备〔2024〕第 00001 号',
        authority: '杭州市公安局西湖区分局',
        filedOn: '2024-02-28',
        filedBy: 'engraver',
        engravedOn: null,
        certificateId: await desk.upload(by, 1),
      } as const;
      return click('seal.filed', by, seals.recordSealFiling, { params: { id }, body }, { version });
    },
    async exemptSealFiling() {
      const { id, version } = await seal();
      const request = { params: { id }, body: { reason } };
      return click('seal.filing-exempted', by, seals.exemptSealFiling, request, { version });
    },
    async suspendSeal() {
      const { id } = await seal();
      return click('seal.suspended', by, seals.suspendSeal, { params: { id }, body: { reason } });
    },
    async resumeSeal() {
      const request = { params: { id: (await seal()).id }, body: { reason } };
      const { version } = await (await manager()).seals.suspendSeal(request);
      return click('seal.resumed', 'tangning', seals.resumeSeal, request, { version });
    },
    async reportSealLoss() {
      const { id } = await seal();
      return click('seal.loss-reported', by, seals.reportSealLoss, { params: { id }, body: loss });
    },
    async recordSealFound() {
      const params = { id: (await seal()).id };
      const { version } = await (await manager()).seals.reportSealLoss({ params, body: loss });
      return click('seal.found', by, seals.recordSealFound, { params, body: { reason } }, { version });
    },
    async recallSeal() {
      const request = { params: { id: (await seal()).id }, body: { reason } };
      const { version } = await (await manager()).seals.suspendSeal(request);
      return click('seal.recalled', by, seals.recallSeal, request, { version });
    },
    async sealAwaySeal() {
      const request = { params: { id: (await seal()).id }, body: { reason } };
      const { seals: managed } = await manager();
      const { version: suspended } = await managed.suspendSeal(request);
      const { version } = await managed.recallSeal(request, { version: suspended });
      const body = { place: '总部档案室', countersignedBy: null };
      return click('seal.sealed-away', by, seals.sealAwaySeal, { params: request.params, body }, { version });
    },
    async drawSealFace() {
      const { id, version } = await seal();
      return click('seal.face-set', by, seals.drawSealFace, { params: { id }, body: design }, { version });
    },
    async scanSealFace() {
      const { id, version } = await seal();
      const input = Buffer.from(faceToPng(drawFace(design), 300));
      const paper = sharp({ create: { width: 900, height: 900, channels: 3, background: '#f4f1e8' } });
      const file = Uint8Array.from(await paper.composite([{ input }]).png().toBuffer());
      return click('seal.face-set', by, seals.scanSealFace, { params: { id }, querystring: {} }, { version, file });
    },
    async issueSealKey() {
      const { id, version } = await seal('electronic');
      return click('seal.key-bound', by, seals.issueSealKey, { params: { id } }, { version });
    },
    async importSealKey() {
      const { id, version } = await seal('electronic');
      const body = { pkcs12: (await readFile(P12)).toString('base64'), password: '印章123' };
      return click('seal.key-bound', by, seals.importSealKey, { params: { id }, body }, { version });
    },
  };
}
