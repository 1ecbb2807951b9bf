import { permit, type Actor } from '../../platform/authz/index.ts';
import type { Aggregate } from '../../platform/transition.ts';
import {
  countersOf,
  inventoryDecider,
  itemOf,
  type InventoryCommand,
  type InventoryCount,
  type InventoryEvent,
  type Item,
} from './inventory.ts';

export const inventorySubjects: Aggregate<InventoryCount, InventoryCommand, InventoryEvent> = {
  ...inventoryDecider,
  subjectType: 'inventory',
  table: 'inventory_counts',
  policy: mayCommand,
  project: (count) => ({
    status: count.state,
    number: count.number,
    entity_id: count.scope.entityId,
    department_id: count.scope.departmentId,
    due_on: count.dueOn,
    opener_id: count.openerId,
    seal_ids: count.items.map(({ listed }) => listed.sealId).toSorted(),
    people: concerned(count),
    awaited: awaitedIn(count),
  }),
};

/** Who has to do with it: whoever holds or held a seal of the list, or counted. */
const concerned = (count: InventoryCount): readonly string[] =>
  [
    ...new Set([
      ...count.items.flatMap(({ listed, holderId }) => [listed.custodianId, holderId]),
      ...countersOf(count),
    ]),
  ].toSorted();

/** Holders of seals that are still to be counted. */
const awaitedIn = ({ state, items }: InventoryCount): readonly string[] =>
  state === 'open'
    ? [...new Set(items.filter(({ tally }) => tally === null).map(({ holderId }) => holderId))].toSorted()
    : [];

type Where = Pick<InventoryCount, 'scope'>;

/** May this person read the whole list, not only what concerns them? */
export const mayReadAll = (actor: Actor, { scope }: Where) =>
  permit(actor, 'inventory.read', { entityId: scope.entityId });

/** Whether an item concerns a person: held, held before, or counted by them. */
export const concerns = ({ listed, holderId, tally, earlier }: Item, person: string): boolean =>
  [listed.custodianId, holderId, tally?.by, ...earlier.map(({ by }) => by)].includes(person);

/** May this person look after the count? */
export const mayManage = (actor: Actor, { scope }: Where) =>
  permit(actor, 'inventory.manage', { entityId: scope.entityId });

/** May this person sign counts off, as far as their role goes? */
export const maySignOff = (actor: Actor, { scope }: Where) =>
  permit(actor, 'inventory.sign-off', { entityId: scope.entityId });

/** Who holds a seal counts it; the seal office counts what nobody else does. */
export const mayCount = (actor: Actor, { scope }: Where, { holderId }: Item) =>
  permit(actor, 'inventory.count', { entityId: scope.entityId, people: [holderId] });

/** Who counted it corrects it, or the seal office. */
export const mayCorrect = (actor: Actor, { scope }: Where, { tally }: Item) =>
  permit(actor, 'inventory.count', { entityId: scope.entityId, people: tally === null ? [] : [tally.by] });

function mayCommand(actor: Actor, command: InventoryCommand, count: InventoryCount | undefined) {
  if (command.type === 'open') return mayOpen(actor, command);
  if (count === undefined) return { refused: { code: 'not-found' } } as const;
  switch (command.type) {
    case 'count':
    case 'correct': {
      const item = itemOf(count, command.sealId);
      const sees = mayReadAny(actor, count);
      // The rules say what is not on the list, to those who see the count at all.
      if (sees === undefined) return { refused: { code: 'not-found' } } as const;
      if (item === undefined) return sees;
      const counts = command.type === 'count' ? mayCount(actor, count, item) : mayCorrect(actor, count, item);
      const may = command.count.outcome === 'excused' ? mayManage(actor, count) : counts;
      return may ?? ({ refused: { code: 'inventory-not-yours', params: { name: item.listed.name } } } as const);
    }
    case 'record-surplus':
    case 'cancel':
      return mayManage(actor, count) ?? ({ denied: 'inventory.manage' } as const);
    case 'send-back':
    case 'close':
      return maySignOff(actor, count) ?? ({ denied: 'inventory.sign-off' } as const);
    case 'move-seal':
      // Only a change of custody does this; it comes as the system.
      return { denied: 'inventory.manage' } as const;
  }
}

const mayReadAny = (actor: Actor, count: InventoryCount) =>
  permit(actor, 'inventory.read', { entityId: count.scope.entityId, people: concerned(count) });

/** The seal office opens a count over entities that it looks after, each of them. */
function mayOpen(actor: Actor, { scope, list }: Extract<InventoryCommand, { type: 'open' }>) {
  const entities = new Set([scope.entityId, ...list.map(({ entityId }) => entityId)]);
  const permits = [...entities].map((entityId) => permit(actor, 'inventory.manage', { entityId }));
  const [first] = permits;
  return first !== undefined && permits.every((one) => one !== undefined)
    ? first
    : ({ denied: 'inventory.manage' } as const);
}
