import { afterAll, beforeAll, expect, it } from 'vitest';
import { someoneWaits } from '../../../../../tests/support/database.ts';
import { startSystem, type TestSystem } from '../../../../../tests/support/system.ts';
import { until } from '../../../../../tests/support/until.ts';
import { systemActor, type Tx } from '../../platform/transition.ts';
import { changeDepartment, registerPerson } from './index.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.close());

const asSystem = { asSystem: true } as const;
const transact = <Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> => system.app.transact(systemActor, work);

const open =
  (name: string, parentId: string | null = null) =>
  async (tx: Tx) => {
    const facts = { name, parentId, headId: null };
    return (
      await changeDepartment(tx, undefined, { type: 'create', entityId: system.company.entityId, facts }, asSystem)
    ).id;
  };
const close = (id: string) => (tx: Tx) => changeDepartment(tx, id, { type: 'close' }, asSystem);
const register = (departmentId: string) => (tx: Tx) => {
  const facts = { name: '高远', employeeNumber: 'HX901', departmentId, post: '客户经理', email: null, mobile: null };
  return registerPerson(tx, { loginName: 'gaoyuan', facts }, asSystem);
};

/** What becomes of the second act when it begins after the first and before the first is committed. */
async function meanwhile(first: (tx: Tx) => Promise<unknown>, second: (tx: Tx) => Promise<unknown>): Promise<unknown> {
  let outcome: Promise<unknown> = Promise.resolve();
  await transact(async (tx) => {
    await first(tx);
    let over = false;
    outcome = transact(second).then(
      () => 'done',
      (error: unknown) => error,
    );
    void outcome.finally(() => (over = true));
    await until(async () => over || (await someoneWaits(system.database)), 'the second act waits for the first');
  });
  return outcome;
}

it('a department is not closed while a person or a department comes into it', async () => {
  const id = await transact(open('客户服务部'));
  expect(await meanwhile(register(id), close(id))).toMatchObject({ code: 'department-not-empty' });
  const parent = await transact(open('研发中心'));
  expect(await meanwhile(open('测试组', parent), close(parent))).toMatchObject({ code: 'department-not-empty' });
});

it('nobody and nothing comes into a department while it is being closed', async () => {
  const id = await transact(open('售后部'));
  expect(await meanwhile(close(id), open('热线组', id))).toMatchObject({ code: 'department-unknown' });
  const other = await transact(open('物流部'));
  expect(await meanwhile(close(other), register(other))).toMatchObject({ code: 'department-unknown' });
});
