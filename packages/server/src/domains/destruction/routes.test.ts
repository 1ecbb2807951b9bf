import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemOf, refusalOf } from '../../../../../tests/support/problem.ts';
import { contract } from '../../platform/intake/testing/sample-files.ts';
import { createIntake } from '../../platform/intake/index.ts';
import { at, openDesk, type Desk } from '../sealing/testing/desk.ts';

let desk: Desk;
const intake = createIntake();
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(async () => {
  intake.close();
  await desk.system.close();
});

const as = (loginName: string) => desk.system.as(loginName);
const today = () => new Date(Date.parse(desk.system.clock.now()) + 8 * 3_600_000).toISOString().slice(0, 10);

async function paper(loginName: string, name: string): Promise<string> {
  const { documents } = await as(loginName);
  const file = Uint8Array.from(await contract(1));
  return (await documents.uploadDocument({ querystring: { name } }, { file })).id;
}

const unit = async () => ({
  name: '杭州安信印章销毁有限公司',
  qualificationNumber: '浙公特 2024-018',
  qualifiedUntil: '2030-12-31',
  paperId: await paper('zhoulei', '资质证书.pdf'),
});

let count = 0;
/** A seal of the sample company that has been suspended. */
async function suspended(medium: 'physical' | 'electronic' = 'physical') {
  const { id } = await registered(`业务专用章(${(count += 1)})`, medium);
  return (await as('zhoulei')).seals.suspendSeal({ params: { id }, body: { reason: '业务调整，不再使用' } });
}

async function registered(name: string, medium: 'physical' | 'electronic') {
  const { seals } = await as('zhoulei');
  return seals.registerSeal({
    body: {
      entityId: desk.system.company.entityId,
      medium,
      custodianId: desk.idOf('wugang'),
      name,
      kind: 'business',
      size: { shape: 'round', widthMm: 40, heightMm: 40 },
      inscription: '华信智联科技（杭州）有限公司业务专用章',
      code: null,
      material: null,
      activatedOn: '2020-03-01',
      place: medium === 'physical' ? '总经理办公室保险柜' : null,
      papers: [],
    },
  });
}

/** Its destruction, proposed by 周蕾. */
async function proposed(medium: 'physical' | 'electronic' = 'physical') {
  const seal = await suspended(medium);
  const { destructions } = await as('zhoulei');
  const body = { reason: '已停用且不再使用', unit: medium === 'physical' ? await unit() : null };
  return destructions.proposeDestruction({ params: { id: seal.id }, body });
}

async function approved(medium: 'physical' | 'electronic' = 'physical') {
  const { id, caseId } = await proposed(medium);
  await desk.approve(caseId);
  return (await as('zhoulei')).destructions.getDestruction({ params: { id } });
}

const recordBody = (witnesses: readonly [string, string] = ['sunli', 'zhengwen']) => ({
  destroyedOn: today(),
  place: '安信公司销毁车间',
  method: '机械粉碎',
  witnessIds: witnesses.map((one) => desk.idOf(one)),
});

async function confirm(loginName: string, id: string) {
  const { destructions } = await as(loginName);
  const { version } = await destructions.getDestruction({ params: { id } });
  return destructions.confirmDestruction({ params: { id } }, { version });
}

async function file(id: string) {
  const documentId = await paper('zhoulei', '销毁证明.pdf');
  const { destructions } = await as('zhoulei');
  const { version } = await destructions.getDestruction({ params: { id } });
  return destructions.fileDestructionCertificate({ params: { id }, body: { documentId } }, { version });
}

