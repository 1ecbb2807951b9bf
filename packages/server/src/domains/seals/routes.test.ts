import type { SealDescription } from '@yinxin/contract';
import { drawFace, faceToPng } from '@yinxin/esign';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemOf, refusalOf } from '../../../../../tests/support/problem.ts';
import { startSystem, type TestSystem } from '../../../../../tests/support/system.ts';
import { contractSeal, electronicSeal, face } from './seal.examples.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.close());

let count = 0;
/** A seal of the sample company, held by 吴刚; each with a name of its own. */
const described = (change: Partial<SealDescription> = {}): SealDescription => ({
  ...contractSeal,
  entityId: system.company.entityId,
  custodianId: system.company.people['wugang']!,
  name: `合同专用章(${(count += 1)})`,
  code: null,
  papers: [],
  ...change,
});
const register = async (change: Partial<SealDescription> = {}) => {
  const { seals } = await system.as('zhoulei');
  return seals.registerSeal({ body: described(change) });
};
const design = face.source === 'drawn' ? face.design : undefined;

describe('the register of seals', () => {
  it('R3.1.1 keeps every fact of a seal and finds it again', async () => {
    const { seals } = await system.as('zhoulei');
    const code = '3301060012345';
    const seal = await register({ name: '公司公章', kind: 'official', code });
    expect(seal).toMatchObject({
      name: '公司公章',
      kind: 'official',
      importance: 'high',
      state: 'active',
      usable: false,
      custodian: { name: '吴刚' },
      entityName: '华信智联科技（杭州）有限公司',
      place: contractSeal.place,
      size: contractSeal.size,
      activatedOn: contractSeal.activatedOn,
      warnings: ['filing-certificate-missing', 'face-missing'],
    });
    expect(seal.allowed).toEqual([
      'correctSeal',
      'changeSealCustodian',
      'drawSealFace',
      'scanSealFace',
      'recordSealFiling',
      'exemptSealFiling',
      'requestSuspension',
      'suspendSeal',
      'reportSealLoss',
      'putSealInPlace',
      'recordCheck',
    ]);
    for (const querystring of [{ search: '公司公' }, { search: code }, { kind: 'official' as const }]) {
      const found = await seals.listSeals({ querystring });
      expect(found.items.map(({ id }) => id)).toEqual([seal.id]);
    }
    expect((await seals.listSeals({ querystring: { search: '%' } })).total).toBe(0);
    expect(await system.eventsOf(seal.id)).toEqual(['seal.registered']);
  });

  it('shows place, papers and face only to those who look after seals', async () => {
    const { id } = await register();
    const asCustodian = await (await system.as('wugang')).seals.getSeal({ params: { id } });
    expect(asCustodian).toMatchObject({
      place: contractSeal.place,
      allowed: ['requestSuspension', 'suspendSeal', 'reportSealLoss', 'putSealInPlace', 'recordCheck'],
    });
    const asAuditor = await (await system.as('sunli')).seals.getSeal({ params: { id } });
    expect(asAuditor).toMatchObject({ place: contractSeal.place, allowed: [] });
    const asRequester = await (await system.as('wangqiang')).seals.getSeal({ params: { id } });
    expect(asRequester).toMatchObject({
      place: null,
      papers: [],
      face: null,
      warnings: [],
      allowed: ['requestSuspension'],
    });
  });

  it('is closed to the three administrators', async () => {
    const { id } = await register();
    for (const administrator of ['sysadmin', 'secadmin', 'audadmin']) {
      const { seals } = await system.as(administrator);
      expect(await refusalOf(seals.listSeals({ querystring: {} }))).toBe('forbidden');
      expect(await refusalOf(seals.suspendSeal({ params: { id }, body: { reason: '测试' } }))).toBe('forbidden');
    }
    expect(await refusalOf(system.nobody.seals.listSeals({ querystring: {} }))).toBe('not-signed-in');
  });

  it('does not know a seal that does not exist', async () => {
    const { seals } = await system.as('zhoulei');
    const params = { id: '018f0000-0000-7000-8000-000000000000' };
    expect(await refusalOf(seals.getSeal({ params }))).toBe('not-found');
    expect(await refusalOf(seals.suspendSeal({ params, body: { reason: '测试' } }))).toBe('not-found');
  });
});

