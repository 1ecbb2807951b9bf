import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemOf, refusalOf } from '../../../../../tests/support/problem.ts';
import { startSystem, type TestSystem } from '../../../../../tests/support/system.ts';
import { createIntake } from '../../platform/intake/index.ts';
import { active, hugePng } from '../../platform/intake/testing/hostile-files.ts';
import { contract } from '../../platform/intake/testing/sample-files.ts';
import { systemActor } from '../../platform/transition.ts';
import { createVault, openBlobFolder, openKeyring } from '../../platform/vault/index.ts';
import { createFiles, openedDigests, shareDocuments, storeSealedDocument } from './index.ts';

let system: TestSystem;
let file: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  system = await startSystem();
  file = Uint8Array.from(await contract(3));
});
afterAll(() => system.close());

const upload = async (person: string, bytes = file, name = '设备采购合同.pdf') => {
  const { documents } = await system.as(person);
  return documents.uploadDocument({ querystring: { name } }, { file: bytes });
};

/** Puts a document before people, as the submission of a request does. */
const share = (id: string, ...people: string[]) =>
  system.app.transact(systemActor, (tx) =>
    shareDocuments(
      tx,
      [id],
      people.map((person) => system.company.people[person]!),
    ),
  );

/** The files of the blob store that did not exist before `work`. */
async function filesMadeBy(work: () => Promise<unknown>): Promise<string[]> {
  const list = async () => {
    const entries = await readdir(join(system.dataFolder, 'documents'), { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  };
  const before = new Set(await list());
  await work();
  return (await list()).filter((path) => !before.has(path));
}

describe('uploading', () => {
  it('stores the very bytes, and answers with what was found in them', async () => {
    const document = await upload('wangqiang');
    expect(document).toMatchObject({
      name: '设备采购合同.pdf',
      owner: { name: '王强' },
      size: file.length,
      origin: { kind: 'uploaded', type: 'pdf', sha256: document.sha256, size: file.length },
      warnings: [],
      opened: false,
    });
    expect(document.pages).toEqual([1, 2, 3].map(() => ({ widthMm: 210, heightMm: 297, blank: false })));
    const { documents } = await system.as('wangqiang');
    const back = await documents.getDocumentFile({ params: { id: document.id } });
    expect(Buffer.from(await back.arrayBuffer()).equals(file)).toBe(true);
    expect(await system.eventsOf(document.id, 'document')).toEqual(['document.stored']);
  });

  it('keeps nothing readable on disk', async () => {
    const made = await filesMadeBy(() => upload('wangqiang'));
    expect(made).toHaveLength(2);
    for (const path of made) {
      const bytes = await readFile(path);
      expect(bytes.subarray(0, 3).toString()).toBe('YXE');
      expect(bytes.includes('%PDF')).toBe(false);
      expect(bytes.includes('甲乙双方')).toBe(false);
    }
  });

  it('turns a picture into a PDF, and names it so', async () => {
    const picture = sharp({ create: { width: 800, height: 1131, channels: 3, background: '#a02020' } }).png();
    const document = await upload('wangqiang', Uint8Array.from(await picture.toBuffer()), '盖章页扫描.png');
    expect(document.origin).toMatchObject({ kind: 'uploaded', type: 'png' });
    expect(document.pages).toHaveLength(1);
    const { documents } = await system.as('wangqiang');
    const bytes = await documents.getDocumentFile({ params: { id: document.id } });
    expect(Buffer.from(await bytes.arrayBuffer()).toString('latin1', 0, 5)).toBe('%PDF-');
  });

  it('done twice with one key makes one document', async () => {
    const { documents } = await system.as('wangqiang');
    const twice = { querystring: { name: 'a.pdf' } };
    const options = { file, idempotencyKey: 'one-and-the-same' };
    const both = await Promise.all([
      documents.uploadDocument(twice, options),
      documents.uploadDocument(twice, options),
    ]);
    expect(both[0].id).toBe(both[1].id);
  });

  it.each([
    ['nothing', new Uint8Array(), 'a.pdf', 'document-empty'],
    ['60 MB', new Uint8Array(60_000_000), 'a.pdf', 'document-too-large'],
    ['HTML renamed', Uint8Array.from(Buffer.from('<html></html>')), 'a.pdf', 'document-not-what-its-name-says'],
    ['JavaScript', Uint8Array.from(active[0]?.[2] ?? []), 'a.pdf', 'document-active-content'],
    ['a picture of 30,000 × 30,000', Uint8Array.from(hugePng()), 'a.png', 'picture-too-large'],
  ])('refuses %s, says why in Chinese, and keeps nothing', async (_, bytes, name, code) => {
    const made = await filesMadeBy(async () => {
      const problem = await problemOf(upload('wangqiang', bytes, name));
      expect(problem.code).toBe(code);
      expect(`${problem.title}${problem.detail}`).toMatch(/^[^{}]*[\u4e00-\u9fff][^{}]*$/);
    });
    expect(made).toEqual([]);
  });

  it('is for people who do business', async () => {
    expect(await refusalOf(upload('sysadmin'))).toBe('forbidden');
    expect(await refusalOf(upload('sunli'))).toBe('forbidden');
  });

  it('wants a name that can be shown', async () => {
    expect(await refusalOf(upload('wangqiang', file, '合同\u202efdp.exe'))).toBe('validation-failed');
  });
});

describe('reading', () => {
  it('gives pages as pictures, text with places, and places of a keyword', async () => {
    const { id } = await upload('wangqiang');
    const { documents } = await system.as('wangqiang');
    const page = await documents.getPageImage({ params: { id, page: 3 }, querystring: { dpi: '72' } });
    expect(page.type).toBe('image/png');
    const { width, height } = await sharp(Buffer.from(await page.arrayBuffer())).metadata();
    expect([width, height]).toEqual([596, 842]);
    const { lines } = await documents.getPageText({ params: { id, page: 3 } });
    expect(lines.at(-1)?.text).toBe('甲方（盖章）：北京示例科技有限公司');
    const { places } = await documents.findInDocument({ params: { id }, querystring: { keyword: '甲方(盖章)' } });
    expect(places).toMatchObject([{ page: 3 }]);
    expect(places[0]?.boxes).toHaveLength(1);
  });

  it('names the pages that there are', async () => {
    const { id } = await upload('wangqiang');
    const { documents } = await system.as('wangqiang');
    const refused = { code: 'page-not-found', params: { page: 4, pages: 3 } };
    expect(await problemOf(documents.getPageImage({ params: { id, page: 4 }, querystring: {} }))).toMatchObject(
      refused,
    );
    expect(await problemOf(documents.getPageText({ params: { id, page: 4 } }))).toMatchObject(refused);
  });

  it('R3.1.5 is for the owner, for those it was put before, and for those whose scope covers it', async () => {
    const { id } = await upload('wangqiang');
    const seen = async (person: string) => {
      const { documents } = await system.as(person);
      return documents.getDocument({ params: { id } }).then(
        () => 'seen',
        () => refusalOf(documents.getDocument({ params: { id } })),
      );
    };
    expect(await seen('limin')).toBe('seen');
    expect(await seen('sunli')).toBe('seen');
    expect(await seen('linxia')).toBe('not-found');
    expect(await seen('wugang')).toBe('not-found');
    expect(await seen('sysadmin')).toBe('forbidden');
    await share(id, 'wugang');
    expect(await seen('wugang')).toBe('seen');
    expect(await seen('linxia')).toBe('not-found');
  });

  it('hides every way to the bytes from others', async () => {
    const { id } = await upload('wangqiang');
    const { documents } = await system.as('linxia');
    const params = { id };
    const ways = [
      () => documents.getDocumentFile({ params }),
      () => documents.getPageImage({ params: { id, page: 1 }, querystring: {} }),
      () => documents.getPageText({ params: { id, page: 1 } }),
      () => documents.findInDocument({ params, querystring: { keyword: '甲方' } }),
      () => documents.openDocument({ params }),
    ];
    for (const way of ways) expect(await refusalOf(way())).toBe('not-found');
  });

  it('R2.4.2 records once that a person has opened the document', async () => {
    const document = await upload('wangqiang');
    await share(document.id, 'wugang');
    const { documents } = await system.as('wugang');
    const params = { id: document.id };
    const wugang = system.company.people['wugang']!;
    expect(await openedDigests(system.db, wugang, [document.id])).toEqual([]);
    expect((await documents.openDocument({ params })).opened).toBe(true);
    await documents.openDocument({ params });
    expect(await openedDigests(system.db, wugang, [document.id])).toEqual([document.sha256]);
    expect(await system.eventsOf(document.id, 'document')).toEqual([
      'document.stored',
      'document.shared',
      'document.opened',
    ]);
  });
});

it('a sealed version is another document, which everybody who may read the original may read', async () => {
  const original = await upload('wangqiang');
  await share(original.id, 'wugang');
  const intake = createIntake();
  const vault = createVault(await openKeyring(join(system.dataFolder, 'keys'), system.clock));
  const blobs = await openBlobFolder(join(system.dataFolder, 'documents'), vault, system.clock);
  const files = createFiles(intake, blobs);
  const taken = await files.takeInSealed(await contract(2), '设备采购合同.pdf', original.id);
  intake.close();
  await system.app.transact(systemActor, (tx) => storeSealedDocument(tx, taken, original.id));
  for (const person of ['wangqiang', 'wugang', 'limin']) {
    const { documents } = await system.as(person);
    const sealed = await documents.getDocument({ params: { id: taken.id } });
    expect(sealed).toMatchObject({ owner: { name: '王强' }, origin: { kind: 'sealed', documentId: original.id } });
  }
  const { documents } = await system.as('linxia');
  expect(await refusalOf(documents.getDocument({ params: { id: taken.id } }))).toBe('not-found');
  expect(await system.eventsOf(original.id, 'document')).toEqual(['document.stored', 'document.shared']);
});

describe('bytes that are not those that were stored', () => {
  it('on disk: are refused, and nothing of them is shown', async () => {
    let id = '';
    const made = await filesMadeBy(async () => {
      id = (await upload('wangqiang')).id;
    });
    for (const path of made) {
      const bytes = await readFile(path);
      bytes[bytes.length - 5] = (bytes.at(-5) ?? 0) ^ 1;
      await rm(path);
      await writeFile(path, bytes);
    }
    const { documents } = await system.as('wangqiang');
    const problem = await problemOf(documents.getDocumentFile({ params: { id } }));
    expect(problem).toMatchObject({ code: 'document-altered', params: { name: '设备采购合同.pdf' } });
    expect(await refusalOf(documents.getDocument({ params: { id } }))).toBe('document-altered');
    expect(await refusalOf(documents.getPageImage({ params: { id, page: 1 }, querystring: {} }))).toBe(
      'document-altered',
    );
  });

  it('in the database: another file put in place of the approved one is refused', async () => {
    const mine = await upload('wangqiang');
    const other = await upload('wangqiang', Uint8Array.from(await contract(1)), 'other.pdf');
    await sql`
      update documents set state = jsonb_set(state, '{file}',
        (select state->'file' from documents where id = ${other.id}::uuid)) where id = ${mine.id}::uuid`.execute(
      system.db,
    );
    const { documents } = await system.as('wangqiang');
    const params = { id: mine.id };
    expect(await refusalOf(documents.getDocumentFile({ params }))).toBe('document-altered');
    // Digest and file changed together: the bytes are still bound to the other document.
    await sql`
      update documents set state = state || jsonb_build_object('sha256', state->'file'->'sha256')
      where id = ${mine.id}::uuid`.execute(system.db);
    expect(await refusalOf(documents.getDocumentFile({ params }))).toBe('document-altered');
    expect(await refusalOf(documents.getPageImage({ params: { id: mine.id, page: 1 }, querystring: {} }))).toBe(
      'document-altered',
    );
  });
});