describe('the destruction of a seal on paper', () => {
  it('R7.2.1 is proposed by the seal office for a seal that is out of use, and decided by the company leader', async () => {
    const { seals, destructions } = await as('zhoulei');
    const active = { params: { id: desk.seals.stamp }, body: { reason: '不再使用', unit: await unit() } };
    expect(await refusalOf(destructions.proposeDestruction(active))).toBe('seal-still-in-use');
    const custodian = (await as('wugang')).destructions;
    expect(await refusalOf(custodian.proposeDestruction(active))).toBe('forbidden');

    const destruction = await proposed();
    expect(destruction).toMatchObject({
      number: expect.stringMatching(/^XH-\d{4}-00001$/),
      state: 'proposed',
      proposer: { name: '周蕾' },
      unit: { name: '杭州安信印章销毁有限公司', paper: { name: '资质证书.pdf' } },
      allowed: ['withdrawDestruction'],
    });
    const sealId = destruction.seal.id;
    const seal = await seals.getSeal({ params: { id: sealId } });
    expect(seal).toMatchObject({ state: 'suspended', destruction: { id: destruction.id } });
    expect(seal.allowed).not.toContain('proposeDestruction');

    // Nobody but the leader is asked, and only after opening the paper of the qualification.
    const leader = await as('zhaomingyuan');
    const { items } = await leader.approvals.listApprovals({ querystring: { concern: 'waiting' } });
    const one = items.find(({ id }) => id === destruction.caseId);
    expect(one).toMatchObject({ subject: { type: 'destruction' }, waitingFor: [{ name: '赵明远' }] });
    const body = { round: 1, stage: one?.stage?.id ?? '', opinion: '同意销毁。' };
    const params = { id: destruction.caseId };
    expect(await refusalOf(leader.approvals.approve({ params, body }))).toBe('approval-documents-unopened');
    await desk.approve(destruction.caseId);
    expect(await leader.destructions.getDestruction({ params: { id: destruction.id } })).toMatchObject({
      state: 'approved',
    });
  });

  it('R7.2.2 R7.2.3 is carried out by a qualified unit before two witnesses, and final with its certificate on file', async () => {
    const { id, version, seal } = await approved();
    const { destructions, seals } = await as('zhoulei');
    const params = { id };
    const record = (witnesses: [string, string]) =>
      destructions.recordDestruction({ params, body: recordBody(witnesses) }, { version });
    for (const unfit of ['zhoulei', 'wugang'] as const) {
      expect(await refusalOf(record([unfit, 'sunli']))).toBe('destruction-witness-unfit');
    }
    expect(await record(['sunli', 'zhengwen'])).toMatchObject({ state: 'carried-out', certificate: null });
    expect(await refusalOf(confirm('chenjing', id))).toBe('not-found');

    const { items } = await (await as('sunli')).destructions.listDestructions({ querystring: { waiting: 'true' } });
    expect(items.map((one) => one.id)).toEqual([id]);
    expect(items[0]?.allowed).toEqual(['confirmDestruction']);
    await confirm('sunli', id);
    expect(await refusalOf(confirm('sunli', id))).toBe('destruction-already-confirmed');
    expect(await file(id)).toMatchObject({ state: 'carried-out', certificate: { document: { name: '销毁证明.pdf' } } });
    expect((await seals.getSeal({ params: { id: seal.id } })).state).toBe('suspended');
    expect(await confirm('zhengwen', id)).toMatchObject({ state: 'completed', allowed: [] });

    const gone = await seals.getSeal({ params: { id: seal.id } });
    expect(gone).toMatchObject({ state: 'destroyed', usable: false, allowed: ['getDestruction'], destruction: { id } });
    // It never had a code or a face, and nobody can put that right any more.
    expect(gone.warnings).toEqual([]);
    // Its custody ends with it: from the registration to here somebody was responsible, and nobody after.
    const { items: custody } = await (await as('zhoulei')).custody.getSealCustody({ params: { id: seal.id } });
    expect(custody.map(({ until }) => until !== null)).toEqual([true]);
    const request = { params: { id: seal.id }, body: { reason: '恢复使用' } };
    const { version: last } = gone;
    const other = (await as('tangning')).seals;
    expect(await refusalOf(other.resumeSeal(request, { version: last }))).toBe('seal-destroyed');
    expect(await refusalOf(seals.recallSeal(request, { version: last }))).toBe('seal-destroyed');
    expect(await refusalOf(seals.suspendSeal(request))).toBe('seal-destroyed');
    const again = { params: { id: seal.id }, body: { reason: '再次销毁', unit: await unit() } };
    expect(await refusalOf(destructions.proposeDestruction(again))).toBe('seal-destroyed');
    const use = desk.ask([{ sealId: seal.id, medium: 'physical', impressions: 1 }]);
    expect((await problemOf(use)).errors?.map(({ code }) => code)).toEqual(['use-request-seal-destroyed']);
    // The seal that takes its place may bear its name.
    expect(await registered(seal.name, 'physical')).toMatchObject({ name: seal.name, state: 'active' });
    expect((await system().eventsOf(seal.id)).slice(-2)).toEqual(['seal.destruction-begun', 'seal.destroyed']);
  });

  it('is in the register of the seal office and of auditors, and of nobody whom it does not concern', async () => {
    const { id, number } = await approved();
    const found = async (who: string) =>
      (await (await as(who)).destructions.listDestructions({ querystring: { search: number } })).items.length;
    expect([await found('tangning'), await found('sunli'), await found('zhaomingyuan')]).toEqual([1, 1, 1]);
    expect(await found('wangqiang')).toBe(0);
    expect(await refusalOf((await as('wangqiang')).destructions.getDestruction({ params: { id } }))).toBe('not-found');
    expect(await refusalOf((await as('sysadmin')).destructions.getDestruction({ params: { id } }))).toBe('forbidden');
  });

  it('comes out as a form with everything that was asked, agreed and watched', async () => {
    const { id, version, seal } = await approved();
    const { destructions } = await as('zhoulei');
    await destructions.recordDestruction({ params: { id }, body: recordBody() }, { version });
    await confirm('sunli', id);
    const blob = await destructions.getDestructionForm({ params: { id } });
    const read = await intake.inspect(new Uint8Array(await blob.arrayBuffer()), 'form.pdf');
    if (!read.ok) throw new Error(read.refusal.code);
    const text = read.value.facts.pages.flatMap(({ lines }) => lines.map((line) => line.text)).join('');
    for (const words of ['印章销毁登记表', seal.name, '杭州安信印章销毁有限公司', '赵明远', '机械粉碎', '孙丽']) {
      expect(text).toContain(words);
    }
    const { items } = await destructions.getDestructionHistory({ params: { id } });
    expect(items.map(({ type }) => type)).toEqual([
      'destruction.proposed',
      'approval.decided',
      'destruction.approved',
      'destruction.carried-out',
      'destruction.confirmed',
    ]);
  });
});

