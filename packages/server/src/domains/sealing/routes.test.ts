import { readFile } from 'node:fs/promises';
import { drawFace, faceToPng, fromPem, importPkcs12, verifyPdf } from '@yinxin/esign';
import { verifyProofFile } from '@yinxin/ledger';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../../../../tests/support/problem.ts';
import { at, openDesk, straddle, type Desk, type Wanted } from './testing/desk.ts';

const OUTSIDE_KEY = new URL('../../../../esign/src/testing/pkcs12/p256-aes.p12', import.meta.url);

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.system.close());

const person = (loginName: string) => desk.system.as(loginName);
const electronic = (impressions = 2): Wanted => ({
  sealId: desk.seals.contract,
  medium: 'electronic',
  impressions,
  positions: [at(3), straddle],
});
const onPaper = (impressions = 1, sealId = desk.seals.stamp): Wanted => ({ sealId, medium: 'physical', impressions });

const readyToSeal = () => desk.readyToSeal([electronic()]);
const giveContractSealTo = (loginName: string) => desk.handOver(desk.seals.contract, loginName);

const requestState = async (id: string): Promise<string> =>
  (await (await person('wangqiang')).useRequests.getUseRequest({ params: { id } })).state;

const bytesOf = async (file: Promise<Blob>): Promise<Uint8Array> => new Uint8Array(await (await file).arrayBuffer());

describe('the sealing desk', () => {
  it('R6.3.1 has nothing before the approval, then one task per document and seal', async () => {
    const asked = await desk.ask([electronic(), onPaper(4)]);
    expect(await desk.tasks(asked.requestId)).toEqual([]);
    await desk.approve(asked.caseId);
    const { sealing } = await person('wugang');
    const { items } = await sealing.listSealings({ querystring: { requestId: asked.requestId } });
    expect(items.map(({ medium, approvedImpressions, used }) => ({ medium, approvedImpressions, used }))).toEqual(
      expect.arrayContaining([
        { medium: 'electronic', approvedImpressions: 2, used: 0 },
        { medium: 'physical', approvedImpressions: 4, used: 0 },
      ]),
    );
    expect(items[0]).toMatchObject({ document: { name: '采购合同' }, request: { requester: { name: '王强' } } });
    // The custodian may now read what is to be sealed.
    const { documents } = await person('wugang');
    expect((await documents.getDocument({ params: { id: asked.documentId } })).pages).toHaveLength(3);
  });

  it('says before the click what stands in the way, and to whom', async () => {
    const { requestId } = await desk.approved([electronic()]);
    const [id = ''] = await desk.tasks(requestId);
    const mine = await (await person('wugang')).sealing.getSealing({ params: { id } });
    expect(mine.checks.every(({ passed }) => passed)).toBe(true);
    expect(mine.allowed).toEqual(['confirmPositions']);
    expect(mine.obstacles['sealDocument']).toMatchObject({ code: 'sealing-positions-missing' });
    expect(mine.positionsSuggested).toEqual([at(3), straddle]);
    const watched = await (await person('zhoulei')).sealing.getSealing({ params: { id } });
    expect(watched.allowed).toEqual([]);
    expect(watched.checks.find(({ check }) => check === 'custodian-independent')).toMatchObject({
      passed: false,
      refusal: { code: 'sealing-not-custodian', title: '只有印章“合同专用章（电子）”的保管人可以办理' },
    });
  });

  it('finds the places of a keyword, and unfolds a range of pages', async () => {
    const keyword = { kind: 'keyword', keyword: '甲方（盖章）', occurrence: 'last', dxMm: 10, dyMm: 0 } as const;
    const range = { kind: 'pages', fromPage: 1, toPage: 2, xMm: 100, yMm: 100 } as const;
    const { requestId } = await desk.approved([{ ...electronic(5), positions: [keyword, range] }]);
    const [id = ''] = await desk.tasks(requestId);
    const { positionsSuggested } = await (await person('wugang')).sealing.getSealing({ params: { id } });
    expect(positionsSuggested.map((one) => one.kind === 'at' && one.page)).toEqual([3, 1, 2]);
  });

  it('shows a task to nobody whom it does not concern', async () => {
    const { requestId } = await desk.approved([electronic()]);
    const [id = ''] = await desk.tasks(requestId);
    expect(await refusalOf((await person('hejuan')).sealing.getSealing({ params: { id } }))).toBe('not-found');
    expect(await refusalOf((await person('sysadmin')).sealing.getSealing({ params: { id } }))).toBe('forbidden');
    expect(await refusalOf(desk.system.nobody.sealing.getSealing({ params: { id } }))).toBe('not-signed-in');
  });
});

