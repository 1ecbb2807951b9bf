import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { api, type Routes } from '@yinxin/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from '../../packages/server/src/domains/sealing/testing/desk.ts';
import { refusalOf } from '../support/problem.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.system.close());

const positions = [{ kind: 'at', page: 1, xMm: 100, yMm: 200 } as const];

/** A contract that is approved for the electronic seal, in the hands of its custodian. */
async function approved() {
  const wanted = [{ sealId: desk.seals.contract, medium: 'electronic', impressions: 1 } as const];
  const asked = await desk.approved(wanted);
  const [id = ''] = await desk.tasks(asked.requestId);
  const { sealing } = await desk.system.as('wugang');
  const { version } = await sealing.getSealing({ params: { id } });
  await sealing.confirmPositions({ params: { id }, body: { positions } }, { version });
  return { ...asked, sealing, task: { params: { id } } };
}

/** Nothing was sealed, and the custodian sees which condition does not hold. */
async function expectUnsealed({ sealing, task }: Pick<Awaited<ReturnType<typeof approved>>, 'sealing' | 'task'>) {
  const view = await sealing.getSealing(task);
  expect(view).toMatchObject({ sealed: null, used: 0 });
  expect(view.checks.find(({ check }) => check === 'document-pinned')).toMatchObject({ passed: false });
  expect((await desk.system.eventsOf(task.params.id)).filter((type) => type === 'sealing.sealed')).toEqual([]);
}

describe('a document changed between approval and sealing is not sealed: R6.3.2', () => {
  it('through the API there is no way: a document is stored and opened, nothing else', async () => {
    const writes = Object.entries<Routes[string]>(api.documents).filter(([, { method }]) => method !== 'GET');
    expect(writes.map(([name]) => name)).toEqual(['uploadDocument', 'openDocument']);

    // And the approved request cannot be made to point to another one.
    const { requestId, sealing, task, documentId } = await approved();
    const { useRequests } = await desk.system.as('wangqiang');
    const { version } = await useRequests.getUseRequest({ params: { id: requestId } });
    const body = { title: '换', purpose: '', departmentId: null, plannedAt: null, items: [], attachments: [] };
    const save = useRequests.saveUseRequestDraft({ params: { id: requestId }, body }, { version });
    expect(await refusalOf(save)).toBe('use-request-not-editable');
    const { submission } = await useRequests.getUseRequest({ params: { id: requestId } });
    expect(submission?.documents.map((pinned) => pinned.documentId)).toEqual([documentId]);
    expect((await sealing.sealDocument(task)).state).toBe('done');
  });

  it('on disk: one byte of its file, or another file in its place', async () => {
    const oneByte = async (bytes: Buffer) => bytes.with(bytes.length - 100, (bytes.at(-100) ?? 0) ^ 1);
    const anotherFile = async () => readFile(await fileOf(await desk.upload('wangqiang', 1)));
    for (const change of [oneByte, anotherFile]) {
      const { sealing, task, documentId } = await approved();
      const path = await fileOf(documentId);
      const changed = await change(await readFile(path));
      // The store makes its files read-only.
      await rm(path);
      await writeFile(path, changed);
      expect(await refusalOf(sealing.sealDocument(task))).toBe('sealing-document-changed');
      await expectUnsealed({ sealing, task });
    }
  });

  it('in the database: another file and its digest behind the same document, in the task and in the request as well', async () => {
    const { sealing, task, documentId } = await approved();
    const other = await desk.upload('wangqiang', 2);
    const { db } = desk.system;
    const digestOf = async (id: string): Promise<string> =>
      (
        await sql<{
          sha256: string;
        }>`select state ->> 'sha256' as sha256 from documents where id = ${id}::uuid`.execute(db)
      ).rows[0]?.sha256 ?? '';
    const [before, after] = [await digestOf(documentId), await digestOf(other)];
    await sql`update documents d set sha256 = o.sha256,
        state = d.state || jsonb_build_object('sha256', o.state -> 'sha256', 'file', o.state -> 'file')
      from documents o where d.id = ${documentId}::uuid and o.id = ${other}::uuid`.execute(db);
    for (const table of ['sealings', 'use_requests', 'approvals']) {
      await sql`update ${sql.table(table)} set state = replace(state::text, ${before}, ${after})::jsonb
        where state::text like ${`%${before}%`}`.execute(db);
    }
    // Every row agrees now; but the bytes were encrypted for the other document, and the ledger knows better.
    expect(await refusalOf(sealing.sealDocument(task))).toBe('sealing-document-changed');
    await expectUnsealed({ sealing, task });
  });
});

/** Where the blob of a document lies. */
async function fileOf(documentId: string): Promise<string> {
  const { rows } = await sql<{ blob: string }>`
    select state -> 'file' ->> 'id' as blob from documents where id = ${documentId}::uuid`.execute(desk.system.db);
  const folder = join(desk.system.dataFolder, 'documents');
  const name = (await readdir(folder, { recursive: true })).find((path) => path.endsWith(rows[0]?.blob ?? 'none'));
  return join(folder, name ?? 'none');
}
