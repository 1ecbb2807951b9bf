import type { SealDescription } from '@yinxin/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemOf, refusalOf } from '../../../../../tests/support/problem.ts';
import { startSystem, type TestSystem } from '../../../../../tests/support/system.ts';
import { contractSeal, electronicSeal, loss } from './seal.examples.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.close());

let count = 0;
/** A seal of the sample company, held by 吴刚; each with a name of its own. */
const register = async (change: Partial<SealDescription> = {}) =>
  (await system.as('zhoulei')).seals.registerSeal({
    body: {
      ...contractSeal,
      entityId: system.company.entityId,
      custodianId: system.company.people['wugang']!,
      name: `合同专用章(${(count += 1)})`,
      code: null,
      papers: [],
      ...change,
    },
  });

describe('taking a seal out of use, and back', () => {
  it('is suspended by its custodian at once, and resumed by the administrator only', async () => {
    const seal = await register();
    const params = { id: seal.id };
    const custodian = await system.as('wugang');
    const suspended = await custodian.seals.suspendSeal({ params, body: { reason: '疑似遗失' } });
    expect(suspended).toMatchObject({
      state: 'suspended',
      usable: false,
      suspension: { reason: '疑似遗失', by: { name: '吴刚' } },
      allowed: ['reportSealLoss', 'putSealInPlace', 'recordCheck'],
    });
    const again = custodian.seals.suspendSeal({ params, body: { reason: '再次' } });
    expect(await problemOf(again)).toMatchObject({ code: 'seal-not-active', params: { name: seal.name } });
    const body = { reason: '已找回' };
    const { version } = suspended;
    expect(await refusalOf(custodian.seals.resumeSeal({ params, body }, { version }))).toBe('forbidden');
    const resumed = await (await system.as('zhoulei')).seals.resumeSeal({ params, body }, { version });
    expect(resumed).toMatchObject({ state: 'active', suspension: null });
  });

  it('is not resumed by the one who suspended it, but by another of the seal office', async () => {
    const seal = await register();
    const params = { id: seal.id };
    const body = { reason: '印面磨损核查' };
    const { seals } = await system.as('zhoulei');
    const { version, allowed } = await seals.suspendSeal({ params, body });
    expect(allowed).not.toContain('resumeSeal');
    expect(await refusalOf(seals.resumeSeal({ params, body }, { version }))).toBe('seal-resume-needs-other');
    const other = (await system.as('tangning')).seals;
    expect((await other.getSeal({ params })).allowed).toContain('resumeSeal');
    expect(await other.resumeSeal({ params, body }, { version })).toMatchObject({ state: 'active' });
  });

  it('R5.2.3 is reported lost by its custodian, and comes back to suspended only', async () => {
    const seal = await register();
    const params = { id: seal.id };
    const custodian = await system.as('wugang');
    const body = { ...loss, lastSeenAt: seal.registeredAt };
    const lost = await custodian.seals.reportSealLoss({ params, body });
    expect(lost).toMatchObject({ state: 'lost', usable: false, loss: body, allowed: [] });
    const found = { params, body: { reason: '已在会议室找回' } };
    const { version } = lost;
    expect(await refusalOf(custodian.seals.recordSealFound(found, { version }))).toBe('forbidden');
    const { seals } = await system.as('zhoulei');
    expect(await refusalOf(seals.resumeSeal(found, { version }))).toBe('seal-lost');
    expect(await seals.recordSealFound(found, { version })).toMatchObject({ state: 'suspended', usable: false });
    expect((await seals.getSealHistory({ params })).items.map(({ type }) => type)).toContain('seal.loss-reported');
  });

  it('R7.1.3 is recalled once suspended, and put away with place and countersigner', async () => {
    const { seals } = await system.as('zhoulei');
    const seal = await register();
    const params = { id: seal.id };
    const request = { params, body: { reason: '业务调整' } };
    expect(await refusalOf(seals.recallSeal(request, { version: seal.version }))).toBe('seal-not-suspended');
    const { version } = await seals.suspendSeal(request);
    const recalled = await seals.recallSeal(request, { version });
    const away = (who: string) =>
      seals.sealAwaySeal(
        { params, body: { place: '档案室 3 号柜', countersignedBy: system.company.people[who]! } },
        { version: recalled.version },
      );
    expect(await refusalOf(away('zhoulei'))).toBe('seal-countersigner-unfit');
    expect(recalled.allowed).not.toContain('drawSealFace');
    expect(recalled.allowed).not.toContain('changeSealCustodian');
    const named = { params, body: { custodianId: system.company.people['hejuan']!, reason: '岗位调整' } };
    const changed = seals.changeSealCustodian(named, { version: recalled.version });
    expect(await refusalOf(changed)).toBe('seal-kept-as-it-is');
    expect(await away('wugang')).toMatchObject({ state: 'sealed-away', storage: { place: '档案室 3 号柜' } });
    expect((await seals.listSeals({ querystring: { state: 'sealed-away' } })).items.map(({ id }) => id)).toEqual([
      seal.id,
    ]);
  });

  it('R7.1.3 gets no key once it is recalled, and the sealer makes none', async () => {
    const { seals } = await system.as('zhoulei');
    const { medium, material, place, code } = electronicSeal;
    const seal = await register({ medium, material, place, code });
    const params = { id: seal.id };
    const request = { params, body: { reason: '业务调整' } };
    const { version: suspended } = await seals.suspendSeal(request);
    const { version, allowed } = await seals.recallSeal(request, { version: suspended });
    expect(allowed).not.toContain('issueSealKey');
    expect(await refusalOf(seals.issueSealKey({ params }, { version }))).toBe('seal-kept-as-it-is');
  });

  it('suspended twice at once, with one key, has one effect and one reply', async () => {
    const { seals } = await system.as('zhoulei');
    const seal = await register();
    const request = { params: { id: seal.id }, body: { reason: '核查' } };
    const idempotencyKey = `suspend-${seal.id}`;
    const [first, second] = await Promise.all([
      seals.suspendSeal(request, { idempotencyKey }),
      seals.suspendSeal(request, { idempotencyKey }),
    ]);
    expect(second).toEqual(first);
    expect(await system.eventsOf(seal.id)).toEqual(['seal.registered', 'seal.suspended']);
  });
});