describe('sealing electronically', () => {
  it('R6.3.2 seals a real document that strangers verify, with a proof from the ledger', async () => {
    const { id, requestId } = await readyToSeal();
    const { sealing } = await person('wugang');
    const sealed = await sealing.sealDocument({ params: { id } });
    expect(sealed).toMatchObject({ state: 'done', used: 2, reason: null });
    expect(await requestState(requestId)).toBe('completed');
    expect(await desk.system.eventsOf(id)).toEqual([
      'sealing.created',
      'sealing.positions-confirmed',
      'sealing.started',
      'sealing.sealed',
    ]);

    // The requester downloads it with everything that a stranger needs.
    const mine = (await person('wangqiang')).sealing;
    const pdf = await bytesOf(mine.getSealedFile({ params: { id } }));
    const root = await (await desk.system.nobody.sealing.getRootCertificate()).text();
    const verdict = await verifyPdf(pdf, {
      trustAnchors: fromPem(root, 'CERTIFICATE'),
      expectedSha256: sealed.sealed?.sha256 ?? '',
    });
    expect(verdict.record.code).toBe('file-as-recorded');
    expect(verdict.signatures).toHaveLength(1);
    expect(verdict.signatures[0]).toMatchObject({
      integrity: { status: 'good' },
      certificate: { code: 'certificate-trusted' },
      coverage: { code: 'whole-file' },
    });
    expect(verdict.signatures[0]?.fieldNames).toHaveLength(4);
    const proof = await (await mine.getSealedProof({ params: { id } })).text();
    const entry = JSON.parse(await (await mine.getSealedEntry({ params: { id } })).text()) as { leaf: unknown };
    expect(JSON.stringify(entry)).toContain(verdict.sha256);
    const claim = { proof, vkey: desk.system.app.ledger.key.vkey };
    expect(verifyProofFile({ ...claim, leaf: Buffer.from('{}') }).signature.ok).toBe(true);

    const changed = Uint8Array.from(pdf);
    changed[200] = (changed[200] ?? 0) ^ 1;
    const after = await verifyPdf(changed, { trustAnchors: fromPem(root, 'CERTIFICATE') });
    expect(after.overall.status).toBe('bad');
  });

  it('lets several seals follow each other on one document, each on top of the newest version', async () => {
    const both = [electronic(), { ...electronic(1), sealId: desk.seals.finance, positions: [at(2)] }];
    const { requestId } = await desk.approved(both);
    const tasks = await desk.tasks(requestId);
    const order: string[] = [];
    for (const loginName of ['wugang', 'hejuan']) {
      const { sealing } = await person(loginName);
      const { items } = await sealing.listSealings({ querystring: { requestId } });
      const [task] = items;
      if (task === undefined) throw new Error('no task');
      const body = { positions: loginName === 'wugang' ? [at(3)] : [at(2)] };
      await sealing.confirmPositions({ params: { id: task.id }, body }, { version: task.version });
      const { newest } = await sealing.getSealing({ params: { id: task.id } });
      order.push(newest.sha256);
      await sealing.sealDocument({ params: { id: task.id } });
    }
    expect(order).toHaveLength(tasks.length);
    expect(await requestState(requestId)).toBe('completed');
    const { sealing } = await person('hejuan');
    const { items } = await sealing.listSealings({ querystring: { show: 'done', requestId } });
    const pdf = await bytesOf(sealing.getSealedFile({ params: { id: items[0]?.id ?? '' } }));
    const root = await (await desk.system.nobody.sealing.getRootCertificate()).text();
    const verdict = await verifyPdf(pdf, { trustAnchors: fromPem(root, 'CERTIFICATE') });
    expect(verdict.signatures.map(({ coverage }) => coverage.code).toSorted()).toEqual([
      'signed-revision',
      'whole-file',
    ]);
    expect(verdict.signatures.every(({ integrity }) => integrity.status === 'good')).toBe(true);
  });

  it('prints a scanned face, and signs with a key from outside', async () => {
    const manager = (await person('zhoulei')).seals;
    const id = desk.seals.finance;
    const drawing = drawFace({ style: 'finance', widthMm: 40, heightMm: 40, name: '华信智联科技（杭州）有限公司' });
    const scan = await sharp(faceToPng(drawing, 300)).extend({
      top: 90,
      bottom: 90,
      left: 90,
      right: 90,
      background: '#fff',
    });
    const file = Uint8Array.from(await scan.flatten({ background: '#fff' }).png().toBuffer());
    const { version } = await manager.getSeal({ params: { id } });
    const colour = { querystring: { colour: 'red' } } as const;
    const faced = await manager.scanSealFace({ params: { id }, ...colour }, { version, file });
    const pkcs12 = (await readFile(OUTSIDE_KEY)).toString('base64');
    const body = { pkcs12, password: '印章123' };
    await manager.importSealKey({ params: { id }, body }, { version: faced.version });

    const { requestId } = await desk.approved([{ ...electronic(1), sealId: id, positions: [at(1)] }]);
    const [task = ''] = await desk.tasks(requestId);
    const { sealing } = await person('hejuan');
    const seen = await sealing.getSealing({ params: { id: task } });
    await sealing.confirmPositions({ params: { id: task }, body: { positions: [at(1)] } }, { version: seen.version });
    expect((await sealing.sealDocument({ params: { id: task } })).state).toBe('done');
    const pdf = await bytesOf(sealing.getSealedFile({ params: { id: task } }));
    const key = await importPkcs12(await readFile(OUTSIDE_KEY), '印章123');
    const verdict = await verifyPdf(pdf, { trustAnchors: key.certificateChain.slice(-1) });
    expect(verdict.signatures[0]).toMatchObject({
      integrity: { status: 'good' },
      certificate: { code: 'certificate-trusted' },
    });
    expect(Buffer.from(pdf).includes('/Subtype/Image')).toBe(true);
  });

  it('has one effect for a double click, and the same reply for a repeated one', async () => {
    const { id } = await readyToSeal();
    const { sealing } = await person('wugang');
    const key = { idempotencyKey: crypto.randomUUID() };
    const [one, two] = await Promise.all([1, 2].map(() => sealing.sealDocument({ params: { id } }, key)));
    const later = await sealing.sealDocument({ params: { id } }, key);
    expect(two).toEqual(one);
    expect(later).toEqual(one);
    expect(one?.state).toBe('done');
    expect((await desk.system.eventsOf(id)).filter((type) => type === 'sealing.sealed')).toHaveLength(1);
    expect(await refusalOf(sealing.sealDocument({ params: { id } }))).toBe('sealing-not-waiting');
  });

  it('has one effect for several clicks at once that know nothing of each other', async () => {
    const { id } = await readyToSeal();
    const { sealing } = await person('wugang');
    const clicks = await Promise.allSettled(Array.from({ length: 5 }, () => sealing.sealDocument({ params: { id } })));
    expect(clicks.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const events = await desk.system.eventsOf(id);
    expect(events.filter((type) => type === 'sealing.started')).toHaveLength(1);
    expect(events.at(-1)).toBe('sealing.sealed');
  });

  it('is refused to anybody but the custodian', async () => {
    const { id } = await readyToSeal();
    for (const loginName of ['hejuan', 'wangqiang', 'zhoulei']) {
      const code = await refusalOf((await person(loginName)).sealing.sealDocument({ params: { id } }));
      expect([loginName, ['not-found', 'forbidden'].includes(code)]).toEqual([loginName, true]);
    }
  });

  it('is refused to a custodian who asked for it, also one who took the seal over later', async () => {
    const asked = await desk.approved([electronic()], { by: 'hejuan' });
    const [id = ''] = await desk.tasks(asked.requestId);
    await giveContractSealTo('hejuan');
    const { sealing } = await person('hejuan');
    const { version, checks } = await sealing.getSealing({ params: { id } });
    expect(checks.find(({ check }) => check === 'custodian-independent')?.passed).toBe(false);
    const work = sealing.confirmPositions({ params: { id }, body: { positions: [at(1)] } }, { version });
    expect(await refusalOf(work)).toBe('sealing-custodian-is-requester');
    await giveContractSealTo('wugang');
  });

  it('passes to whoever takes the seal over, documents included', async () => {
    const { requestId, documentId } = await desk.approved([electronic()]);
    const [id = ''] = await desk.tasks(requestId);
    await giveContractSealTo('hejuan');
    const { sealing, documents } = await person('hejuan');
    expect((await sealing.getSealing({ params: { id } })).allowed).toEqual(['confirmPositions']);
    expect((await documents.getDocument({ params: { id: documentId } })).id).toBe(documentId);
    const former = (await person('wugang')).sealing.getSealing({ params: { id } });
    expect(await refusalOf(former)).toBe('not-found');
    await giveContractSealTo('wugang');
  });

  it('refuses positions on pages that are not there, and a stale version', async () => {
    const { requestId } = await desk.approved([electronic()]);
    const [id = ''] = await desk.tasks(requestId);
    const { sealing } = await person('wugang');
    const { version } = await sealing.getSealing({ params: { id } });
    const confirm = (page: number, seen: number) =>
      sealing.confirmPositions({ params: { id }, body: { positions: [at(page)] } }, { version: seen });
    expect(await refusalOf(confirm(4, version))).toBe('sealing-positions-outside');
    expect(await refusalOf(confirm(3, version + 1))).toBe('version-conflict');
    await confirm(3, version);
    expect(await refusalOf(confirm(2, version))).toBe('version-conflict');
  });

  it('waits again, with the reason, when the position is off the page', async () => {
    const { requestId } = await desk.approved([electronic()]);
    const [id = ''] = await desk.tasks(requestId);
    const { sealing } = await person('wugang');
    const { version } = await sealing.getSealing({ params: { id } });
    await sealing.confirmPositions({ params: { id }, body: { positions: [at(1, 1, 1)] } }, { version });
    expect(await refusalOf(sealing.sealDocument({ params: { id } }))).toBe('sealing-position-off-page');
    const again = await sealing.getSealing({ params: { id } });
    expect(again).toMatchObject({ state: 'waiting', reason: 'sealing-position-off-page' });
    expect(again.allowed).toContain('sealDocument');
  });

  it('is refused with a suspended seal, and cancelled with it', async () => {
    const { id } = await readyToSeal();
    const manager = await person('zhoulei');
    const { seals } = manager;
    await seals.suspendSeal({ params: { id: desk.seals.contract }, body: { reason: '保管人出差' } });
    const { sealing } = await person('wugang');
    expect(await refusalOf(sealing.sealDocument({ params: { id } }))).toBe('sealing-not-waiting');
    expect(await sealing.getSealing({ params: { id } })).toMatchObject({
      state: 'cancelled',
      reason: 'seal-suspended',
    });
    const { version } = await seals.getSeal({ params: { id: desk.seals.contract } });
    const other = (await person('tangning')).seals;
    await other.resumeSeal({ params: { id: desk.seals.contract }, body: { reason: '恢复使用' } }, { version });
  });

  it('R5.2.3 is cancelled with a seal that is reported stolen, and never stamped', async () => {
    const { id } = await readyToSeal();
    const params = { id: desk.seals.contract };
    const { sealing, seals: held } = await person('wugang');
    const { registeredAt } = await held.getSeal({ params });
    const body = { kind: 'stolen', lastSeenAt: registeredAt, place: null, circumstances: '保险柜被撬' } as const;
    const { version } = await held.reportSealLoss({ params, body });
    expect(await refusalOf(sealing.sealDocument({ params: { id } }))).toBe('sealing-not-waiting');
    expect(await sealing.getSealing({ params: { id } })).toMatchObject({ state: 'cancelled', sealed: null });
    const { seals } = await person('zhoulei');
    const found = await seals.recordSealFound({ params, body: { reason: '已追回' } }, { version });
    const other = (await person('tangning')).seals;
    await other.resumeSeal({ params, body: { reason: '恢复使用' } }, { version: found.version });
  });

  it('is cancelled with a voided request', async () => {
    const { id, requestId } = await readyToSeal();
    const { useRequests } = await person('wangqiang');
    await useRequests.voidUseRequest({ params: { id: requestId }, body: { reason: '合同不再签订' } });
    const { sealing } = await person('wugang');
    expect(await sealing.getSealing({ params: { id } })).toMatchObject({
      state: 'cancelled',
      reason: 'request-voided',
    });
  });
});
