import type { PlaceFacts } from '@yinxin/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../../../../tests/support/problem.ts';
import { systemActor } from '../../platform/transition.ts';
import { describeEntity } from '../organization/index.ts';
import { openDesk, type Desk } from '../sealing/testing/desk.ts';
import { notFireproof, safe } from './place.examples.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.system.close());

const as = (loginName: string) => desk.system.as(loginName);

let count = 0;
const facts = (change: Partial<PlaceFacts> = {}): PlaceFacts => ({
  ...safe,
  name: `保险柜（${(count += 1)}）`,
  responsibleId: desk.idOf('wugang'),
  ...change,
});

/** A place of the sample company, registered by 周蕾. */
const registered = async (change: Partial<PlaceFacts> = {}) =>
  (await as('zhoulei')).places.registerPlace({
    body: { ...facts(change), entityId: desk.system.company.entityId },
  });

/** Puts a seal of 吴刚 there, as who says so. */
async function put(sealId: string, placeId: string, change: { by?: string; detail?: string; despite?: string } = {}) {
  const { places, seals } = await as(change.by ?? 'wugang');
  const { version } = await seals.getSeal({ params: { id: sealId } });
  const body = { placeId, detail: change.detail ?? null, despite: change.despite ?? null };
  return places.putSealInPlace({ params: { id: sealId }, body }, { version });
}

describe('the register of storage places', () => {
  it('R5.1.2 keeps what each is, where it stands, what protects it, and its papers, by the seal office', async () => {
    const paper = await desk.upload('zhoulei', 1);
    const place = await registered({ protections: notFireproof.protections, name: '财务部保险柜', papers: [paper] });
    expect(place).toMatchObject({
      kind: 'safe',
      state: 'open',
      responsible: { name: '吴刚' },
      papers: [{ id: paper, name: '采购合同.pdf' }],
      occupied: 0,
      lacking: ['fire'],
      allowed: ['correctPlace', 'closePlace'],
    });
    // Whoever is responsible reads its papers, and so does the colleague of the seal office.
    for (const who of ['wugang', 'tangning']) {
      expect(await (await as(who)).documents.getDocument({ params: { id: paper } })).toMatchObject({ id: paper });
    }
    expect(await refusalOf(registered({ name: '财务部保险柜' }))).toBe('place-name-taken');
    const foreign = registered({ papers: [await desk.upload('wangqiang', 1)] });
    expect(await refusalOf(foreign)).toBe('place-paper-unknown');

    const { places } = await as('zhoulei');
    const params = { id: place.id };
    const better = { ...facts({ name: '财务部保险柜' }), papers: [paper] };
    const corrected = await places.correctPlace({ params, body: better }, place);
    expect(corrected).toMatchObject({ lacking: [] });
    expect(await refusalOf(places.correctPlace({ params, body: better }, place))).toBe('version-conflict');
    const { items } = await places.getPlaceHistory({ params });
    expect(items.map(({ type, data }) => [type, data['lacking']])).toEqual([
      ['place.registered', ['fire']],
      ['place.corrected', []],
    ]);
  });

  it('is read by custodians and auditors, kept by nobody but the seal office, and closed to everybody else', async () => {
    const place = await registered();
    const found = async (who: string) =>
      (await (await as(who)).places.listPlaces({ querystring: { search: place.name } })).items;
    expect(await found('sunli')).toMatchObject([{ id: place.id, allowed: [] }]);
    expect(await found('hejuan')).toMatchObject([{ id: place.id, allowed: [] }]);
    expect(await refusalOf(found('wangqiang'))).toBe('forbidden');
    const { places } = await as('wugang');
    const close = places.closePlace({ params: { id: place.id }, body: { reason: '搬迁' } });
    expect(await refusalOf(close)).toBe('forbidden');
  });
});

