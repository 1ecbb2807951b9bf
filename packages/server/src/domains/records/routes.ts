import { records, type RecordFilters } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import { heldPermissions, type Actor, type Scope } from '../../platform/authz/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/schema.ts';
import { bind, type Mountable } from '../../platform/http/index.ts';
import { notFound } from '../../platform/problem.ts';
import type { DecryptBody } from '../ledger/index.ts';
import { placeOf, writePlace } from './cursor.ts';
import { recordHistory } from './history.ts';
import type { UseRecord } from './record.ts';
import { findRecord, listRecords, type Place, type RecordRow } from './store.ts';

export interface RecordsParts {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  /** Opens the bodies of ledger entries, for the history of a use. */
  readonly decrypt: DecryptBody;
}

// What draws and prints is loaded when it is first asked for: it takes long, and a start should not wait for it.

/** Records read at once for an export. */
const BATCH = 500;

export function recordsRoutes({ db, clock, decrypt }: RecordsParts): Mountable {
  const visible = async (scope: Scope, id: string): Promise<RecordRow> => {
    const row = await findRecord(db, scope, id);
    if (row === undefined) throw notFound();
    return row;
  };

  /** The whole register within a scope and filters, the latest use first. */
  async function* batches(scope: Scope, filters: RecordFilters): AsyncGenerator<readonly UseRecord[]> {
    let after: Place | undefined;
    for (;;) {
      const rows = await listRecords(db, scope, filters, { after, limit: BATCH });
      if (rows.length > 0) yield rows.map(({ state }) => state);
      const last = rows.at(-1);
      if (last === undefined || rows.length < BATCH) return;
      after = { usedAt: last.state.usedAt, id: last.id };
    }
  }

  return bind(records, {
    async listRecords({ scope, querystring, actor }) {
      const { cursor, limit, ...filters } = querystring;
      // One more than asked for says whether there is more.
      const rows = await listRecords(db, scope(), filters, { after: placeOf(cursor), limit: limit + 1 });
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      const items = shown.map((row) => present(row, actor));
      if (last === undefined || rows.length <= limit) return { items };
      return { items, next: writePlace({ usedAt: last.state.usedAt, id: last.id }) };
    },
    async getRecord({ scope, params, actor }) {
      return present(await visible(scope(), params.id), actor);
    },
    async getRecordHistory({ scope, params }) {
      const { state } = await visible(scope(), params.id);
      return recordHistory(db, decrypt, state);
    },
    async getRecordSheet({ scope, params, language }) {
      const { state } = await visible(scope(), params.id);
      const history = await recordHistory(db, decrypt, state);
      const [{ renderForm }, { recordSheet }] = await Promise.all([import('@yinxin/esign'), import('./sheet.ts')]);
      const bytes = await renderForm(recordSheet(state, history, { language, at: clock.now() }));
      return { bytes, mediaType: 'application/pdf', fileName: `${state.requestNumber}-${state.verificationCode}.pdf` };
    },
    async exportRecords({ scope, querystring, language }) {
      const { format, columns, ...filters } = querystring;
      const rows = batches(scope(), filters);
      const { columnsIn, csvOf, xlsxOf } = await import('./export.ts');
      const wanted = columnsIn(columns);
      const name = `${language === 'en' ? 'records' : '用印记录'}-${clock.now().slice(0, 10)}.${format}`;
      return format === 'csv'
        ? { bytes: csvOf(rows, wanted, language), mediaType: 'text/csv; charset=utf-8', fileName: name }
        : { bytes: xlsxOf(rows, wanted, language), mediaType: XLSX, fileName: name };
    },
  });
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const present = ({ id, version, state }: RecordRow, actor: Actor) => ({
  ...state,
  id,
  version,
  approvals: [...state.approvals],
  allowed: heldPermissions(actor).has('record.read') ? ['getRecordHistory', 'getRecordSheet'] : [],
});
