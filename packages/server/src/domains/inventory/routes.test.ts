import type { InventoryOpening, SealCount, SealDescription } from '@yinxin/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemOf, refusalOf } from '../../../../../tests/support/problem.ts';
import { startSystem, type TestSystem } from '../../../../../tests/support/system.ts';
import { chinaDay } from '../../platform/china-day.ts';
import { DAY, later } from '../../platform/clock.ts';
import { contract } from '../../platform/intake/testing/sample-files.ts';
import { createIntake } from '../../platform/intake/index.ts';
import { systemActor } from '../../platform/transition.ts';
import { newId } from '../../platform/ids.ts';
import { scopeOf } from '../../platform/authz/index.ts';
import { describeEntity, grantRole, loadGrants } from '../organization/index.ts';
import { registerSeal } from '../seals/index.ts';
import { found, missing } from './inventory.examples.ts';
import { presentInventories } from './present.ts';
import { listInventories } from './store.ts';

let system: TestSystem;
const intake = createIntake();
beforeAll(async () => {
  system = await startSystem();
});
afterAll(async () => {
  intake.close();
  await system.close();
});

const idOf = (loginName: string): string => system.company.people[loginName] ?? '';
const inventoryOf = async (loginName: string) => (await system.as(loginName)).inventory;
const dueIn = (days: number) => chinaDay(later(system.clock.now(), days * DAY));

let made = 0;
const described = (change: Partial<SealDescription> = {}): SealDescription => ({
  entityId: system.company.entityId,
  medium: 'physical',
  custodianId: idOf('wugang'),
  name: `合同专用章（${(made += 1)}）`,
  kind: 'contract',
  size: { shape: 'round', widthMm: 40, heightMm: 40 },
  inscription: '合同专用章',
  code: null,
  material: null,
  activatedOn: '2024-03-01',
  place: '总经理办公室保险柜',
  papers: [],
  ...change,
});
/** A seal of paper held by 吴刚, unless described otherwise. */
const seal = async (change: Partial<SealDescription> = {}) =>
  (await system.as('zhoulei')).seals.registerSeal({ body: described(change) });

const opening = (change: Partial<InventoryOpening> = {}): InventoryOpening => ({
  entityId: system.company.entityId,
  withSubsidiaries: false,
  departmentId: null,
  dueOn: dueIn(7),
  ...change,
});
const open = async (change: Partial<InventoryOpening> = {}, loginName = 'zhoulei') =>
  (await inventoryOf(loginName)).openInventory({ body: opening(change) });
const count = async (loginName: string, id: string, sealId: string, body: SealCount = found()) =>
  (await inventoryOf(loginName)).countSeal({ params: { id, sealId }, body });
const close = async (loginName: string, id: string) => {
  const office = await inventoryOf('zhoulei');
  const { version } = await office.getInventory({ params: { id } });
  return (await inventoryOf(loginName)).closeInventory({ params: { id }, body: { opinion: '已核实' } }, { version });
};
const cancel = async (id: string) =>
  (await inventoryOf('zhoulei')).cancelInventory({ params: { id }, body: { reason: '另行安排' } });