describe('where a physical seal lies', () => {
  it('R5.1.2 is recorded by its custodian, and shown with the seal and with the place to those whom it concerns', async () => {
    const { stamp } = desk.seals;
    const { places } = await as('zhoulei');
    const unplaced = async () => (await places.listUnplacedSeals({ querystring: {} })).items.map(({ id }) => id);
    expect(await unplaced()).toContain(stamp);
    const place = await registered();
    const seal = await put(stamp, place.id, { detail: '第 2 层' });
    expect(seal).toMatchObject({ place: '第 2 层', storagePlace: { id: place.id, name: place.name, despite: null } });
    expect(await unplaced()).not.toContain(stamp);
    const inside = await places.listPlaceSeals({ params: { id: place.id }, querystring: {} });
    expect(inside.items).toMatchObject([{ id: stamp, detail: '第 2 层', custodian: { name: '吴刚' } }]);
    expect(await places.getPlace({ params: { id: place.id } })).toMatchObject({
      occupied: 1,
      allowed: ['correctPlace'],
    });
    const stranger = await (await as('wangqiang')).seals.getSeal({ params: { id: stamp } });
    expect(stranger).toMatchObject({ place: null, storagePlace: null });
    const { items } = await (await as('wangqiang')).seals.getSealHistory({ params: { id: stamp } });
    expect(items.at(-1)).toMatchObject({ type: 'seal.placed', data: {} });
    expect(await refusalOf(put(stamp, place.id, { by: 'hejuan' }))).toBe('forbidden');
    expect(await refusalOf(put(desk.seals.contract, place.id))).toBe('place-seal-electronic');
  });

  it('R5.1.2 is never a place that is full, given up, less than protected without a reason, or of another entity', async () => {
    const { stamp, official } = desk.seals;
    const small = await registered({ capacity: 1 });
    // Both at once: one is in, the other is told that it is full.
    const both = await Promise.allSettled([put(stamp, small.id), put(official, small.id)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const left = both[0]?.status === 'fulfilled' ? official : stamp;
    expect(await refusalOf(put(left, small.id))).toBe('place-full');
    const { places } = await as('zhoulei');
    const params = { id: small.id };
    expect(await refusalOf(places.closePlace({ params, body: { reason: '搬迁' } }))).toBe('place-not-empty');
    const bigger = await registered({ capacity: 2 });
    for (const id of [stamp, official]) await put(id, bigger.id, { by: 'tangning' });
    const narrow = { params: { id: bigger.id }, body: facts({ capacity: 1 }) };
    expect(await refusalOf(places.correctPlace(narrow, bigger))).toBe('place-capacity-below-occupied');
    await places.closePlace({ params, body: { reason: '搬迁' } });
    expect(await refusalOf(put(stamp, small.id))).toBe('place-closed');

    const weak = await registered({ protections: notFireproof.protections, name: '文件柜' });
    expect(await refusalOf(put(stamp, weak.id))).toBe('place-unprotected');
    const kept = await put(stamp, weak.id, { despite: '保险柜送修，暂存一周' });
    expect(kept.storagePlace).toMatchObject({ id: weak.id, despite: '保险柜送修，暂存一周' });
    const lacking = await places.listPlaces({ querystring: { lacking: 'true', state: 'open' } });
    expect(lacking.items.map(({ id }) => id)).toEqual([weak.id]);

    const other = await desk.system.app.transact(systemActor, (tx) => {
      const described = {
        name: '杭州甲公司',
        shortName: '甲公司',
        uscc: '91330104MA2GK7T85W',
        legalRepresentative: '甲',
      };
      return describeEntity(tx, { facts: { ...described, parentId: null } }, { asSystem: true });
    });
    const foreign = { ...facts(), entityId: other.id };
    expect(await refusalOf(places.registerPlace({ body: foreign }))).toBe('forbidden');
  });

  it('ends when it is lost: there is room again', async () => {
    const place = await registered({ capacity: 1 });
    await put(desk.seals.official, place.id);
    const report = {
      kind: 'lost',
      lastSeenAt: '2026-01-01T00:00:00.000Z',
      place: null,
      circumstances: '未见',
    } as const;
    const { seals, places } = await as('wugang');
    const lost = await seals.reportSealLoss({ params: { id: desk.seals.official }, body: report });
    expect(lost).toMatchObject({ state: 'lost', place: null, storagePlace: null });
    expect(await places.getPlace({ params: { id: place.id } })).toMatchObject({ occupied: 0 });
  });
});