describe('registering', () => {
  it.each<[string, Partial<SealDescription>, string]>([
    [
      'an official seal of 46 mm',
      { kind: 'official', size: { shape: 'round', widthMm: 46, heightMm: 46 } },
      'official-seal-too-large',
    ],
    ['an unknown entity', { entityId: '018f0000-0000-7000-8000-000000000000' }, 'seal-entity-unknown'],
    ['an unknown custodian', { custodianId: '018f0000-0000-7000-8000-000000000000' }, 'seal-custodian-not-active'],
    ['a malformed code', { code: '12345' }, 'validation-failed'],
    ['a seal in no place', { place: null }, 'seal-place-missing'],
  ])('refuses %s', async (_what, change, code) => {
    const { seals } = await system.as('zhoulei');
    expect(await refusalOf(seals.registerSeal({ body: described(change) }))).toBe(code);
  });

  it('is for seal administrators, who cannot hold what they register', async () => {
    const { seals } = await system.as('wangqiang');
    expect(await refusalOf(seals.registerSeal({ body: described() }))).toBe('forbidden');
    const own = described({ custodianId: system.company.people['zhoulei']! });
    const problem = await problemOf((await system.as('zhoulei')).seals.registerSeal({ body: own }));
    expect(problem).toMatchObject({ code: 'seal-custodian-is-administrator', status: 409 });
    expect(problem.title).toMatch(/\p{Script=Han}/u);
  });

  it('of ten seals with one name at once succeeds once', async () => {
    const { seals } = await system.as('zhoulei');
    const body = described({ name: '同名印章' });
    const tries = await Promise.allSettled(Array.from({ length: 10 }, () => seals.registerSeal({ body })));
    const refused = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    expect(refused).toHaveLength(9);
    for (const error of refused) expect(error).toMatchObject({ problem: { code: 'seal-name-taken' } });
    const code = '3301060099999';
    await register({ code });
    expect(await refusalOf(seals.registerSeal({ body: described({ code }) }))).toBe('seal-code-taken');
  });
});

describe('the papers of a seal', () => {
  const upload = async (loginName: string) => {
    const { documents } = await system.as(loginName);
    const page = { create: { width: 400, height: 560, channels: 3, background: '#fdfdfd' } } as const;
    const file = Uint8Array.from(await sharp(page).png().toBuffer());
    return (await documents.uploadDocument({ querystring: { name: '备案证明.png' } }, { file })).id;
  };

  it('are documents of the person who files them, and open to the custodian', async () => {
    const documentId = await upload('zhoulei');
    const custodian = await system.as('wugang');
    expect(await refusalOf(custodian.documents.getDocument({ params: { id: documentId } }))).toBe('not-found');
    const seal = await register({ papers: [{ kind: 'filing-certificate', documentId }] });
    expect(seal.warnings).not.toContain('filing-certificate-missing');
    expect((await custodian.documents.getDocument({ params: { id: documentId } })).id).toBe(documentId);
    const body = { custodianId: system.company.people['hejuan']!, reason: '岗位调整' };
    const { seals } = await system.as('zhoulei');
    await seals.changeSealCustodian({ params: { id: seal.id }, body }, { version: seal.version });
    const successor = await system.as('hejuan');
    expect((await successor.documents.getDocument({ params: { id: documentId } })).id).toBe(documentId);
  });

  it('are not the documents of somebody else, or of nobody', async () => {
    const { seals } = await system.as('zhoulei');
    for (const documentId of [await upload('wangqiang'), '018f0000-0000-7000-8000-000000000000']) {
      const papers = [{ kind: 'other' as const, documentId }];
      expect(await refusalOf(seals.registerSeal({ body: described({ papers }) }))).toBe('seal-paper-unknown');
    }
  });
});

describe('changing a seal', () => {
  it('corrects facts under the version that was seen', async () => {
    const { seals } = await system.as('zhoulei');
    const seal = await register();
    const request = { params: { id: seal.id }, body: { changes: { place: '总部档案室' }, reason: '登记有误' } };
    expect(await refusalOf(seals.correctSeal(request))).toBe('version-required');
    const corrected = await seals.correctSeal(request, { version: seal.version });
    expect(corrected).toMatchObject({ place: '总部档案室', version: seal.version + 1 });
    expect(await refusalOf(seals.correctSeal(request, { version: seal.version }))).toBe('version-conflict');
    expect(await refusalOf(seals.correctSeal(request, { version: corrected.version }))).toBe('seal-nothing-corrected');
  });

  it('R5.2.2 names another custodian, with both on record', async () => {
    const { seals } = await system.as('zhoulei');
    const seal = await register();
    const body = { custodianId: system.company.people['hejuan']!, reason: '岗位调整' };
    const changed = await seals.changeSealCustodian({ params: { id: seal.id }, body }, { version: seal.version });
    expect(changed.custodian.name).toBe('何娟');
    expect(await system.eventsOf(seal.id)).toEqual(['seal.registered', 'seal.custodian-changed']);
    const former = await (await system.as('wugang')).seals.getSeal({ params: { id: seal.id } });
    expect(former.allowed).not.toContain('correctSeal');
  });
});

