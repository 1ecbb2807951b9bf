import {
  ApartmentOutlined,
  AuditOutlined,
  BellOutlined,
  PauseCircleOutlined,
  ExportOutlined,
  FileDoneOutlined,
  FormOutlined,
  DatabaseOutlined,
  ScissorOutlined,
  ToolOutlined,
  BranchesOutlined,
  ReconciliationOutlined,
  HighlightOutlined,
  IdcardOutlined,
  InboxOutlined,
  ProfileOutlined,
  SafetyCertificateOutlined,
  SafetyOutlined,
  ShopOutlined,
  SwapOutlined,
  UserOutlined,
} from '@ant-design/icons';
import type { Permission } from '@yinxin/contract';
import type { ComponentType } from 'react';
import { NoticesBadge } from '../features/home/notices-badge.tsx';
import { InboxBadge } from '../features/home/inbox-badge.tsx';
import type { Person } from '../lib/person.ts';
import { may } from '../lib/person.ts';
import type { shellMessages } from './messages.ts';

/** One place to go. `tab` puts it on the phone's bar as well, which has room for five. */
export interface MenuEntry {
  readonly to: string;
  readonly text: Extract<keyof typeof shellMessages.zh, `menu.${string}`>;
  readonly group: MenuGroup;
  readonly icon: ComponentType;
  readonly permission?: Permission;
  readonly tab?: true;
  /** How much waits there, beside the word. */
  readonly Badge?: ComponentType;
}

/** Parts of the menu, each under its own heading but the last: the use of seals, the seals themselves, what rules both. */
const menuGroups = ['use', 'seals', 'settings', 'own'] as const;
export type MenuGroup = (typeof menuGroups)[number];

const entries: readonly MenuEntry[] = [
  {
    to: '/',
    text: 'menu.home',
    group: 'use',
    icon: InboxOutlined,
    // Everybody who is asked to approve is also asked to confirm handovers; auditors for the latter only.
    permission: 'custody.handover',
    tab: true,
    Badge: InboxBadge,
  },
  ...within('use', [
    { to: '/requests', text: 'menu.requests', icon: FileDoneOutlined, permission: 'use-request.read', tab: true },
    { to: '/approvals', text: 'menu.approvals', icon: AuditOutlined, permission: 'approval.read' },
    { to: '/sealing', text: 'menu.sealing', icon: HighlightOutlined, permission: 'sealing.read' },
  ]),
  ...within('seals', [
    { to: '/seals', text: 'menu.seals', icon: SafetyCertificateOutlined, permission: 'seal.read', tab: true },
  ]),
  ...within('use', [
    { to: '/records', text: 'menu.records', icon: ProfileOutlined, permission: 'record.read', tab: true },
  ]),
  ...within('seals', [
    { to: '/engravings', text: 'menu.engravings', icon: FormOutlined, permission: 'engraving.read' },
    { to: '/engravers', text: 'menu.engravers', icon: ShopOutlined, permission: 'engraver.read' },
    { to: '/handovers', text: 'menu.handovers', icon: SwapOutlined, permission: 'custody.read' },
    { to: '/carry-outs', text: 'menu.carry-outs', icon: ExportOutlined, permission: 'carry-out.read' },
    { to: '/places', text: 'menu.places', icon: DatabaseOutlined, permission: 'place.read' },
    { to: '/checks', text: 'menu.checks', icon: ToolOutlined, permission: 'check.read' },
    { to: '/inventory', text: 'menu.inventory', icon: ReconciliationOutlined, permission: 'inventory.read' },
    { to: '/suspensions', text: 'menu.suspensions', icon: PauseCircleOutlined, permission: 'suspension.read' },
    { to: '/destructions', text: 'menu.destructions', icon: ScissorOutlined, permission: 'destruction.read' },
  ]),
  ...within('settings', [
    { to: '/flows', text: 'menu.flows', icon: BranchesOutlined, permission: 'flow.read' },
    { to: '/accounts', text: 'menu.accounts', icon: IdcardOutlined, permission: 'account.read' },
    { to: '/organization', text: 'menu.organization', icon: ApartmentOutlined, permission: 'organization.read' },
    { to: '/grants', text: 'menu.grants', icon: SafetyOutlined, permission: 'grant.read' },
  ]),
  // Last but one: everybody is told something some day, and nobody begins here.
  ...within('own', [
    { to: '/notices', text: 'menu.notices', icon: BellOutlined, permission: 'notice.read', Badge: NoticesBadge },
    { to: '/profile', text: 'menu.profile', icon: UserOutlined, tab: true },
  ]),
];

function within(group: MenuGroup, some: readonly Omit<MenuEntry, 'group'>[]): readonly MenuEntry[] {
  return some.map((entry) => ({ ...entry, group }));
}

/** A menu under its headings, in their order; a part that the person has nothing in is left out. */
export const groupsOf = (
  menu: readonly MenuEntry[],
): readonly { readonly group: MenuGroup; readonly entries: readonly MenuEntry[] }[] =>
  menuGroups
    .map((group) => ({ group, entries: menu.filter((entry) => entry.group === group) }))
    .filter((part) => part.entries.length > 0);

/** Where this person may go. */
export const menuFor = (person: Person): readonly MenuEntry[] =>
  entries.filter(({ permission }) => permission === undefined || may(person, permission));

/** How many entries the phone's bar has room for. */
const BAR_ROOM = 5;

/** What stands on the phone's bar: the whole menu where there is room for it, else the entries marked for it. */
export const barOf = (menu: readonly MenuEntry[]): readonly MenuEntry[] =>
  menu.length <= BAR_ROOM ? menu : menu.filter(({ tab }) => tab);

/** The entry that a path belongs to: the longest one that it is, or lies below. */
export const entryAt = (menu: readonly MenuEntry[], path: string): MenuEntry | undefined =>
  menu
    .filter(({ to }) => (to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`)))
    .toSorted((a, b) => b.to.length - a.to.length)[0];
