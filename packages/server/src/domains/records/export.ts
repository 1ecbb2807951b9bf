import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { documentKindTexts, recordColumns, sealKindTexts, type Language, type RecordColumn } from '@yinxin/contract';
import { printedTime } from '@yinxin/esign';
import { TIME_ZONE } from '../../platform/clock.ts';
import type { UseRecord } from './record.ts';

const mediums = {
  physical: { 'zh-CN': '实物印章', en: 'Physical' },
  electronic: { 'zh-CN': '电子印章', en: 'Electronic' },
} as const;

type Cell = (record: UseRecord, language: Language) => string;
const time = (instant: string): string => printedTime(new Date(instant), TIME_ZONE);

const cells: Readonly<Record<RecordColumn, Cell>> = {
  usedAt: (record) => time(record.usedAt),
  requestNumber: (record) => record.requestNumber,
  documentName: (record) => record.document.name,
  documentNumber: (record) => record.document.number ?? '',
  documentKind: (record, language) => documentKindTexts[record.document.kind][language],
  purpose: (record) => record.purpose,
  counterparty: (record) => record.counterparty ?? '',
  amount: (record) => record.amount?.amount ?? '',
  currency: (record) => record.amount?.currency ?? '',
  sealName: (record) => record.seal.name,
  sealKind: (record, language) => sealKindTexts[record.seal.kind][language],
  medium: (record, language) => mediums[record.seal.medium][language],
  impressions: (record) => String(record.impressions),
  entity: (record) => record.entity.name,
  department: (record) => record.department.name,
  requester: (record) => record.requester.name,
  approvers: (record, language) =>
    record.approvals.map(({ approver }) => approver.name).join(language === 'en' ? ', ' : '、'),
  custodian: (record) => record.custodian.name,
  stampedBy: (record) => record.stampedBy.name,
  witness: (record) => (record.use.medium === 'physical' ? (record.use.witness?.name ?? '') : ''),
  place: (record) => (record.use.medium === 'physical' ? record.use.place : ''),
  registeredAt: (record) => time(record.registeredAt),
  verificationCode: (record) => record.verificationCode,
};

/** The columns that a query names, known ones only and each once; all of them when it names none. */
export function columnsIn(list: string | undefined): readonly RecordColumn[] {
  const all = Object.keys(recordColumns) as RecordColumn[];
  const named = [...new Set(list?.split(','))].filter((name): name is RecordColumn => all.some((one) => one === name));
  return named.length === 0 ? all : named;
}

/** Names of columns first, then a row per record; every cell is text that no spreadsheet takes for a formula. */
async function* rowsOf(
  batches: AsyncIterable<readonly UseRecord[]>,
  columns: readonly RecordColumn[],
  language: Language,
): AsyncGenerator<readonly (readonly string[])[]> {
  yield [columns.map((column) => recordColumns[column][language])];
  for await (const batch of batches) {
    yield batch.map((record) => columns.map((column) => harmless(cells[column](record, language))));
  }
}

/** Spreadsheets run a cell that begins with one of these; an apostrophe in front makes it text (OWASP, CSV injection). */
const harmless = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

/** The register as CSV (RFC 4180), with a byte order mark so that Excel reads it as UTF-8. */
export async function* csvOf(
  batches: AsyncIterable<readonly UseRecord[]>,
  columns: readonly RecordColumn[],
  language: Language,
): AsyncGenerator<string> {
  yield '\uFEFF';
  for await (const rows of rowsOf(batches, columns, language)) {
    yield rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
  }
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Rows of one sheet; the format ends at 1,048,576. */
const ROWS_PER_SHEET = 1_000_000;

/** The register as XLSX, written while it is read, so that its size does not matter to the server. */
export async function* xlsxOf(
  batches: AsyncIterable<readonly UseRecord[]>,
  columns: readonly RecordColumn[],
  language: Language,
): AsyncGenerator<Uint8Array> {
  const { default: ExcelJS } = await import('exceljs');
  const out = new PassThrough();
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out });
  const title = language === 'en' ? 'Records' : '用印记录';
  const write = async (): Promise<void> => {
    let sheet = workbook.addWorksheet(title);
    let written = 0;
    for await (const rows of rowsOf(batches, columns, language)) {
      if (written >= ROWS_PER_SHEET) {
        sheet.commit();
        sheet = workbook.addWorksheet(`${title} ${workbook.worksheets.length + 1}`);
        written = 0;
      }
      for (const row of rows) sheet.addRow([...row]).commit();
      written += rows.length;
      // A reader slower than the database must not make the server hold the register in memory.
      if (out.writableNeedDrain) await once(out, 'drain');
    }
    sheet.commit();
    await workbook.commit();
  };
  const writing = write().catch((error: unknown) => out.destroy(error instanceof Error ? error : new Error('export')));
  yield* out as AsyncIterable<Uint8Array>;
  await writing;
}
