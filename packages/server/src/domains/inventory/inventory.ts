import {
  MOST_COUNTED,
  variancesOf,
  type CountVariance,
  type InventoryScope,
  type InventoryState,
  type SealCount,
  type SealKind,
  type SealState,
  type Surplus,
} from '@yinxin/contract';
import { chinaDay } from '../../platform/china-day.ts';
import { accept, refuse, type BaseFacts, type Decider, type Decision, type EventMeta } from '../../platform/decider.ts';

/** A seal as it was when the count was opened: what should be there. */
export interface ListedSeal {
  readonly sealId: string;
  readonly name: string;
  readonly kind: SealKind;
  readonly code: string | null;
  readonly labelCode: string;
  readonly entityId: string;
  readonly custodianId: string;
  readonly state: SealState;
  readonly place: string | null;
}

/** What was found, by whom and when. */
export type Tally = SealCount & { readonly by: string; readonly at: string };

/** One seal of the list and how far its count has come. */
export interface Item {
  /** Never changes. */
  readonly listed: ListedSeal;
  /** Who holds it now by the register, and counts it; since when, where that is not the custodian of the list. */
  readonly holderId: string;
  readonly movedAt: string | null;
  /** Counted in the present round. */
  readonly tally: Tally | null;
  /** What stood there before a correction or a recount, the oldest first. */
  readonly earlier: readonly Tally[];
}

/** An inventory count (盘点): a fixed list of seals, what was found, and who signed it off. */
export interface InventoryCount {
  readonly id: string;
  readonly number: string;
  readonly state: InventoryState;
  readonly scope: InventoryScope;
  readonly dueOn: string;
  readonly openerId: string;
  readonly openedAt: string;
  readonly items: readonly Item[];
  readonly surplus: readonly (Surplus & { readonly by: string; readonly at: string })[];
  /** Who closed or cancelled it, and what they said. */
  readonly ending: { readonly by: string; readonly at: string; readonly opinion: string } | null;
}

export type InventoryCommand =
  | {
      readonly type: 'open';
      readonly id: string;
      readonly number: string;
      readonly scope: InventoryScope;
      readonly dueOn: string;
      readonly list: readonly ListedSeal[];
      /** Number of an open count that has one of these seals on its list. */
      readonly otherCount: string | null;
    }
  | { readonly type: 'count'; readonly sealId: string; readonly count: SealCount }
  | { readonly type: 'correct'; readonly sealId: string; readonly count: SealCount; readonly reason: string }
  | { readonly type: 'record-surplus'; readonly surplus: Surplus }
  | { readonly type: 'move-seal'; readonly sealId: string; readonly to: string }
  | { readonly type: 'send-back'; readonly sealIds: readonly string[]; readonly reason: string }
  | { readonly type: 'close'; readonly opinion: string }
  | { readonly type: 'cancel'; readonly reason: string };

export type InventoryEvent =
  | ({ readonly type: 'inventory.opened' } & Omit<Extract<InventoryCommand, { type: 'open' }>, 'type' | 'otherCount'>)
  | { readonly type: 'inventory.counted'; readonly sealId: string; readonly count: SealCount }
  | {
      readonly type: 'inventory.corrected';
      readonly sealId: string;
      readonly count: SealCount;
      readonly reason: string;
    }
  | { readonly type: 'inventory.surplus-recorded'; readonly surplus: Surplus }
  | { readonly type: 'inventory.seal-moved'; readonly sealId: string; readonly to: string }
  | { readonly type: 'inventory.sent-back'; readonly sealIds: readonly string[]; readonly reason: string }
  | { readonly type: 'inventory.closed'; readonly opinion: string }
  | { readonly type: 'inventory.cancelled'; readonly reason: string };

export const inventoryDecider: Decider<InventoryCount, InventoryCommand, InventoryEvent> = { decide, evolve };

type Of<Type extends InventoryCommand['type']> = Extract<InventoryCommand, { type: Type }>;

/** The item of a seal; undefined when the seal is not on the list. */
export const itemOf = ({ items }: InventoryCount, sealId: string): Item | undefined =>
  items.find(({ listed }) => listed.sealId === sealId);

/** In what an item differs from the register; nothing while it is not counted. */
export const differencesOf = ({ tally, holderId }: Item): readonly CountVariance[] =>
  tally === null ? [] : variancesOf(tally, holderId);

/** Who has counted anything of it, also what was corrected since. */
export const countersOf = ({ items, surplus }: InventoryCount): ReadonlySet<string> =>
  new Set([
    ...items.flatMap(({ tally, earlier }) => [...earlier, ...(tally === null ? [] : [tally])].map(({ by }) => by)),
    ...surplus.map(({ by }) => by),
  ]);

/** Who may sign it off as far as their part in it goes: nobody who counted, or holds or held a seal of the list. */
export const isIndependent = (count: InventoryCount, person: string): boolean =>
  !countersOf(count).has(person) &&
  !count.items.some(({ listed, holderId }) => listed.custodianId === person || holderId === person);

