import { accept, refuse, type BaseFacts, type Decider, type EventMeta } from '../../platform/decider.ts';

/** Wrong passwords in a row before the lock, and how long it holds (等保: 身份鉴别失败处理). */
export const MOST_FAILURES = 5;
export const LOCK_MINUTES = 15;

/** A person's way in. Secrets (password, activation token) live beside it and never in the ledger. */
export interface Account {
  readonly loginName: string;
  /** NFKC, case-folded and trimmed: unique, and used for every look-up and counter. */
  readonly loginKey: string;
  readonly displayName: string;
  readonly state: 'awaiting-activation' | 'active' | 'disabled';
  /** The owner has set a password at least once. */
  readonly activated: boolean;
  readonly failures: number;
  readonly lockedUntil: string | null;
  readonly lastSignInAt: string | null;
}

export type AccountCommand =
  | { readonly type: 'create'; readonly loginName: string; readonly displayName: string }
  | { readonly type: 'renew-activation' }
  | { readonly type: 'activate' }
  | { readonly type: 'sign-in'; readonly passwordRight: boolean; readonly address: string }
  | { readonly type: 'sign-out' }
  | { readonly type: 'change-password' }
  | { readonly type: 'disable'; readonly reason: string }
  | { readonly type: 'enable'; readonly reason: string }
  | { readonly type: 'unlock' };

export type AccountEvent =
  | { readonly type: 'account.created'; readonly loginName: string; readonly displayName: string }
  | { readonly type: 'account.activation-renewed' }
  | { readonly type: 'account.activated' }
  | { readonly type: 'account.signed-in'; readonly address: string }
  | { readonly type: 'account.sign-in-failed'; readonly address: string; readonly lockedUntil: string | null }
  | { readonly type: 'account.signed-out' }
  | { readonly type: 'account.password-changed' }
  | { readonly type: 'account.disabled'; readonly reason: string }
  | { readonly type: 'account.enabled'; readonly reason: string }
  | { readonly type: 'account.unlocked' };

/** The one form of a login name that is compared: full-width letters, case and stray spaces make no second account. */
export const loginKeyOf = (loginName: string): string => loginName.normalize('NFKC').trim().toLowerCase();

export const isLocked = (account: Account, at: string): boolean =>
  account.lockedUntil !== null && account.lockedUntil > at;

export const accountDecider: Decider<Account, AccountCommand, AccountEvent> = { decide, evolve };

function decide(account: Account | undefined, command: AccountCommand, facts: BaseFacts) {
  if (command.type === 'create') {
    return account === undefined
      ? accept<AccountEvent>({
          type: 'account.created',
          loginName: command.loginName,
          displayName: command.displayName,
        })
      : refuse('login-name-taken', { loginName: command.loginName });
  }
  if (account === undefined) return refuse('not-found');
  switch (command.type) {
    case 'renew-activation':
      return account.state === 'disabled'
        ? refuse('account-not-active')
        : accept<AccountEvent>({ type: 'account.activation-renewed' });
    case 'activate':
      return account.state === 'disabled'
        ? refuse('activation-invalid')
        : accept<AccountEvent>({ type: 'account.activated' });
    case 'sign-in':
      return signIn(account, command, facts);
    case 'sign-out':
      return accept<AccountEvent>({ type: 'account.signed-out' });
    case 'change-password':
      return account.state === 'active'
        ? accept<AccountEvent>({ type: 'account.password-changed' })
        : refuse('account-not-active');
    case 'disable':
      return account.state === 'disabled'
        ? refuse('account-already-disabled')
        : accept<AccountEvent>({ type: 'account.disabled', reason: command.reason });
    case 'enable':
      return account.state === 'disabled'
        ? accept<AccountEvent>({ type: 'account.enabled', reason: command.reason })
        : refuse('account-not-disabled');
    case 'unlock':
      return accept<AccountEvent>({ type: 'account.unlocked' });
  }
}

/** While locked, disabled or not yet activated, even the right password fails, and nothing tells the difference. */
function signIn(account: Account, command: Extract<AccountCommand, { type: 'sign-in' }>, facts: BaseFacts) {
  const open = account.state === 'active' && !isLocked(account, facts.at);
  if (open && command.passwordRight) {
    return accept<AccountEvent>({ type: 'account.signed-in', address: command.address });
  }
  const locksNow = open && account.failures + 1 >= MOST_FAILURES;
  const lockedUntil = locksNow
    ? new Date(Date.parse(facts.at) + LOCK_MINUTES * 60_000).toISOString()
    : account.lockedUntil;
  return accept<AccountEvent>({ type: 'account.sign-in-failed', address: command.address, lockedUntil });
}

function evolve(account: Account | undefined, event: AccountEvent, meta: EventMeta): Account {
  if (event.type === 'account.created') {
    return {
      loginName: event.loginName,
      loginKey: loginKeyOf(event.loginName),
      displayName: event.displayName,
      state: 'awaiting-activation',
      activated: false,
      failures: 0,
      lockedUntil: null,
      lastSignInAt: null,
    };
  }
  if (account === undefined) throw new Error(`account: ${event.type} before account.created`);
  switch (event.type) {
    case 'account.activation-renewed':
    case 'account.signed-out':
    case 'account.password-changed':
      return account;
    case 'account.activated':
      return { ...account, state: 'active', activated: true, failures: 0, lockedUntil: null };
    case 'account.signed-in':
      return { ...account, failures: 0, lockedUntil: null, lastSignInAt: meta.at };
    case 'account.sign-in-failed': {
      const locked = event.lockedUntil !== account.lockedUntil;
      return { ...account, failures: locked ? 0 : account.failures + 1, lockedUntil: event.lockedUntil };
    }
    case 'account.disabled':
      return { ...account, state: 'disabled' };
    case 'account.enabled':
      return {
        ...account,
        state: account.activated ? 'active' : 'awaiting-activation',
        failures: 0,
        lockedUntil: null,
      };
    case 'account.unlocked':
      return { ...account, failures: 0, lockedUntil: null };
  }
}
