import {
  encodeLeaf,
  leafHash,
  openCheckpoint,
  parseProof,
  parseRecord,
  parseVkey,
  verifyProofFile,
  verifyRecord,
} from '@yinxin/ledger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemOf } from '../../../../../tests/support/problem.ts';
import { startSystem, type TestSystem } from '../../../../../tests/support/system.ts';
import { newId } from '../../platform/ids.ts';
import { systemActor } from '../../platform/transition.ts';
import { subjectHistory } from './index.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await startSystem();
  await system.app.ledger.settle();
});
afterAll(() => system.close());

const text = async (blob: Promise<Blob>): Promise<string> => (await blob).text();

describe('what everybody may fetch', () => {
  it('is enough to verify the ledger: key, checkpoint, tiles', async () => {
    const { ledger } = system.nobody;
    const vkey = (await text(ledger.getVkey({}))).trim();
    const opened = openCheckpoint(await text(ledger.getCheckpoint({})), [parseVkey(vkey)], 'yinxin.test/ledger');
    expect(opened.ok).toBe(true);
    const size = opened.ok ? opened.checkpoint.size : 0;
    expect(size).toBeGreaterThan(10);
    const tile = await ledger.getTile({ params: { '*': `0/000.p/${size}` } });
    expect(tile.size).toBe(32 * size);
    expect((await ledger.getTile({ params: { '*': `entries/000.p/${size}` } })).size).toBeGreaterThan(200 * size);
  });

  it.each(['0/000', '0/000.p/1000', '9/000', 'entries/1', '../../etc/passwd', '', 'x'])(
    'has no tile %j',
    async (path) => {
      await expect(system.nobody.ledger.getTile({ params: { '*': path } })).rejects.toMatchObject({
        problem: { status: 404 },
      });
    },
  );
});

describe('the stream of entries', () => {
  it('comes newest first, in stretches, each entry once', async () => {
    const { ledger } = await system.as('audadmin');
    const seen: number[] = [];
    for (let cursor: string | undefined; ;) {
      const stretch = await ledger.listEntries({ querystring: { limit: 7, ...(cursor && { cursor }) } });
      seen.push(...stretch.items.map((entry) => entry.index));
      cursor = stretch.next;
      if (cursor === undefined) break;
    }
    expect(seen.length).toBeGreaterThan(14);
    expect(seen).toEqual(Array.from({ length: seen.length }, (_, at) => seen.length - 1 - at));
  });

  it('is narrowed by type, subject, person and time', async () => {
    const { ledger } = await system.as('sunli');
    const list = async (querystring: Parameters<typeof ledger.listEntries>[0]['querystring']) =>
      (await ledger.listEntries({ querystring: { limit: 200, ...querystring } })).items;
    const people = await list({ type: 'person.' });
    expect(new Set(people.map((entry) => entry.type))).toEqual(new Set(['person.registered']));
    const wangqiang = system.company.people['wangqiang']!;
    const own = await list({ subjectId: wangqiang });
    expect(new Set(own.map((entry) => entry.subject.type))).toEqual(new Set(['person', 'account']));
    expect(await list({ subjectId: wangqiang, subjectType: 'person' })).toHaveLength(1);
    expect(await list({ actorId: wangqiang })).toEqual([]);
    expect((await list({ actorId: systemActor.id })).every((entry) => entry.actor === null)).toBe(true);
    const { at } = own[0]!;
    expect(await list({ to: at, subjectId: wangqiang })).toEqual([]);
    expect(await list({ from: at, subjectId: wangqiang })).toEqual(own);
  });

  it('is refused without ledger.read', async () => {
    const { ledger } = await system.as('wangqiang');
    expect(await problemOf(ledger.listEntries({ querystring: {} }))).toMatchObject({ status: 403, code: 'forbidden' });
  });
});

describe('one entry', () => {
  const entryOf = async (subjectType: string, subjectId: string) => {
    const { ledger } = await system.as('audadmin');
    const { items } = await ledger.listEntries({ querystring: { subjectType, subjectId } });
    return items[0]!;
  };

  it('shows its facts, its proof and its record, which verify each other', async () => {
    const { ledger } = await system.as('sunli');
    const { id, index } = await entryOf('person', system.company.people['wangqiang']!);
    const entry = await ledger.getEntry({ params: { id } });
    expect(entry).toMatchObject({ index, body: 'shown', type: 'person.registered', actor: null });
    expect(JSON.stringify(entry.data)).toContain('王强');
    const record = parseRecord(await text(ledger.getEntryRecord({ params: { id } })));
    expect(verifyRecord(record)).toEqual({ ok: true });
    const leaf = encodeLeaf(record.leaf);
    expect(Buffer.from(leafHash(leaf)).toString('base64')).toBe(entry.leafHash);
    const proof = await text(ledger.getEntryProof({ params: { id } }));
    expect(parseProof(proof).index).toBe(index);
    const vkey = (await text(ledger.getVkey({}))).trim();
    expect(verifyProofFile({ proof, vkey, leaf }).ok).toBe(true);
  });

  it('keeps its facts from a reader whose scope does not reach the subject', async () => {
    const { ledger } = await system.as('sunli');
    const { id } = await entryOf('account', system.company.people['wangqiang']!);
    expect(await ledger.getEntry({ params: { id } })).toMatchObject({ body: 'not-in-scope', data: null });
    expect(await problemOf(ledger.getEntryRecord({ params: { id } }))).toMatchObject({ status: 404 });
    const everywhere = (await system.as('audadmin')).ledger;
    expect(await everywhere.getEntry({ params: { id } })).toMatchObject({ body: 'shown' });
  });

  it('that does not exist is not found', async () => {
    const { ledger } = await system.as('audadmin');
    const params = { id: newId() };
    const { getEntry, getEntryProof, getEntryRecord } = ledger;
    for (const get of [getEntry, getEntryProof, getEntryRecord]) {
      expect(await problemOf(get({ params }))).toMatchObject({ status: 404 });
    }
  });
});

it('the history of a record names who did what, with the fields its slice lets out', async () => {
  const { organization } = await system.as('secadmin');
  const personId = system.company.people['linxia']!;
  const grant = await organization.grantRole({ body: { personId, role: 'auditor', scope: { kind: 'everywhere' } } });
  const history = await subjectHistory(
    system.db,
    system.app.ledger.decrypt,
    { type: 'grant', id: grant.id },
    (event) => ({ data: { kind: event.type } }),
  );
  expect(history).toMatchObject({
    sound: true,
    items: [
      {
        actor: { id: system.company.people['secadmin'], name: expect.stringMatching(/./) },
        type: 'grant.given',
        index: null,
        data: { kind: 'grant.given' },
      },
    ],
  });
});