describe('a count of the seals of a company', () => {
  it('R2.2.3 lists what should be there, is counted by who holds it, and is signed off by a second person', async () => {
    const mine = await seal();
    const theirs = await seal({ custodianId: idOf('hejuan') });
    await seal({ medium: 'electronic', place: null });
    expect(await refusalOf(open({}, 'wugang'))).toBe('forbidden');
    const opened = await open();
    expect(opened).toMatchObject({
      number: expect.stringMatching(/^PD-\d{4}-00001$/),
      state: 'open',
      total: 2,
      counted: 0,
      whole: true,
      allowed: ['recordSurplus', 'cancelInventory', 'getInventoryHistory'],
    });
    const { id } = opened;
    expect(opened.items.map(({ sealId }) => sealId).toSorted()).toEqual([mine.id, theirs.id].toSorted());
    expect(opened.items[0]?.labelCode).toMatch(/^[0-9A-Y]{4}-[0-9A-Y]{4}-[0-9A-Y]$/);
    expect(await refusalOf(open())).toBe('inventory-seals-in-count');

    // Who holds a seal sees that one, and finds the count among what waits.
    const custodian = await inventoryOf('wugang');
    const waiting = await custodian.listInventories({ querystring: { waiting: 'true' } });
    expect(waiting.items).toMatchObject([{ id, total: 1, waiting: 1 }]);
    const own = await custodian.getInventory({ params: { id } });
    expect(own).toMatchObject({ whole: false, items: [{ sealId: mine.id, place: '总经理办公室保险柜' }] });
    expect(await refusalOf(custodian.getInventoryHistory({ params: { id } }))).toBe('forbidden');
    expect(await refusalOf((await inventoryOf('wangqiang')).getInventory({ params: { id } }))).toBe('not-found');
    expect(await refusalOf(count('wangqiang', id, mine.id))).toBe('not-found');
    expect(await refusalOf(count('wugang', id, theirs.id))).toBe('inventory-not-yours');
    const excused = { outcome: 'excused', remark: '出差' } as const;
    expect(await refusalOf(count('wugang', id, mine.id, excused))).toBe('inventory-not-yours');

    // With a picture of it, which the seal office sees.
    const { documents } = await system.as('wugang');
    const file = Uint8Array.from(await contract(1));
    const photo = await documents.uploadDocument({ querystring: { name: '印章.pdf' } }, { file });
    const foreign = count('hejuan', id, theirs.id, found({ photoId: photo.id }));
    expect(await refusalOf(foreign)).toBe('inventory-photo-unknown');
    const unknown = found({ heldBy: newId(), remark: '代管' });
    expect(await refusalOf(count('hejuan', id, theirs.id, unknown))).toBe('inventory-holder-unknown');
    await count('wugang', id, mine.id, found({ recognised: 'typed', photoId: photo.id }));
    expect((await (await system.as('tangning')).documents.getDocument({ params: { id: photo.id } })).id).toBe(photo.id);
    expect((await custodian.listInventories({ querystring: { waiting: 'true' } })).total).toBe(0);

    expect(await refusalOf(close('sunli', id))).toBe('inventory-not-complete');
    await count('hejuan', id, theirs.id, missing);
    expect(await refusalOf(close('wugang', id))).toBe('forbidden');
    const auditor = await inventoryOf('sunli');
    const stale = auditor.closeInventory({ params: { id }, body: { opinion: '已核实' } }, { version: 1 });
    expect(await refusalOf(stale)).toBe('version-conflict');
    const closed = await close('sunli', id);
    expect(closed).toMatchObject({
      state: 'closed',
      differing: 1,
      ending: { by: { name: '孙丽' }, opinion: '已核实' },
      allowed: ['getInventoryHistory'],
    });
    expect(await refusalOf(close('tangning', id))).toBe('inventory-not-open');
    expect(await refusalOf(count('wugang', id, mine.id))).toBe('inventory-not-open');

    const { items, sound } = await auditor.getInventoryHistory({ params: { id } });
    expect(sound).toBe(true);
    expect(items.map(({ type }) => type)).toEqual([
      'inventory.opened',
      'inventory.counted',
      'inventory.counted',
      'inventory.closed',
    ]);
    expect(items[2]?.data).toMatchObject({ seal: theirs.name, outcome: 'not-found' });
    const blob = await auditor.getInventoryForm({ params: { id } });
    const read = await intake.inspect(new Uint8Array(await blob.arrayBuffer()), 'form.pdf');
    if (!read.ok) throw new Error(read.refusal.code);
    const text = read.value.facts.pages.flatMap(({ lines }) => lines.map((line) => line.text)).join('');
    for (const words of ['印章盘点表', theirs.name, '未找到', '盘亏', '何娟', '孙丽']) expect(text).toContain(words);
  });

  it('R2.2.3 goes on when a seal is handed over: whoever holds it now counts it, and the page says so', async () => {
    const moved = await seal();
    const { id } = await open();
    const { seals } = await system.as('zhoulei');
    const body = { custodianId: idOf('hejuan'), reason: '岗位调整' };
    await seals.changeSealCustodian({ params: { id: moved.id }, body }, { version: moved.version });
    const { items } = await (await inventoryOf('zhoulei')).getInventory({ params: { id } });
    expect(items.find(({ sealId }) => sealId === moved.id)).toMatchObject({
      custodian: { name: '吴刚' },
      holder: { name: '何娟' },
      handedOverAt: expect.any(String),
    });
    expect(await refusalOf(count('wugang', id, moved.id))).toBe('inventory-not-yours');
    const after = await count('hejuan', id, moved.id);
    expect(after.items.find(({ sealId }) => sealId === moved.id)).toMatchObject({ count: { outcome: 'found' } });
    expect(await system.eventsOf(id)).toContain('inventory.seal-moved');
    // A seal of another company, or one registered since, is on no list.
    const later1 = await seal();
    const problem = await problemOf(count('zhoulei', id, later1.id));
    expect(problem).toMatchObject({ code: 'inventory-seal-not-listed', status: 409 });
    await cancel(id);
    expect(await refusalOf(cancel(id))).toBe('inventory-not-open');
  });

  it('is counted once when two count at the same moment; a correction keeps what stood there', async () => {
    const { items, id } = await open();
    const sealId = items[0]?.sealId ?? '';
    const who = items[0]?.holder.name === '何娟' ? 'hejuan' : 'wugang';
    const both = await Promise.allSettled([count(who, id, sealId), count('tangning', id, sealId, missing)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const refused = both.find((one) => one.status === 'rejected');
    expect(refused?.reason).toMatchObject({ problem: { code: 'inventory-item-counted' } });
    const body = { count: found({ legible: false, remark: '印面磨损' }), reason: '复核印面' };
    const corrected = await (await inventoryOf('tangning')).correctCount({ params: { id, sealId }, body });
    expect(corrected.items.find((one) => one.sealId === sealId)).toMatchObject({
      variances: ['illegible'],
      earlier: [expect.any(Object)],
    });
    await cancel(id);
  });

  it('is closed once when two sign it off at the same moment', async () => {
    const { id, items } = await open();
    for (const { sealId } of items) await count('zhoulei', id, sealId);
    expect(await refusalOf(close('zhoulei', id))).toBe('inventory-not-independent');
    const both = await Promise.allSettled([close('sunli', id), close('tangning', id)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await system.eventsOf(id)).toHaveLength(items.length + 2);
  });

  it('of a custodian who has left is done by the seal office', async () => {
    const orphan = await seal({ custodianId: idOf('linxia') });
    const { identity } = await system.as('sysadmin');
    await identity.disableAccount({ params: { id: idOf('linxia') }, body: { reason: '已离职' } });
    const opened = await open({ departmentId: system.company.departments['销售部'] ?? '' });
    expect(opened).toMatchObject({
      total: 1,
      departmentName: '销售部',
      items: [{ sealId: orphan.id, holderActive: false }],
    });
    const after = await count('tangning', opened.id, orphan.id);
    expect(after.counted).toBe(1);
    const surplus = { what: '业务专用章（旧）', place: '仓库', remark: null };
    const params = { id: opened.id };
    const more = await (await inventoryOf('tangning')).recordSurplus({ params, body: surplus });
    expect(more).toMatchObject({ differing: 1, surplus: [{ what: '业务专用章（旧）', recordedBy: { name: '唐宁' } }] });
    // As it is looked at on the day after it was due.
    const at = later(system.clock.now(), 8 * DAY);
    const actor = { id: idOf('zhoulei'), grants: await loadGrants(system.db, idOf('zhoulei'), at), address: 'test' };
    const scope = scopeOf(actor, 'inventory.read');
    if (scope === undefined) throw new Error('the seal office reads counts');
    const query = { page: 1, pageSize: 20, overdue: true };
    expect((await listInventories(system.db, scope, { ...query, today: dueIn(7) })).total).toBe(0);
    const { rows } = await listInventories(system.db, scope, { ...query, today: dueIn(8) });
    expect(await presentInventories(system.db, rows, actor, at)).toMatchObject([{ id: opened.id, overdue: true }]);
    await cancel(opened.id);
  });

  it('takes the subsidiaries in for those only who look after their seals', async () => {
    const facts = { name: '华信智联（苏州）有限公司', shortName: '苏州公司', uscc: null, legalRepresentative: null };
    const parentId = system.company.entityId;
    const other = await system.app.transact(systemActor, async (tx) => {
      const { id } = await describeEntity(tx, { facts: { ...facts, parentId } }, { asSystem: true });
      await registerSeal(tx, described({ entityId: id }), { asSystem: true });
      return id;
    });
    expect(await refusalOf(open({ withSubsidiaries: true }))).toBe('forbidden');
    expect(await refusalOf(open({ entityId: other }))).toBe('forbidden');
    await system.app.transact(systemActor, (tx) => {
      const scope = { kind: 'entity', id: other } as const;
      return grantRole(tx, { personId: idOf('zhoulei'), role: 'seal-administrator', scope }, { asSystem: true });
    });
    const alone = await open();
    await cancel(alone.id);
    const whole = await open({ withSubsidiaries: true });
    expect(whole.total).toBe(alone.total + 1);
    expect(whole.items.map(({ entityName }) => entityName)).toContain(facts.name);
    expect(await refusalOf(open({ entityId: newId() }))).toBe('inventory-entity-unknown');
    const department = system.company.departments['销售部'] ?? '';
    expect(await refusalOf(open({ entityId: other, departmentId: department }))).toBe('inventory-department-unknown');
  });
});
