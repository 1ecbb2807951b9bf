import type { Role } from '@yinxin/contract';

/** Where a role must count. */
export type RoleTarget =
  | { readonly kind: 'entity'; readonly id: string }
  | { readonly kind: 'department'; readonly id: string }
  | { readonly kind: 'seal'; readonly id: string };

/** Who is who at one instant. Filled at the edge, so that resolving a flow stays pure. */
export interface Directory {
  /** People whose grant of the role covers the target at that instant; in a stable order. */
  personsByRole(role: Role, target: RoleTarget): readonly string[];
  /** The head of a department; undefined while it has none. */
  headOf(departmentId: string): string | undefined;
  /** False for somebody who has left or whose account is disabled. */
  isActive(person: string): boolean;
  /** Holds a role that may decide approvals at all. */
  mayDecide(person: string): boolean;
  /** The name that others see. */
  nameOf(person: string): string;
}