function decide(
  count: InventoryCount | undefined,
  command: InventoryCommand,
  facts: BaseFacts,
): Decision<InventoryEvent> {
  if (command.type === 'open') return open(count, command, facts);
  if (count === undefined) return refuse('not-found');
  // What happens to a seal goes on, whatever becomes of the count.
  if (count.state !== 'open') return command.type === 'move-seal' ? accept() : refuse('inventory-not-open');
  switch (command.type) {
    case 'count':
    case 'correct':
      return writeDown(count, command);
    case 'record-surplus':
      return accept({ type: 'inventory.surplus-recorded', surplus: command.surplus });
    case 'move-seal': {
      const item = itemOf(count, command.sealId);
      if (item === undefined || item.holderId === command.to) return accept();
      return accept({ type: 'inventory.seal-moved', sealId: command.sealId, to: command.to });
    }
    case 'send-back':
      return sendBack(count, command, facts);
    case 'close':
      return close(count, command, facts);
    case 'cancel':
      return accept({ type: 'inventory.cancelled', reason: command.reason });
  }
}

function open(count: InventoryCount | undefined, command: Of<'open'>, { at }: BaseFacts): Decision<InventoryEvent> {
  if (count !== undefined) return refuse('inventory-seals-in-count', { number: count.number });
  const { type: _, otherCount, ...opened } = command;
  if (opened.list.length === 0) return refuse('inventory-nothing-to-count');
  if (opened.list.length > MOST_COUNTED) {
    return refuse('inventory-too-many', { count: opened.list.length, most: MOST_COUNTED });
  }
  if (opened.dueOn < chinaDay(at)) return refuse('inventory-due-past');
  if (otherCount !== null) return refuse('inventory-seals-in-count', { number: otherCount });
  return accept({ type: 'inventory.opened', ...opened });
}

/** A seal is counted once; what is written down about it later corrects that. */
function writeDown(state: InventoryCount, command: Of<'count'> | Of<'correct'>): Decision<InventoryEvent> {
  const item = itemOf(state, command.sealId);
  if (item === undefined) return refuse('inventory-seal-not-listed');
  const { name } = item.listed;
  if (command.type === 'count' && item.tally !== null) return refuse('inventory-item-counted', { name });
  if (command.type === 'correct' && item.tally === null) return refuse('inventory-item-not-counted', { name });
  const { sealId, count } = command;
  const unexplained = variancesOf(count, item.holderId).length > 0 && count.remark === null;
  // Where it was found instead explains itself.
  if (unexplained && !(count.outcome === 'elsewhere' && count.legible && count.heldBy === null)) {
    return refuse('inventory-remark-missing');
  }
  return command.type === 'count'
    ? accept({ type: 'inventory.counted', sealId, count })
    : accept({ type: 'inventory.corrected', sealId, count, reason: command.reason });
}

function sendBack(count: InventoryCount, command: Of<'send-back'>, { actor }: BaseFacts): Decision<InventoryEvent> {
  if (!isIndependent(count, actor)) return refuse('inventory-not-independent');
  const sealIds = [...new Set(command.sealIds)];
  for (const sealId of sealIds) {
    const item = itemOf(count, sealId);
    if (item === undefined) return refuse('inventory-seal-not-listed');
    if (item.tally === null) return refuse('inventory-item-not-counted', { name: item.listed.name });
  }
  return accept({ type: 'inventory.sent-back', sealIds, reason: command.reason });
}

function close(count: InventoryCount, { opinion }: Of<'close'>, { actor }: BaseFacts): Decision<InventoryEvent> {
  if (!isIndependent(count, actor)) return refuse('inventory-not-independent');
  const left = count.items.filter(({ tally }) => tally === null).length;
  return left > 0 ? refuse('inventory-not-complete', { left }) : accept({ type: 'inventory.closed', opinion });
}

function evolve(count: InventoryCount | undefined, event: InventoryEvent, meta: EventMeta): InventoryCount {
  if (event.type === 'inventory.opened') return opened(event, meta);
  if (count === undefined) throw new Error(`inventory: ${event.type} before inventory.opened`);
  const { at, actor: by } = meta;
  switch (event.type) {
    case 'inventory.counted':
    case 'inventory.corrected':
      return changed(count, [event.sealId], (item) => ({
        ...item,
        earlier: item.tally === null ? item.earlier : [...item.earlier, item.tally],
        tally: { ...event.count, by, at },
      }));
    case 'inventory.surplus-recorded':
      return { ...count, surplus: [...count.surplus, { ...event.surplus, by, at }] };
    case 'inventory.seal-moved':
      return changed(count, [event.sealId], (item) => ({ ...item, holderId: event.to, movedAt: at }));
    case 'inventory.sent-back':
      return changed(count, event.sealIds, (item) =>
        item.tally === null ? item : { ...item, earlier: [...item.earlier, item.tally], tally: null },
      );
    case 'inventory.closed':
      return { ...count, state: 'closed', ending: { by, at, opinion: event.opinion } };
    case 'inventory.cancelled':
      return { ...count, state: 'cancelled', ending: { by, at, opinion: event.reason } };
  }
}

function opened(
  event: Extract<InventoryEvent, { type: 'inventory.opened' }>,
  { at, actor }: EventMeta,
): InventoryCount {
  const { id, number, scope, dueOn, list } = event;
  const items = list.map((listed) => ({
    listed,
    holderId: listed.custodianId,
    movedAt: null,
    tally: null,
    earlier: [],
  }));
  return { id, number, scope, dueOn, state: 'open', openerId: actor, openedAt: at, items, surplus: [], ending: null };
}

function changed(count: InventoryCount, sealIds: readonly string[], change: (item: Item) => Item): InventoryCount {
  const those = new Set(sealIds);
  return { ...count, items: count.items.map((item) => (those.has(item.listed.sealId) ? change(item) : item)) };
}
