import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../../../../tests/support/problem.ts';
import { DAY } from '../../platform/clock.ts';
import { openDesk, type Desk } from './testing/desk.ts';

let desk: Desk;
let photo: string;
beforeAll(async () => {
  desk = await openDesk();
  photo = await desk.upload('wugang', 1);
});
afterAll(() => desk.system.close());

const sealing = async (loginName = 'wugang') => (await desk.system.as(loginName)).sealing;

/** The only task of an approved request for some impressions on paper. */
async function task(impressions: number, sealId = desk.seals.stamp, copies = 1) {
  const asked = await desk.approved([{ sealId, medium: 'physical', impressions }], { copies });
  const [id = ''] = await desk.tasks(asked.requestId);
  return { ...asked, id };
}

const use = (change: object = {}) => ({
  impressions: 1,
  copies: 1,
  usedAt: desk.system.clock.now(),
  place: '总经理办公室',
  witnessId: null,
  evidence: [photo],
  ...change,
});

const state = async (requestId: string): Promise<string> =>
  (await (await desk.system.as('wangqiang')).useRequests.getUseRequest({ params: { id: requestId } })).state;

describe('using a seal on paper', () => {
  it('R6.4.1 registers each use until everything approved is used', async () => {
    const { id, requestId, documentId } = await task(1, desk.seals.stamp, 2);
    const { registerUse, getSealing } = await sealing();
    const first = await registerUse({ params: { id }, body: use() });
    expect(first).toMatchObject({ state: 'waiting', used: 1, approvedImpressions: 2 });
    expect(await state(requestId)).toBe('sealing');
    const second = await registerUse({ params: { id }, body: use() });
    expect(second).toMatchObject({ state: 'done', used: 2 });
    expect(await state(requestId)).toBe('completed');
    expect((await getSealing({ params: { id } })).allowed).toEqual([]);
    // R6.4.2: the requester sees what is archived of it.
    const { documents } = await desk.system.as('wangqiang');
    expect((await documents.getDocument({ params: { id: photo } })).id).toBe(photo);
    expect(documentId).not.toBe(photo);
  });

  it('R6.3.1 gives exactly three uses to fifty at once of an approval for three', async () => {
    const { id, requestId } = await task(3);
    const { registerUse, getSealing } = await sealing();
    const attempts = Array.from({ length: 50 }, () => registerUse({ params: { id }, body: use() }));
    const outcomes = await Promise.allSettled(attempts);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(await getSealing({ params: { id } })).toMatchObject({ used: 3, state: 'done' });
    const events = await desk.system.eventsOf(id);
    expect(events.filter((type) => type === 'sealing.use-registered')).toHaveLength(3);
    expect(await state(requestId)).toBe('completed');
  });

  it('counts a repeated click once', async () => {
    const { id } = await task(3);
    const { registerUse } = await sealing();
    const key = { idempotencyKey: crypto.randomUUID() };
    const body = use();
    const replies = await Promise.all([1, 2, 3].map(() => registerUse({ params: { id }, body }, key)));
    expect(replies.map(({ used }) => used)).toEqual([1, 1, 1]);
  });

  it.each<[string, () => object, string]>([
    ['more than approved', () => ({ impressions: 3 }), 'sealing-more-than-approved'],
    ['more copies than impressions', () => ({ copies: 2 }), 'sealing-copies-exceed-impressions'],
    [
      'before the approval',
      () => ({ usedAt: new Date(Date.parse(desk.system.clock.now()) - DAY).toISOString() }),
      'sealing-used-at-wrong-time',
    ],
    [
      'in the future',
      () => ({ usedAt: new Date(Date.parse(desk.system.clock.now()) + DAY).toISOString() }),
      'sealing-used-at-wrong-time',
    ],
    ['with a photo that does not exist', () => ({ evidence: [crypto.randomUUID()] }), 'sealing-evidence-unknown'],
    ['with a witness who does not exist', () => ({ witnessId: crypto.randomUUID() }), 'sealing-witness-not-active'],
    ['with the custodian as witness', () => ({ witnessId: desk.idOf('wugang') }), 'sealing-witness-not-independent'],
    ['without any photo', () => ({ evidence: [] }), 'validation-failed'],
  ])('refuses a use %s', async (_what, change, code) => {
    const { id } = await task(2);
    const { registerUse } = await sealing();
    expect(await refusalOf(registerUse({ params: { id }, body: use(change()) }))).toBe(code);
  });

  it('refuses photos that somebody else uploaded', async () => {
    const { id, documentId } = await task(1);
    const { registerUse } = await sealing();
    const body = use({ evidence: [documentId] });
    expect(await refusalOf(registerUse({ params: { id }, body }))).toBe('sealing-evidence-unknown');
  });

  it('wants a witness for the company’s official seal', async () => {
    const { id } = await task(1, desk.seals.official);
    const { registerUse, getSealing } = await sealing();
    expect((await getSealing({ params: { id } })).witnessRequired).toBe(true);
    expect(await refusalOf(registerUse({ params: { id }, body: use() }))).toBe('sealing-witness-missing');
    const witnessed = await registerUse({ params: { id }, body: use({ witnessId: desk.idOf('zhoulei') }) });
    expect(witnessed.state).toBe('done');
  });

  it('is closed with fewer uses than approved, with the reason', async () => {
    const { id, requestId } = await task(3);
    const { registerUse, closeSealing } = await sealing();
    await registerUse({ params: { id }, body: use() });
    const closed = await closeSealing({ params: { id }, body: { reason: '对方只需一份' } });
    expect(closed).toMatchObject({ state: 'done', used: 1, reason: '对方只需一份' });
    expect(await state(requestId)).toBe('completed');
    expect(await refusalOf(closeSealing({ params: { id }, body: { reason: '再次结束' } }))).toBe('sealing-not-waiting');
  });

  it('is not for seals on screen, and not for others than the custodian', async () => {
    const asked = await desk.approved([{ sealId: desk.seals.contract, medium: 'electronic', impressions: 1 }]);
    const [electronic = ''] = await desk.tasks(asked.requestId);
    const mine = await sealing();
    expect(await refusalOf(mine.registerUse({ params: { id: electronic }, body: use() }))).toBe(
      'sealing-medium-differs',
    );
    const { id } = await task(1);
    expect(await refusalOf(mine.sealDocument({ params: { id } }))).toBe('sealing-medium-differs');
    const another = await sealing('hejuan');
    expect(await refusalOf(another.registerUse({ params: { id }, body: use() }))).toBe('not-found');
  });

  it('is over when the approval lapses', async () => {
    const { id, requestId } = await task(2);
    const mine = await sealing();
    const body = use();
    const { db } = desk.system;
    // Sessions end long before an approval does, so the row is made to lapse instead of the clock moved.
    await sql`update use_requests set state = jsonb_set(state, '{validUntil}', to_jsonb(${desk.system.clock.now()}::text))
      where id = ${requestId}::uuid`.execute(db);
    expect(await refusalOf(mine.registerUse({ params: { id }, body }))).toBe('sealing-approval-lapsed');
  });
});
