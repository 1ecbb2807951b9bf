import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../../../../tests/support/problem.ts';
import { startSystem, type TestSystem } from '../../../../../tests/support/system.ts';
import { contract } from '../../platform/intake/testing/sample-files.ts';
import { contractSeal, filing } from './seal.examples.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.close());

const office = async () => (await system.as('zhoulei')).seals;

let count = 0;
/** A seal of the sample company, held by 吴刚; each with a name of its own. */
const register = async () =>
  (await office()).registerSeal({
    body: {
      ...contractSeal,
      entityId: system.company.entityId,
      custodianId: system.company.people['wugang']!,
      name: `合同专用章(${(count += 1)})`,
      code: null,
      papers: [],
    },
  });

const certificate = async (loginName: string): Promise<string> => {
  const { documents } = await system.as(loginName);
  const file = Uint8Array.from(await contract(1));
  return (await documents.uploadDocument({ querystring: { name: '备案证明.pdf' } }, { file })).id;
};

describe('the filing of a seal with the public security', () => {
  it('R4.2.2 is recorded by the seal office, with its certificate on file and open to the custodian', async () => {
    const seal = await register();
    expect(seal).toMatchObject({ filing: null, filingStanding: 'unfiled', usable: false });
    expect(seal.warnings).toContain('filing-certificate-missing');
    const certificateId = await certificate('zhoulei');
    const request = { params: { id: seal.id }, body: { ...filing, certificateId } };
    const filed = await (await office()).recordSealFiling(request, { version: seal.version });
    expect(filed).toMatchObject({
      filing: { standing: 'filed', number: filing.number, certificateId, by: { name: '周蕾' } },
      filingStanding: 'filed',
      usable: true,
      papers: [{ kind: 'filing-certificate', documentId: certificateId }],
    });
    expect(filed.warnings).toEqual(['code-missing', 'face-missing']);
    expect(filed.allowed).not.toContain('exemptSealFiling');
    const custodian = await system.as('wugang');
    expect((await custodian.documents.getDocument({ params: { id: certificateId } })).id).toBe(certificateId);
  });

  it('is told to everybody who may see the seal, without the certificate, and stands in its history', async () => {
    const { id, version } = await register();
    const body = { ...filing, certificateId: await certificate('zhoulei') };
    await (await office()).recordSealFiling({ params: { id }, body }, { version });
    const reader = (await system.as('wangqiang')).seals;
    const seen = await reader.getSeal({ params: { id } });
    expect(seen).toMatchObject({ papers: [], filing: { standing: 'filed', certificateId: null } });
    const { items } = await reader.getSealHistory({ params: { id } });
    const { number, authority, filedOn } = filing;
    expect(items.at(-1)).toMatchObject({ type: 'seal.filed', data: { number, authority, filedOn } });
    expect(JSON.stringify(items)).not.toContain(body.certificateId);
  });

  it('takes the certificate from those who have it', async () => {
    const { id, version } = await register();
    for (const certificateId of [await certificate('wangqiang'), '018f0000-0000-7000-8000-000000000000']) {
      const asked = (await office()).recordSealFiling(
        { params: { id }, body: { ...filing, certificateId } },
        { version },
      );
      expect(await refusalOf(asked)).toBe('seal-paper-unknown');
    }
  });

  it('is recorded and dispensed with by the seal office only', async () => {
    const { id, version } = await register();
    for (const loginName of ['wugang', 'wangqiang', 'sunli']) {
      const { seals } = await system.as(loginName);
      const exempted = seals.exemptSealFiling({ params: { id }, body: { reason: '不办理备案' } }, { version });
      expect(await refusalOf(exempted)).toBe('forbidden');
      const recorded = seals.recordSealFiling({ params: { id }, body: filing }, { version });
      expect(await refusalOf(recorded)).toBe('forbidden');
    }
  });

  it('R4.2.1 is found in the register by how it stands: filed, exempt, or yet to be filed', async () => {
    const [filed, exempt, unfiled] = [await register(), await register(), await register()];
    const { recordSealFiling, exemptSealFiling, listSeals } = await office();
    const body = { ...filing, certificateId: await certificate('zhoulei') };
    await recordSealFiling({ params: { id: filed.id }, body }, { version: filed.version });
    const reason = { reason: '当地公安机关不办理备案' };
    const exempted = await exemptSealFiling({ params: { id: exempt.id }, body: reason }, { version: exempt.version });
    expect(exempted.filing).toMatchObject({ standing: 'exempt', ...reason, by: { name: '周蕾' } });
    expect(exempted.warnings).not.toContain('filing-certificate-missing');
    for (const [standing, seal] of [
      ['filed', filed],
      ['exempt', exempt],
      ['unfiled', unfiled],
    ] as const) {
      const { items } = await listSeals({ querystring: { filing: standing, pageSize: 100 } });
      expect(items.map(({ id }) => id)).toContain(seal.id);
      expect(new Set(items.map(({ filingStanding }) => filingStanding))).toEqual(new Set([standing]));
    }
  });
});
