/** What a person may be allowed to do. The word before the dot is the slice. */
export const permissions = [
  'account.read',
  'account.manage',
  'session.manage-own',
  'organization.read',
  'organization.manage',
  'grant.read',
  'grant.manage',
  'ledger.read',
  'document.upload',
  'document.read',
  'flow.read',
  'flow.manage',
  'approval.read',
  'approval.decide',
  'seal.read',
  'seal.manage',
  'seal.suspend',
  'custody.read',
  'custody.handover',
  'use-request.create',
  'use-request.read',
  'sealing.read',
  'sealing.perform',
  'record.read',
  'record.export',
  'destruction.read',
  'destruction.manage',
  'destruction.witness',
  'engraving.request',
  'engraving.read',
  'engraving.manage',
  'engraver.read',
  'engraver.manage',
  'notice.read',
  'notice.issue',
  'suspension.request',
  'suspension.read',
  'settings.read',
  'settings.manage',
  'inventory.read',
  'inventory.count',
  'inventory.manage',
  'inventory.sign-off',
] as const;

export type Permission = (typeof permissions)[number];

/** The built-in roles (security separation: the three administrators do no business). */
export const roles = [
  'requester',
  'department-head',
  'company-leader',
  'legal-reviewer',
  'finance-reviewer',
  'seal-administrator',
  'custodian',
  'auditor',
  'system-administrator',
  'security-administrator',
  'audit-administrator',
] as const;

export type Role = (typeof roles)[number];

/**
 * How far a role's permission reaches: `own` only what concerns the person (own requests, assigned tasks, held seals),
 * `scope` everything inside the scope of the grant as well.
 */
export type Reach = 'own' | 'scope';

const everyone = {
  'session.manage-own': 'own',
  'organization.read': 'scope',
  // Whoever is told something can confirm having read it.
  'notice.read': 'own',
} as const;

const business = {
  ...everyone,
  'document.upload': 'own',
  'document.read': 'own',
  'flow.read': 'scope',
  'approval.read': 'own',
  'approval.decide': 'own',
  'seal.read': 'scope',
  'custody.read': 'own',
  'custody.handover': 'own',
  'use-request.create': 'own',
  'use-request.read': 'own',
  'record.read': 'own',
  'destruction.read': 'own',
  'destruction.witness': 'own',
  'engraving.request': 'own',
  'engraving.read': 'own',
  'suspension.request': 'own',
  'suspension.read': 'own',
  'inventory.read': 'own',
  'inventory.count': 'own',
} as const;

/** Which permissions each role carries, and how far (R3.1.5; separation of duties: see the access matrix). */
export const rolePermissions: Readonly<Record<Role, Readonly<Partial<Record<Permission, Reach>>>>> = {
  requester: business,
  'department-head': {
    ...business,
    'document.read': 'scope',
    'use-request.read': 'scope',
    'record.read': 'scope',
    'record.export': 'scope',
    'seal.suspend': 'scope',
    'engraving.read': 'scope',
    'suspension.read': 'scope',
  },
  'company-leader': {
    ...business,
    'document.read': 'scope',
    'use-request.read': 'scope',
    'record.read': 'scope',
    'record.export': 'scope',
    'seal.suspend': 'scope',
    'destruction.read': 'scope',
    'engraving.read': 'scope',
    'engraver.read': 'scope',
    'suspension.read': 'scope',
  },
  'legal-reviewer': business,
  'finance-reviewer': business,
  'seal-administrator': {
    ...business,
    'flow.manage': 'scope',
    'approval.read': 'scope',
    'ledger.read': 'scope',
    'seal.manage': 'scope',
    'seal.suspend': 'scope',
    'custody.read': 'scope',
    'custody.handover': 'scope',
    'use-request.read': 'scope',
    'sealing.read': 'scope',
    'record.read': 'scope',
    'record.export': 'scope',
    'destruction.read': 'scope',
    'destruction.manage': 'scope',
    'engraving.read': 'scope',
    'engraving.manage': 'scope',
    'engraver.read': 'scope',
    'engraver.manage': 'scope',
    'suspension.read': 'scope',
    'notice.read': 'scope',
    'notice.issue': 'scope',
    'inventory.read': 'scope',
    'inventory.count': 'scope',
    'inventory.manage': 'scope',
    'inventory.sign-off': 'scope',
  },
  custodian: {
    ...business,
    'seal.suspend': 'scope',
    'sealing.read': 'own',
    'sealing.perform': 'own',
  },
  auditor: {
    ...everyone,
    'flow.read': 'scope',
    'approval.read': 'scope',
    'ledger.read': 'scope',
    'document.read': 'scope',
    'seal.read': 'scope',
    'custody.read': 'scope',
    // Auditors witness handovers; they give and receive nothing.
    'custody.handover': 'own',
    'use-request.read': 'scope',
    'sealing.read': 'scope',
    'record.read': 'scope',
    'record.export': 'scope',
    'destruction.read': 'scope',
    'engraving.read': 'scope',
    'engraver.read': 'scope',
    // Auditors may watch a destruction; they propose and record none.
    'destruction.witness': 'own',
    'suspension.read': 'scope',
    'notice.read': 'scope',
    'inventory.read': 'scope',
    // Auditors sign counts off; they count nothing.
    'inventory.sign-off': 'scope',
  },
  'system-administrator': {
    ...everyone,
    'account.read': 'scope',
    'account.manage': 'scope',
    'organization.manage': 'scope',
    'settings.read': 'scope',
    'settings.manage': 'scope',
  },
  'security-administrator': {
    ...everyone,
    'account.read': 'scope',
    'grant.read': 'scope',
    'grant.manage': 'scope',
    'settings.read': 'scope',
  },
  'audit-administrator': {
    ...everyone,
    'account.read': 'scope',
    'grant.read': 'scope',
    'ledger.read': 'scope',
    'settings.read': 'scope',
  },
};

/** The three separated administrators: pairwise exclusive, and exclusive of every business role. */
export const administratorRoles = [
  'system-administrator',
  'security-administrator',
  'audit-administrator',
] as const satisfies readonly Role[];

/** The roles that carry a permission; named when it is missing. */
export const heldBy = (permission: Permission): readonly Role[] =>
  roles.filter((role) => rolePermissions[role][permission] !== undefined);
