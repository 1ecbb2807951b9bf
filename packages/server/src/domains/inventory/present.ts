import type { InventoryItemView, InventorySummary, InventoryView, TallyView } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import type { Actor } from '../../platform/authz/index.ts';
import { chinaDay } from '../../platform/china-day.ts';
import type { Database } from '../../platform/db/schema.ts';
import { displayNames } from '../identity/index.ts';
import { departmentNames, entityNames } from '../organization/index.ts';
import { differencesOf, isIndependent, type InventoryCount, type Item, type Tally } from './inventory.ts';
import { concerns, mayCorrect, mayCount, mayManage, mayReadAll, maySignOff } from './policy.ts';
import { activeAmong, sealStatesNow, type InventoryRow } from './store.ts';

type Named = (id: string) => { readonly id: string; readonly name: string };

/** Counts for a list, as `actor` sees them at `at`. */
export async function presentInventories(
  db: Kysely<Database>,
  rows: readonly InventoryRow[],
  actor: Actor,
  at: string,
): Promise<InventorySummary[]> {
  const states = rows.map(({ state }) => state);
  const names = await displayNames(
    db,
    states.map(({ openerId }) => openerId),
  );
  const entities = await entityNames(
    db,
    states.map(({ scope }) => scope.entityId),
  );
  const departments = await departmentNames(
    db,
    states.flatMap(({ scope }) => scope.departmentId ?? []),
  );
  return states.map((state) => {
    const { id, number, scope, dueOn, openerId, openedAt } = state;
    // Who only takes part is told about the own part.
    const items = mayReadAll(actor, state) === undefined ? itemsFor(state, actor) : state.items;
    return {
      id,
      number,
      state: state.state,
      entityId: scope.entityId,
      entityName: entities.get(scope.entityId) ?? '',
      withSubsidiaries: scope.withSubsidiaries,
      departmentName: scope.departmentId === null ? null : (departments.get(scope.departmentId) ?? ''),
      opener: { id: openerId, name: names.get(openerId) ?? '' },
      openedAt,
      dueOn,
      overdue: state.state === 'open' && dueOn < chinaDay(at),
      total: items.length,
      counted: items.filter(({ tally }) => tally !== null).length,
      differing:
        items.filter((item) => differencesOf(item).length > 0).length +
        (items === state.items ? state.surplus.length : 0),
      waiting:
        state.state === 'open'
          ? items.filter(({ tally, holderId }) => tally === null && holderId === actor.id).length
          : 0,
    };
  });
}

const itemsFor = ({ items }: InventoryCount, actor: Actor): readonly Item[] =>
  items.filter((item) => concerns(item, actor.id));

/** One count as `actor` may see it at `at`; undefined stands for nothing to see. */
export async function presentInventory(
  db: Kysely<Database>,
  row: InventoryRow,
  actor: Actor,
  at: string,
): Promise<InventoryView> {
  const [summary] = await presentInventories(db, [row], actor, at);
  if (summary === undefined) throw new Error('inventory: nothing presented');
  const { version, state } = row;
  const whole = mayReadAll(actor, state) !== undefined;
  const items = whole ? state.items : itemsFor(state, actor);
  const surplus = whole ? state.surplus : [];
  const names = await displayNames(db, mentioned(state));
  const named: Named = (id) => ({ id, name: names.get(id) ?? '' });
  const entities = await entityNames(
    db,
    items.map(({ listed }) => listed.entityId),
  );
  const active = await activeAmong(
    db,
    items.map(({ holderId }) => holderId),
  );
  const now = await sealStatesNow(
    db,
    items.map(({ listed }) => listed.sealId),
  );
  return {
    ...summary,
    version,
    whole,
    allowed: allowedFor(actor, state),
    items: items.map((item) => ({
      ...presentItem(item, named),
      entityName: entities.get(item.listed.entityId) ?? '',
      holderActive: active.has(item.holderId),
      stateNow: now.get(item.listed.sealId) ?? item.listed.state,
      allowed: itemAllowed(actor, state, item),
    })),
    surplus: surplus.map(({ by, at: recordedAt, ...one }) => ({ ...one, recordedBy: named(by), recordedAt })),
    ending: state.ending === null ? null : { ...state.ending, by: named(state.ending.by) },
  };
}

const mentioned = ({ items, surplus, ending }: InventoryCount): readonly string[] => [
  ...items.flatMap(({ listed, holderId, tally, earlier }) => [
    listed.custodianId,
    holderId,
    ...[...earlier, ...(tally === null ? [] : [tally])].flatMap((one) => [
      one.by,
      ...('heldBy' in one && one.heldBy !== null ? [one.heldBy] : []),
    ]),
  ]),
  ...surplus.map(({ by }) => by),
  ...(ending === null ? [] : [ending.by]),
];

type Presented = Omit<InventoryItemView, 'entityName' | 'holderActive' | 'stateNow' | 'allowed'>;

function presentItem(item: Item, named: Named): Presented {
  const { custodianId, entityId: _, ...listed } = item.listed;
  return {
    ...listed,
    custodian: named(custodianId),
    holder: named(item.holderId),
    handedOverAt: item.movedAt,
    count: item.tally === null ? null : presentTally(item.tally, named),
    variances: [...differencesOf(item)],
    earlier: item.earlier.map((one) => presentTally(one, named)),
  };
}

function presentTally(tally: Tally, named: Named): TallyView {
  const seen = tally.outcome === 'found' || tally.outcome === 'elsewhere' ? tally : undefined;
  return {
    outcome: tally.outcome,
    recognised: seen?.recognised ?? null,
    legible: seen?.legible ?? null,
    place: tally.outcome === 'elsewhere' ? tally.place : null,
    heldBy: seen === undefined || seen.heldBy === null ? null : named(seen.heldBy),
    remark: tally.remark,
    photoId: seen?.photoId ?? null,
    countedBy: named(tally.by),
    countedAt: tally.at,
  };
}

/** Names of the routes that would accept this person for this count now. */
function allowedFor(actor: Actor, count: InventoryCount): string[] {
  const open = count.state === 'open';
  const manages = open && mayManage(actor, count) !== undefined;
  const signs = open && maySignOff(actor, count) !== undefined && isIndependent(count, actor.id);
  const done = count.items.every(({ tally }) => tally !== null);
  const routes: readonly (readonly [string, boolean])[] = [
    ['recordSurplus', manages],
    ['cancelInventory', manages],
    ['sendInventoryBack', signs && count.items.some(({ tally }) => tally !== null)],
    ['closeInventory', signs && done],
    ['getInventoryHistory', mayReadAll(actor, count) !== undefined],
  ];
  return routes.flatMap(([name, allowed]) => (allowed ? [name] : []));
}

function itemAllowed(actor: Actor, count: InventoryCount, item: Item): string[] {
  if (count.state !== 'open') return [];
  if (item.tally === null) return mayCount(actor, count, item) === undefined ? [] : ['countSeal'];
  return mayCorrect(actor, count, item) === undefined ? [] : ['correctCount'];
}
