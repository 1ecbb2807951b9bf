import { administratorRoles, type Role } from '@yinxin/contract';
import { accept, refuse, type BaseFacts, type Decider } from '../../platform/decider.ts';

export type GrantScopeFact =
  | { readonly kind: 'everywhere' }
  | { readonly kind: 'entity' | 'department' | 'seal'; readonly id: string };

/** A role given to a person, within a scope and a time. */
export interface Grant {
  readonly personId: string;
  readonly role: Role;
  readonly scope: GrantScopeFact;
  readonly from: string;
  readonly to: string | null;
  readonly revokedAt: string | null;
}

export type GrantCommand =
  | ({ readonly type: 'grant' } & Omit<Grant, 'revokedAt'>)
  | { readonly type: 'revoke'; readonly reason: string };

export type GrantEvent =
  | ({ readonly type: 'grant.given' } & Omit<Grant, 'revokedAt'>)
  | { readonly type: 'grant.revoked'; readonly reason: string };

export interface GrantFacts extends BaseFacts {
  readonly personIsActive: boolean;
  /** Roles that the person holds now or will hold, with their scopes. */
  readonly held: readonly { readonly role: Role; readonly scope: GrantScopeFact }[];
  /** True when no other person holds the role of this grant. */
  readonly lastHolder: boolean;
}

export const grantDecider: Decider<Grant, GrantCommand, GrantEvent, GrantFacts> = {
  decide(grant, command, facts) {
    if (command.type === 'revoke') {
      if (grant === undefined) return refuse('not-found');
      if (grant.revokedAt !== null) return refuse('grant-revoked');
      if (isAdministrator(grant.role) && facts.lastHolder) return refuse('last-administrator', { role: grant.role });
      return accept({ type: 'grant.revoked', reason: command.reason });
    }
    const { personId, role, scope, from, to } = command;
    if (personId === facts.actor) return refuse('grant-to-oneself');
    if (!facts.personIsActive) return refuse('person-unknown');
    if (to !== null && to <= from) return refuse('grant-period-empty');
    const clash = facts.held.find((other) => excludes(other.role, role));
    if (clash !== undefined) return refuse('grant-separation', { held: clash.role, role });
    if (facts.held.some((other) => other.role === role && sameScope(other.scope, scope))) return refuse('grant-exists');
    return accept({ type: 'grant.given', personId, role, scope, from, to });
  },
  evolve(grant, event, meta) {
    if (event.type === 'grant.given') {
      const { personId, role, scope, from, to } = event;
      return { personId, role, scope, from, to, revokedAt: null };
    }
    if (grant === undefined) throw new Error('grant: grant.revoked before grant.given');
    return { ...grant, revokedAt: meta.at };
  },
};

const isAdministrator = (role: Role): boolean => administratorRoles.some((one) => one === role);

/** 三权分立: each administrator excludes the other two and every business role. */
export const excludes = (held: Role, wanted: Role): boolean =>
  held !== wanted && (isAdministrator(held) || isAdministrator(wanted));

const sameScope = (a: GrantScopeFact, b: GrantScopeFact): boolean =>
  a.kind === b.kind && (a.kind === 'everywhere' || (b.kind !== 'everywhere' && a.id === b.id));
