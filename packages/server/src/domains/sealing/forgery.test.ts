import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemOf, refusalOf } from '../../../../../tests/support/problem.ts';
import { at, openDesk, straddle, type Desk, type Wanted } from './testing/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.system.close());

const person = (loginName: string) => desk.system.as(loginName);
const electronic = (): Wanted => ({
  sealId: desk.seals.contract,
  medium: 'electronic',
  impressions: 2,
  positions: [at(3), straddle],
});
const readyToSeal = () => desk.readyToSeal([electronic()]);
const giveContractSealTo = (loginName: string) => desk.handOver(desk.seals.contract, loginName);

/** What somebody can do who writes every table and every file, but has no keys. */
describe('a forgery behind the back of the system', () => {
  it('R6.3.1 believes no status column: a row set to approved gets no seal', async () => {
    const asked = await desk.ask([electronic()]);
    const other = await readyToSeal();
    const { db } = desk.system;
    const [approved] = (
      await sql<{ state: { validUntil: string; approvedAt: string } }>`
        select state from use_requests where id = ${other.requestId}::uuid`.execute(db)
    ).rows;
    const task = (await sql<{ state: object }>`select state from sealings where id = ${other.id}::uuid`.execute(db))
      .rows[0];
    const forged = crypto.randomUUID();
    // As somebody would who can write every table but has no keys: the request approved, a task made by hand.
    await sql`
      update use_requests set status = 'approved', version = version + 1, state = state || ${JSON.stringify({
        state: 'approved',
        approvedAt: approved?.state.approvedAt,
        validUntil: approved?.state.validUntil,
      })}::jsonb where id = ${asked.requestId}::uuid`.execute(db);
    await sql`update approvals set status = 'approved', state = state || '{"status":"approved"}'
      where id = ${asked.caseId}::uuid`.execute(db);
    const [document] = (
      await sql<{ sha256: string }>`select sha256 from documents where id = ${asked.documentId}::uuid`.execute(db)
    ).rows;
    const state = { ...task?.state, id: forged, requestId: asked.requestId, documentId: asked.documentId, ...document };
    await sql`insert into sealings
      select ${forged}::uuid, version, ${JSON.stringify(state)}::jsonb, created_at, updated_at, ${asked.requestId}::uuid,
        ${asked.documentId}::uuid, seal_id, medium, status, requester_id, department_id, entity_id, handler_ids, null
      from sealings where id = ${other.id}::uuid`.execute(db);
    const { sealing } = await person('wugang');
    const problem = await problemOf(sealing.sealDocument({ params: { id: forged } }));
    // Its history cannot even be continued: there is no entry to chain to.
    expect(problem.code).toBe('internal');
    expect((await sealing.getSealing({ params: { id: forged } })).sealed).toBeNull();
  });

  it('R6.3.1 is refused by the sealer when entries say otherwise than rows, with every failed check in words', async () => {
    const { id } = await readyToSeal();
    await giveContractSealTo('hejuan');
    // The row says that the former custodian still holds the seal; the ledger knows better.
    await sql`update seals set custodian_id = ${desk.idOf('wugang')}::uuid,
      state = jsonb_set(state, '{custodianId}', to_jsonb(${desk.idOf('wugang')}::text))
      where id = ${desk.seals.contract}::uuid`.execute(desk.system.db);
    const { sealing } = await person('wugang');
    const problem = await problemOf(sealing.sealDocument({ params: { id } }));
    expect(problem.code).toBe('sealing-not-authorized');
    expect(problem.errors).toEqual([
      { pointer: '', code: 'custodian-independent', detail: '未满足“由保管人本人盖章，且与申请人、审批人不同”' },
    ]);
    expect(await sealing.getSealing({ params: { id } })).toMatchObject({
      state: 'waiting',
      reason: 'sealing-not-authorized: custodian-independent',
    });
    await sql`update seals set state = jsonb_set(state, '{custodianId}', to_jsonb(${desk.idOf('hejuan')}::text))
      where id = ${desk.seals.contract}::uuid`.execute(desk.system.db);
    await giveContractSealTo('wugang');
  });

  it('refuses a document whose row was changed after the approval', async () => {
    const { id, documentId } = await readyToSeal();
    const other = await desk.upload('wangqiang', 1);
    // Somebody exchanges the file behind the document for another one, and the digest in the row with it.
    await sql`update documents d set state = d.state || jsonb_build_object('sha256', o.state -> 'sha256', 'file', o.state -> 'file')
      from documents o where d.id = ${documentId}::uuid and o.id = ${other}::uuid`.execute(desk.system.db);
    const { sealing } = await person('wugang');
    const { checks } = await sealing.getSealing({ params: { id } });
    expect(checks.find(({ check }) => check === 'document-pinned')?.passed).toBe(false);
    expect(await refusalOf(sealing.sealDocument({ params: { id } }))).toBe('sealing-document-changed');
  });

  it('does not get another seal than the approved one onto a document', async () => {
    const { id } = await readyToSeal();
    // The row names the finance seal, whose holder is bribed; its key would be used if rows were believed.
    const { db } = desk.system;
    await sql`update sealings set seal_id = ${desk.seals.finance}::uuid,
      state = jsonb_set(state, '{sealId}', to_jsonb(${desk.seals.finance}::text)) where id = ${id}::uuid`.execute(db);
    const code = await refusalOf((await person('hejuan')).sealing.sealDocument({ params: { id } }));
    expect(code).toBe('sealing-not-authorized');
    expect((await (await person('hejuan')).sealing.getSealing({ params: { id } })).sealed).toBeNull();
  });

  it('is found when the file on disk was changed', async () => {
    const { id, documentId } = await readyToSeal();
    const { db, dataFolder } = desk.system;
    const { rows } = await sql<{ blob: string }>`
      select state -> 'file' ->> 'id' as blob from documents where id = ${documentId}::uuid`.execute(db);
    const blob = rows[0]?.blob ?? '';
    const path = join(dataFolder, 'documents', blob.slice(0, 2), blob.slice(2, 4), blob);
    const bytes = await readFile(path);
    bytes[bytes.length - 100] = (bytes.at(-100) ?? 0) ^ 1;
    await chmod(path, 0o600);
    await writeFile(path, bytes);
    const { sealing } = await person('wugang');
    expect(await refusalOf(sealing.sealDocument({ params: { id } }))).toBe('sealing-document-changed');
    const { checks } = await sealing.getSealing({ params: { id } });
    expect(checks.find(({ check }) => check === 'document-pinned')?.refusal?.title).toBe(
      '文件与审批时不一致，已拒绝用印',
    );
  });
});
