import { rolePermissions, type Permission, type Role } from '@yinxin/contract';

/** Where a grant counts. Subtrees are already unfolded into ids when the grant is loaded. */
export type GrantScope =
  | { readonly kind: 'everywhere' }
  | { readonly kind: 'entity'; readonly entityIds: readonly string[] }
  | { readonly kind: 'department'; readonly departmentIds: readonly string[] }
  | { readonly kind: 'seal'; readonly sealIds: readonly string[] };

/** A role held now, within a scope. */
export interface EffectiveGrant {
  readonly role: Role;
  readonly scope: GrantScope;
}

/** Who acts, with the rights that hold at this moment. */
export interface Actor {
  readonly id: string;
  readonly grants: readonly EffectiveGrant[];
  /** Network address, for the ledger and rate limits; `local` for the system itself. */
  readonly address: string;
  readonly sessionId?: string;
}

/** What a record belongs to, as far as rights are concerned. */
export interface Target {
  readonly entityId?: string | null | undefined;
  readonly departmentId?: string | null | undefined;
  readonly sealId?: string | null | undefined;
  /** People whom the record concerns: owner, requester, assigned approvers, custodian. */
  readonly people?: readonly string[];
}

declare const scopeBrand: unique symbol;
declare const permitBrand: unique symbol;

/** Which rows a reader may see. Only this folder makes one; every list query takes one. */
export interface Scope {
  readonly [scopeBrand]: true;
  readonly everywhere: boolean;
  readonly entityIds: readonly string[];
  readonly departmentIds: readonly string[];
  readonly sealIds: readonly string[];
  /** The person whose own rows are visible in any case. */
  readonly person: string;
}

/** Proof that the policy allowed one change. Only this folder makes one; every write needs one. */
export interface Permit {
  readonly [permitBrand]: true;
  readonly permission: Permission | 'self' | 'system';
}

const permitFor = (permission: Permit['permission']): Permit => ({ permission }) as Permit;

/** The permissions a person has in any scope; for menus and the first wall. */
export function heldPermissions(actor: Actor): ReadonlySet<Permission> {
  const held = new Set<Permission>();
  for (const grant of actor.grants) {
    for (const permission of Object.keys(rolePermissions[grant.role])) held.add(permission as Permission);
  }
  return held;
}

/** The rows that a permission opens to the actor; undefined when the actor does not have it at all. */
export function scopeOf(actor: Actor, permission: Permission): Scope | undefined {
  let found = false;
  let everywhere = false;
  const entityIds = new Set<string>();
  const departmentIds = new Set<string>();
  const sealIds = new Set<string>();
  for (const { role, scope } of actor.grants) {
    const reach = rolePermissions[role][permission];
    if (reach === undefined) continue;
    found = true;
    if (reach === 'own') continue;
    if (scope.kind === 'everywhere') everywhere = true;
    else if (scope.kind === 'entity') for (const id of scope.entityIds) entityIds.add(id);
    else if (scope.kind === 'department') for (const id of scope.departmentIds) departmentIds.add(id);
    else for (const id of scope.sealIds) sealIds.add(id);
  }
  if (!found) return undefined;
  const scope: Omit<Scope, typeof scopeBrand> = {
    everywhere,
    entityIds: [...entityIds],
    departmentIds: [...departmentIds],
    sealIds: [...sealIds],
    person: actor.id,
  };
  return scope as Scope;
}

/** Does the scope cover the target? */
export function covers(scope: Scope, target: Target): boolean {
  return (
    scope.everywhere ||
    (target.people?.includes(scope.person) ?? false) ||
    (target.entityId != null && scope.entityIds.includes(target.entityId)) ||
    (target.departmentId != null && scope.departmentIds.includes(target.departmentId)) ||
    (target.sealId != null && scope.sealIds.includes(target.sealId))
  );
}

/** A permit if the actor has the permission for this target; undefined otherwise. */
export function permit(actor: Actor, permission: Permission, target: Target): Permit | undefined {
  const scope = scopeOf(actor, permission);
  return scope !== undefined && covers(scope, target) ? permitFor(permission) : undefined;
}

/** A permit for what everybody may do to what is their own (password, own sessions, own draft). */
export function permitSelf(actor: Actor, owner: string): Permit | undefined {
  return actor.id === owner ? permitFor('self') : undefined;
}

/** A permit for what the system does by itself: deadlines, reactions to a decision already permitted, set-up. */
export const permitSystem = (): Permit => permitFor('system');
