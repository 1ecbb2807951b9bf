import type { Kysely } from 'kysely';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/schema.ts';
import { newId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import type { Transact, Tx } from '../../platform/transition.ts';
import { loginKeyOf, type Account, type AccountCommand } from './account.ts';
import { refuseWeakPassword, type Passwords } from './password.ts';
import { accounts } from './policy.ts';
import { endSessions, openSession } from './sessions.ts';
import { findByActivation, findForSignIn, issueActivation, storePassword, takeActivation } from './store.ts';

/** Where a session is opened from. */
export interface Device {
  readonly address: string;
  readonly device: string;
}

export interface OpenedSession {
  readonly accountId: string;
  readonly token: string;
}

/** Creates an account that its owner activates by a one-time link; nobody else ever chooses or sees the password. */
export async function createAccount(
  tx: Tx,
  account: { readonly loginName: string; readonly displayName: string; readonly id?: string },
  asSystem = false,
): Promise<{
  readonly id: string;
  readonly state: Account;
  readonly version: number;
  readonly activationToken: string;
}> {
  const id = account.id ?? newId();
  const taken = await findForSignIn(tx.trx, { loginKey: loginKeyOf(account.loginName) });
  if (taken !== undefined) throw new Problem('login-name-taken', { loginName: account.loginName });
  const command = { type: 'create', loginName: account.loginName, displayName: account.displayName } as const;
  const created = await tx.apply(accounts, id, command, { facts: { accountId: id }, asSystem });
  return { ...created, activationToken: await issueActivation(tx.trx, id, tx.at) };
}

/** Changes an account by an administrator; disabling and renewing the link end its sessions in the same transaction. */
export async function administerAccount(
  tx: Tx,
  id: string,
  command: Extract<AccountCommand, { type: 'renew-activation' | 'disable' | 'enable' | 'unlock' }>,
) {
  const changed = await tx.apply(accounts, id, command, { facts: { accountId: id } });
  if (command.type === 'disable' || command.type === 'renew-activation') await endSessions(tx.trx, { accountId: id });
  return changed;
}

/** Gives an account a password whose hash is already made; only set-up does this, everyone else uses the link. */
export async function usePassword(tx: Tx, id: string, hash: string): Promise<void> {
  await storePassword(tx.trx, id, hash);
}

/** Disables the account of a person who has left; part of that act, so no permission of its own is asked. */
export async function endAccount(tx: Tx, id: string, reason: string): Promise<void> {
  const account = await tx.lock(accounts, id);
  if (account === undefined || account.state.state === 'disabled') return;
  await tx.apply(accounts, id, { type: 'disable', reason }, { facts: { accountId: id }, asSystem: true });
  await endSessions(tx.trx, { accountId: id });
}

/** Sets the password by a one-time link and signs in. The link works once; older sessions end. */
export async function activateAccount(
  parts: { db: Kysely<Database>; clock: Clock; passwords: Passwords; transact: Transact },
  actor: Tx['actor'],
  request: { readonly token: string; readonly newPassword: string } & Device,
): Promise<OpenedSession> {
  const found = await findByActivation(parts.db, request.token, parts.clock.now());
  if (found === undefined) throw new Problem('activation-invalid');
  refuseWeakPassword(request.newPassword, found.state.loginName);
  const hash = await parts.passwords.hash(request.newPassword);
  return parts.transact({ ...actor, id: found.id }, async (tx) => {
    if (!(await takeActivation(tx.trx, request.token, tx.at))) throw new Problem('activation-invalid');
    await tx.apply(accounts, found.id, { type: 'activate' }, { facts: { accountId: found.id } });
    await storePassword(tx.trx, found.id, hash);
    await endSessions(tx.trx, { accountId: found.id });
    return signInAs(tx, found.id, request);
  });
}

/** Signs in by password. Failures are counted in the account's history; unknown names take as long as known ones. */
export async function signIn(
  parts: { db: Kysely<Database>; passwords: Passwords; transact: Transact },
  actor: Tx['actor'],
  request: { readonly loginName: string; readonly password: string } & Device,
): Promise<OpenedSession> {
  const found = await findForSignIn(parts.db, { loginKey: loginKeyOf(request.loginName) });
  const passwordRight = await parts.passwords.matches(request.password, found?.password_hash ?? undefined);
  if (found === undefined) throw new Problem('sign-in-failed');
  const opened = await parts.transact({ ...actor, id: found.id }, async (tx) => {
    const command = { type: 'sign-in', passwordRight, address: request.address } as const;
    const { state } = await tx.apply(accounts, found.id, command, { facts: { accountId: found.id } });
    if (state.lastSignInAt !== tx.at) return undefined;
    const session = await openSession(tx.trx, { ...request, accountId: found.id, at: tx.at });
    return { accountId: found.id, token: session.token };
  });
  if (opened === undefined) throw new Problem('sign-in-failed');
  return opened;
}

async function signInAs(tx: Tx, accountId: string, device: Device): Promise<OpenedSession> {
  const command = { type: 'sign-in', passwordRight: true, address: device.address } as const;
  await tx.apply(accounts, accountId, command, { facts: { accountId } });
  const { token } = await openSession(tx.trx, { ...device, accountId, at: tx.at });
  return { accountId, token };
}

/** Ends the session that the actor came with. */
export async function signOut(tx: Tx): Promise<void> {
  const { id, sessionId } = tx.actor;
  await tx.apply(accounts, id, { type: 'sign-out' }, { facts: { accountId: id } });
  if (sessionId !== undefined) await endSessions(tx.trx, { accountId: id, only: sessionId });
}

/** Changes the own password; every other session of the account ends. */
export async function changePassword(
  parts: { db: Kysely<Database>; passwords: Passwords },
  actor: Tx['actor'],
  request: { readonly currentPassword: string; readonly newPassword: string },
): Promise<(tx: Tx) => Promise<void>> {
  const found = await findForSignIn(parts.db, { id: actor.id });
  const right = await parts.passwords.matches(request.currentPassword, found?.password_hash ?? undefined);
  if (found === undefined || !right) throw new Problem('current-password-wrong');
  if (request.currentPassword === request.newPassword) throw new Problem('password-unchanged');
  refuseWeakPassword(request.newPassword, found.state.loginName);
  const hash = await parts.passwords.hash(request.newPassword);
  return async (tx) => {
    await tx.apply(accounts, actor.id, { type: 'change-password' }, { facts: { accountId: actor.id } });
    await storePassword(tx.trx, actor.id, hash);
    await endSessions(tx.trx, {
      accountId: actor.id,
      ...(actor.sessionId === undefined ? {} : { except: actor.sessionId }),
    });
  };
}
