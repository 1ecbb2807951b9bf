import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemOf, refusalOf } from '../../../../../tests/support/problem.ts';
import { startSystem, type TestSystem } from '../../../../../tests/support/system.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.close());

const PASSWORD = '一把很长很长的印泥钥匙 42';

/** Creates and activates an account; answers with its id. */
async function activeAccount(loginName: string): Promise<string> {
  const { identity } = await system.as('sysadmin');
  const { account, activationToken } = await identity.createAccount({ body: { loginName, displayName: loginName } });
  await system.nobody.identity.activateAccount({
    params: { token: activationToken },
    body: { newPassword: PASSWORD },
  });
  return account.id;
}

const signIn = (loginName: string, password: string) =>
  system.nobody.identity.signIn({ body: { loginName, password } });

describe('R3.2.3 signing in', () => {
  it('works after activation, under any spelling of the login name, and is in the ledger', async () => {
    const id = await activeAccount('Meng.Fei');
    const person = await signIn(' ｍｅｎｇ.fei ', PASSWORD);
    expect(person).toMatchObject({ id, loginName: 'Meng.Fei', permissions: [] });
    expect(await system.eventsOf(id)).toEqual([
      'account.created',
      'account.activated',
      'account.signed-in',
      'account.signed-in',
    ]);
  });

  it('an unknown name and a wrong password get the same answer', async () => {
    await activeAccount('known');
    const wrong = await problemOf(signIn('known', 'not the password'));
    const unknown = await problemOf(signIn('nobody-like-that', 'not the password'));
    expect({ ...wrong, instance: '' }).toEqual({ ...unknown, instance: '' });
    expect(wrong.code).toBe('sign-in-failed');
  });

  it('five wrong passwords lock the account, and a quarter of an hour opens it again', async () => {
    const id = await activeAccount('locked');
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect(await refusalOf(signIn('locked', 'wrong password'))).toBe('sign-in-failed');
    }
    expect(await refusalOf(signIn('locked', PASSWORD))).toBe('sign-in-failed');
    system.clock.advance(16 * 60_000);
    expect((await signIn('locked', PASSWORD)).id).toBe(id);
  });

  it('an administrator lifts the lock, but not the own one', async () => {
    const id = await activeAccount('lifted');
    for (let attempt = 0; attempt < 5; attempt += 1) await refusalOf(signIn('lifted', 'wrong password'));
    const { identity } = await system.as('sysadmin');
    await identity.unlockAccount({ params: { id } });
    expect((await signIn('lifted', PASSWORD)).id).toBe(id);
    const own = identity.unlockAccount({ params: { id: system.company.people['sysadmin']! } });
    expect(await refusalOf(own)).toBe('account-self-change');
  });
});

describe('activation links', () => {
  it('work once, even for two at the same time', async () => {
    const { identity } = await system.as('sysadmin');
    const { activationToken: token } = await identity.createAccount({
      body: { loginName: 'once', displayName: '一次' },
    });
    const use = () =>
      system.nobody.identity.activateAccount({ params: { token }, body: { newPassword: PASSWORD } }).then(
        () => 'used',
        (error: unknown) => String(error),
      );
    const outcomes = await Promise.all([use(), use()]);
    expect(outcomes.filter((one) => one === 'used')).toHaveLength(1);
    expect(outcomes.find((one) => one !== 'used')).toContain('activation-invalid');
  });

  it('lapse after a day', async () => {
    const { identity } = await system.as('sysadmin');
    const { activationToken: token } = await identity.createAccount({
      body: { loginName: 'late', displayName: '迟到' },
    });
    system.clock.advance(25 * 60 * 60_000);
    expect(await refusalOf(system.nobody.identity.getActivation({ params: { token } }))).toBe('activation-invalid');
    system.clock.advance(-25 * 60 * 60_000);
  });

  it('refuse passwords that are tried first, and short ones', async () => {
    const { identity } = await system.as('sysadmin');
    const { activationToken: token } = await identity.createAccount({
      body: { loginName: 'weak', displayName: '弱' },
    });
    const use = (newPassword: string) =>
      refusalOf(system.nobody.identity.activateAccount({ params: { token }, body: { newPassword } }));
    expect(await use('Password1234')).toBe('password-too-common');
    expect(await use('weakweakweak')).toBe('password-too-common');
    expect(await use('short')).toBe('validation-failed');
  });
});

describe('a disabled account', () => {
  it('loses its sessions at once', async () => {
    const victim = await system.as('hejuan');
    const id = system.company.people['hejuan']!;
    const { identity } = await system.as('sysadmin');
    await identity.disableAccount({ params: { id }, body: { reason: '调查期间停用' } });
    expect(await refusalOf(victim.identity.getCurrentPerson())).toBe('not-signed-in');
    await identity.enableAccount({ params: { id }, body: { reason: '调查结束' } });
  });
});

describe('sessions', () => {
  it('end when nobody uses them for half an hour', async () => {
    const { identity } = await system.as('zhengwen');
    await identity.getCurrentPerson();
    system.clock.advance(31 * 60_000);
    expect(await refusalOf(identity.getCurrentPerson())).toBe('not-signed-in');
    system.clock.advance(-31 * 60_000);
  });

  it('are listed, and signing out ends this one', async () => {
    const { identity } = await system.as('sunli');
    const { items } = await identity.listOwnSessions();
    expect(items.filter((one) => one.current)).toHaveLength(1);
    await identity.signOut();
    expect(await refusalOf(identity.getCurrentPerson())).toBe('not-signed-in');
  });
});
