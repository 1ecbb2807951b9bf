import type { PlaceKind, PlaceState, SealKind, SealState } from '@yinxin/contract';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { scopeWhere, type Scope } from '../../platform/authz/index.ts';
import { readPage, type Page } from '../../platform/db/page.ts';
import type { Database } from '../../platform/db/schema.ts';
import type { Place } from './place.ts';

/** A storage place with what its readers need. */
export interface PlaceRow {
  readonly id: string;
  readonly version: number;
  readonly state: Place;
  readonly entity_name: string;
  readonly responsible_name: string | null;
  readonly occupied: number;
}

export interface PlacesQuery {
  readonly page: number;
  readonly pageSize: number;
  readonly search?: string | undefined;
  readonly kind?: PlaceKind | undefined;
  readonly state?: PlaceState | undefined;
  readonly lacking?: boolean | undefined;
}

/** Places inside a scope; where somebody looks after single seals, those of the entities that the seals belong to. */
const visible = (scope: Scope) =>
  sql<boolean>`(${scopeWhere(scope, { entity: 'p.entity_id', person: ['p.responsible_id'] })}
    or p.entity_id in (select s.entity_id from seals s
      where s.id = any(${scope.sealIds}::uuid[]) or s.custodian_id = ${scope.person}::uuid))`;

const columns = sql`p.id, p.version, p.state, e.name as entity_name, r.name as responsible_name,
  (select count(*)::int from seals s where s.place_id = p.id) as occupied`;
const from = sql`places p`;
const joins = sql`join entities e on e.id = p.entity_id left join people r on r.id = p.responsible_id`;

const select = (where: RawBuilder<boolean>) => sql<PlaceRow>`select ${columns} from ${from} ${joins} where ${where}`;

/** The register of places, a page at a time: those in use first, by name. */
export async function listPlaces(db: Kysely<Database>, scope: Scope, query: PlacesQuery): Promise<Page<PlaceRow>> {
  const where = sql<boolean>`${visible(scope)}
    and (${query.search ?? ''} = '' or position(lower(${query.search ?? ''}) in p.search_text) > 0)
    and (${query.kind ?? null}::text is null or p.kind = ${query.kind ?? null})
    and (${query.state ?? null}::text is null or p.status = ${query.state ?? null})
    and (${query.lacking ?? null}::boolean is null or (cardinality(p.lacking) > 0) = ${query.lacking ?? null})`;
  return readPage(db, { columns, from, joins, where, order: sql`p.status desc, p.name, p.id` }, query);
}

/** One place, if the scope shows it. */
export async function findPlace(db: Kysely<Database>, scope: Scope, id: string): Promise<PlaceRow | undefined> {
  const { rows } = await select(sql<boolean>`p.id = ${id}::uuid and ${visible(scope)}`).execute(db);
  return rows[0];
}

/** One place for the system's own use: the reply after a change that was permitted. */
export async function readPlace(db: Kysely<Database>, id: string): Promise<PlaceRow | undefined> {
  const { rows } = await select(sql<boolean>`p.id = ${id}::uuid`).execute(db);
  return rows[0];
}

/** Is another place in use of the entity called so? */
export async function placeNameTaken(
  db: Kysely<Database>,
  { id, entityId, name }: { readonly id: string; readonly entityId: string; readonly name: string },
): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select exists (select 1 from places where entity_id = ${entityId}::uuid and name = ${name}
      and status = 'open' and id <> ${id}::uuid) as taken`.execute(db);
  return rows[0]?.taken ?? false;
}

/** How many seals lie in a place. Whoever decides by it has the place locked: seals come in under that lock only. */
export async function countSealsIn(db: Kysely<Database>, placeId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from seals where place_id = ${placeId}::uuid`.execute(db);
  return rows[0]?.count ?? 0;
}

/** A seal as far as its storage is concerned. */
export interface StoredSealRow {
  readonly id: string;
  readonly name: string;
  readonly kind: SealKind;
  readonly status: SealState;
  readonly entity_id: string;
  readonly entity_name: string;
  readonly custodian_id: string;
  readonly custodian_name: string | null;
  readonly detail: string | null;
  readonly despite: string | null;
}

const storedColumns = sql`s.id, s.name, s.kind, s.status, s.entity_id, e.name as entity_name, s.custodian_id,
  c.name as custodian_name, s.state ->> 'place' as detail, s.state -> 'placed' ->> 'despite' as despite`;

const storedSeals = (where: RawBuilder<boolean>) => ({
  columns: storedColumns,
  from: sql`seals s`,
  joins: sql`join entities e on e.id = s.entity_id left join people c on c.id = s.custodian_id`,
  where,
  order: sql`s.kind, s.name, s.id`,
});

type Paging = Pick<PlacesQuery, 'page' | 'pageSize'>;

/** The seals that lie in a place. Who may see the place sees all of them: it is the place that is looked after. */
export const listSealsIn = (db: Kysely<Database>, placeId: string, query: Paging): Promise<Page<StoredSealRow>> =>
  readPage(db, storedSeals(sql<boolean>`s.place_id = ${placeId}::uuid`), query);

/** Physical seals that should lie in a registered place and do not. What is put away lies where its storage says. */
export const listUnplaced = (db: Kysely<Database>, scope: Scope, query: Paging): Promise<Page<StoredSealRow>> =>
  readPage(
    db,
    storedSeals(sql<boolean>`${scopeWhere(scope, { entity: 's.entity_id', seal: 's.id', person: ['s.custodian_id'] })}
      and s.medium = 'physical' and s.place_id is null and s.status not in ('lost', 'sealed-away', 'destroyed')`),
    query,
  );