const system = () => desk.system;

describe('a destruction that does not happen', () => {
  it('returned, is corrected and submitted again; the seal does not come back meanwhile', async () => {
    const { id, caseId, seal } = await proposed();
    const leader = (await as('zhaomingyuan')).approvals;
    const { round, stage } = await leader.getApproval({ params: { id: caseId } });
    const body = { round, stage: stage?.id ?? '', reason: '请更换销毁单位' };
    await leader.sendBack({ params: { id: caseId }, body });
    const { destructions, seals } = await as('zhoulei');
    const returned = await destructions.getDestruction({ params: { id } });
    expect(returned).toMatchObject({ state: 'returned', outcomeReason: '请更换销毁单位' });
    expect(returned.allowed).toEqual(['resubmitDestruction', 'withdrawDestruction']);
    const { version } = await seals.getSeal({ params: { id: seal.id } });
    const other = (await as('tangning')).seals;
    const resume = other.resumeSeal({ params: { id: seal.id }, body: { reason: '恢复使用' } }, { version });
    expect(await refusalOf(resume)).toBe('seal-in-destruction');
    const proposal = { reason: '已停用且不再使用', unit: { ...(await unit()), name: '杭州安泰销毁有限公司' } };
    const again = await destructions.resubmitDestruction({ params: { id }, body: proposal }, returned);
    expect(again).toMatchObject({ state: 'proposed', unit: { name: '杭州安泰销毁有限公司' }, caseId });
    await desk.approve(caseId);
    expect((await destructions.getDestruction({ params: { id } })).state).toBe('approved');
  });

  it('refused or withdrawn, leaves the seal out of use and free to be resumed or proposed again', async () => {
    const { destructions, seals } = await as('zhoulei');
    const refused = await proposed();
    const leader = (await as('zhaomingyuan')).approvals;
    const { round, stage } = await leader.getApproval({ params: { id: refused.caseId } });
    const no = { round, stage: stage?.id ?? '', reason: '仍有诉讼未结，暂不销毁' };
    await leader.refuse({ params: { id: refused.caseId }, body: no });
    const withdrawn = await approved();
    // Somebody else of the seal office may give it up as well.
    await (
      await as('tangning')
    ).destructions.withdrawDestruction({
      params: { id: withdrawn.id },
      body: { reason: '改为封存' },
    });
    for (const [{ id, seal }, state] of [
      [refused, 'refused'],
      [withdrawn, 'withdrawn'],
    ] as const) {
      expect(await destructions.getDestruction({ params: { id } })).toMatchObject({ state, allowed: [] });
      const kept = await seals.getSeal({ params: { id: seal.id } });
      expect(kept).toMatchObject({ state: 'suspended', destruction: null });
      expect(kept.allowed).toContain('proposeDestruction');
    }
  });

  it('of a lost seal is refused: nobody can destroy what nobody has', async () => {
    const { seals, destructions } = await as('zhoulei');
    const seal = await suspended();
    const params = { id: seal.id };
    const loss = { kind: 'lost', lastSeenAt: seal.registeredAt, place: null, circumstances: '搬迁途中遗失' } as const;
    await seals.reportSealLoss({ params, body: loss });
    const body = { reason: '已遗失，销号', unit: await unit() };
    expect(await refusalOf(destructions.proposeDestruction({ params, body }))).toBe('seal-lost');
  });

  it('takes papers of the person who acts only', async () => {
    const seal = await suspended();
    const { destructions } = await as('zhoulei');
    const foreign = { ...(await unit()), paperId: await paper('wangqiang', '资质.pdf') };
    const call = destructions.proposeDestruction({ params: { id: seal.id }, body: { reason: '磨损', unit: foreign } });
    expect(await refusalOf(call)).toBe('destruction-paper-unknown');
    expect((await (await as('zhoulei')).seals.getSeal({ params: { id: seal.id } })).destruction).toBeNull();
  });

  it('twice at once is one: the second is told that the seal is on its way', async () => {
    const seal = await suspended();
    const body = { reason: '磨损', unit: await unit() };
    const { destructions } = await as('zhoulei');
    const both = await Promise.allSettled(
      [1, 2].map(() => destructions.proposeDestruction({ params: { id: seal.id }, body })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('the destruction of an electronic seal', () => {
  it('destroys its keys in the sealer, and what was sealed before still verifies', async () => {
    const sealId = desk.seals.contract;
    const wanted = { sealId, medium: 'electronic', impressions: 1, positions: [at(1)] } as const;
    const task = await desk.readyToSeal([wanted]);
    const { sealing } = await as('wugang');
    await sealing.sealDocument({ params: { id: task.id } });
    const sealed = await sealing.getSealedFile({ params: { id: task.id } });
    const bytes = new Uint8Array(await sealed.arrayBuffer());
    const verify = () => system().nobody.verification.verifyFile(undefined, { file: bytes });
    const before = await verify();
    const waiting = await desk.readyToSeal([wanted]);

    const { seals, destructions } = await as('zhoulei');
    const { certificate } = await seals.suspendSeal({ params: { id: sealId }, body: { reason: '系统迁移' } });
    const body = { reason: '改用新的电子印章', unit: null };
    const { id, caseId } = await destructions.proposeDestruction({ params: { id: sealId }, body });
    await desk.approve(caseId);
    const { version } = await destructions.getDestruction({ params: { id } });
    const record = { ...recordBody(), place: '信息技术部机房', method: '签章服务销毁密钥' };
    await destructions.recordDestruction({ params: { id }, body: record }, { version });
    await confirm('sunli', id);
    expect((await keyFiles()).length).toBe(2);
    await confirm('zhengwen', id);

    const done = await destructions.getDestruction({ params: { id } });
    expect(done).toMatchObject({ state: 'completed', keys: { certificates: [{ serial: certificate?.serial }] } });
    expect(await system().eventsOf(id)).toContain('destruction.keys-destroyed');
    expect((await keyFiles()).length).toBe(1);
    expect(await seals.getSeal({ params: { id: sealId } })).toMatchObject({ state: 'destroyed', usable: false });
    expect(await refusalOf(sealing.sealDocument({ params: { id: waiting.id } }))).toBe('sealing-not-waiting');
    expect(await refusalOf(seals.issueSealKey({ params: { id: sealId } }, { version: 1 }))).toBe('seal-destroyed');

    const after = await verify();
    expect(after.signatures).toEqual(before.signatures);
    expect(after.signatures[0]?.lines.map(({ code }) => code)).toContain('certificate-trusted');
  });

  const keyFiles = async () =>
    (await readdir(join(system().dataFolder, 'sealer', 'keys'))).filter((name) => /^seal-.*\.key$/.test(name));
});