describe('the face of a seal', () => {
  it('is drawn, previewed the same, and shown small to those who only ask for seals', async () => {
    if (design === undefined) throw new Error('the example is drawn');
    const { seals } = await system.as('zhoulei');
    const seal = await register();
    const preview = await seals.previewSealFace({ body: design });
    expect(preview.type).toContain('image/svg+xml');
    const params = { id: seal.id };
    expect(await refusalOf(seals.getSealFace({ params }))).toBe('seal-face-missing');
    const drawn = await seals.drawSealFace({ params, body: design }, { version: seal.version });
    expect(drawn.face).toMatchObject({ source: 'drawn', design });
    expect(drawn.warnings).not.toContain('face-missing');
    expect(await (await seals.getSealFace({ params })).text()).toBe(await preview.text());
    const small = await (await system.as('wangqiang')).seals.getSealFace({ params });
    expect(small.type).toContain('image/png');
    const { width } = await sharp(await small.arrayBuffer()).metadata();
    expect(width).toBe(113);
  });

  it('names what cannot be drawn', async () => {
    if (design === undefined) throw new Error('the example is drawn');
    const { seals } = await system.as('zhoulei');
    const lopsided = seals.previewSealFace({ body: { ...design, heightMm: 30 } });
    expect(await refusalOf(lopsided)).toBe('face-shape-mismatch');
    const strange = await problemOf(seals.previewSealFace({ body: { ...design, name: '甲乙\u{20BB7}公司' } }));
    expect(strange).toMatchObject({ code: 'character-missing', params: { codePoint: 'U+20BB7' } });
    const asked = (await system.as('wangqiang')).seals.previewSealFace({ body: design });
    expect(await refusalOf(asked)).toBe('forbidden');
  });

  it('is taken off a scan by a confined process, without the paper, and kept encrypted', async () => {
    if (design === undefined) throw new Error('the example is drawn');
    const { seals } = await system.as('zhoulei');
    const seal = await register();
    const params = { id: seal.id };
    const impression = Buffer.from(faceToPng(drawFace(design), 300));
    const paper = { create: { width: 900, height: 900, channels: 3, background: '#f4f1e8' } } as const;
    const file = Uint8Array.from(
      await sharp(paper)
        .composite([{ input: impression }])
        .jpeg({ quality: 92 })
        .toBuffer(),
    );
    const facts = { widthMm: 40, heightMm: 40 };
    const preview = await seals.previewSealScan({ querystring: facts }, { file });
    expect((await sharp(await preview.arrayBuffer()).metadata()).hasAlpha).toBe(true);
    const scanned = await seals.scanSealFace({ params, querystring: {} }, { file, version: seal.version });
    expect(scanned.face).toMatchObject({ source: 'scanned', colour: 'red' });
    const full = await seals.getSealFace({ params });
    expect((await sharp(await full.arrayBuffer()).metadata()).width).toBeGreaterThan(400);
    const small = await (await system.as('wangqiang')).seals.getSealFace({ params });
    expect((await sharp(await small.arrayBuffer()).metadata()).width).toBeLessThan(120);
  });

  it('is not taken off a scan without ink, or something that is no picture', async () => {
    const { seals } = await system.as('zhoulei');
    const facts = { querystring: { widthMm: 40, heightMm: 40 } };
    const white = { create: { width: 600, height: 600, channels: 3, background: '#fff' } } as const;
    const blank = Uint8Array.from(await sharp(white).png().toBuffer());
    expect(await refusalOf(seals.previewSealScan(facts, { file: blank }))).toBe('scan-without-ink');
    const junk = new TextEncoder().encode('<html>no picture</html>');
    expect(await refusalOf(seals.previewSealScan(facts, { file: junk }))).toBe('picture-unreadable');
    const torn = blank.slice(0, 60);
    expect(await refusalOf(seals.previewSealScan(facts, { file: torn }))).toBe('picture-unreadable');
  });
});

describe('the key of a seal', () => {
  it('is only for electronic seals, and only for those who administer them', async () => {
    const { medium, material, place, code } = electronicSeal;
    const seal = await register({ medium, material, place, code });
    expect(seal).toMatchObject({ usable: false, warnings: ['face-missing', 'key-missing'] });
    expect(seal.allowed).toContain('issueSealKey');
    const { seals } = await system.as('wugang');
    const asked = seals.issueSealKey({ params: { id: seal.id } }, { version: seal.version });
    expect(await refusalOf(asked)).toBe('forbidden');
  });
});

describe('the history of a seal', () => {
  it('tells who did what and why, without what only its keepers may see', async () => {
    const { id, version } = await register();
    const { seals } = await system.as('zhoulei');
    const params = { id };
    const { version: corrected } = await seals.correctSeal(
      { params, body: { changes: { place: '新保险柜', material: '牛角' }, reason: '搬迁' } },
      { version },
    );
    const body = { custodianId: system.company.people['hejuan']!, reason: '岗位调整' };
    await seals.changeSealCustodian({ params, body }, { version: corrected });
    const reader = await system.as('wangqiang');
    const { items, sound } = await reader.seals.getSealHistory({ params });
    expect(sound).toBe(true);
    expect(items.map(({ type, actor, summary, data }) => ({ type, by: actor?.name, summary, data }))).toMatchObject([
      { type: 'seal.registered', by: '周蕾', summary: { to: '吴刚' }, data: { to: system.company.people['wugang'] } },
      { type: 'seal.corrected', by: '周蕾', data: { changed: ['material', 'place'], reason: '搬迁' } },
      {
        type: 'seal.custodian-changed',
        by: '周蕾',
        summary: { from: '吴刚', to: '何娟' },
        data: { from: system.company.people['wugang'], to: system.company.people['hejuan'], reason: '岗位调整' },
      },
    ]);
    const unknown = { id: '018f0000-0000-7000-8000-000000000000' };
    expect(await refusalOf(reader.seals.getSealHistory({ params: unknown }))).toBe('not-found');
  });
});
