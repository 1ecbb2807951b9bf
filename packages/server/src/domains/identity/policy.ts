import { permit, permitSelf, permitSystem, type Actor } from '../../platform/authz/index.ts';
import type { Aggregate } from '../../platform/transition.ts';
import { accountDecider, type Account, type AccountCommand, type AccountEvent } from './account.ts';

/** Accounts: administered by others, except that everybody signs in, out and changes the own password. */
export const accounts: Aggregate<Account, AccountCommand, AccountEvent, AccountFacts> = {
  ...accountDecider,
  subjectType: 'account',
  table: 'accounts',
  policy: mayChange,
  project: (account) => ({
    login_name: account.loginName,
    login_key: account.loginKey,
    display_name: account.displayName,
    status: account.state,
    locked_until: account.lockedUntil,
    last_sign_in_at: account.lastSignInAt,
  }),
};

export interface AccountFacts {
  readonly at: string;
  readonly actor: string;
  /** Whose account it is. */
  readonly accountId: string;
}

function mayChange(actor: Actor, command: AccountCommand, _account: Account | undefined, facts: AccountFacts) {
  switch (command.type) {
    case 'sign-in':
    case 'activate':
      // The secret that was shown (password, one-time token) is the permission.
      return permitSystem();
    case 'sign-out':
    case 'change-password':
      return permitSelf(actor, facts.accountId) ?? ({ denied: 'session.manage-own' } as const);
    case 'disable':
    case 'unlock':
      if (actor.id === facts.accountId) return { refused: { code: 'account-self-change' } } as const;
      break;
  }
  return permit(actor, 'account.manage', {}) ?? ({ denied: 'account.manage' } as const);
}
