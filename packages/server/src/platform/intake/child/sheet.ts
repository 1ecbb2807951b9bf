import ExcelJS from 'exceljs';
import { Refused } from '../jobs.ts';

const MOST_ROWS = 10_000;
const MOST_COLUMNS = 100;
const MOST_UNPACKED = 100 * 1024 * 1024;

/** The cells of the first sheet of a workbook, as the text that a person sees. Formulas give their stored result. */
export async function readSheet(bytes: Uint8Array): Promise<string[][]> {
  refuseBomb(bytes);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer);
  const sheet = workbook.worksheets[0];
  if (sheet === undefined) throw new Refused('document-damaged');
  if (sheet.rowCount > MOST_ROWS || sheet.columnCount > MOST_COLUMNS) throw new Refused('document-too-complex');
  const rows: string[][] = [];
  sheet.eachRow({ includeEmpty: true }, (row) => {
    const cells: string[] = [];
    row.eachCell({ includeEmpty: true }, (cell) => cells.push(cell.text ?? ''));
    rows.push(cells);
  });
  return rows;
}

const CENTRAL_ENTRY = 0x02014b50;

/** Adds up what the archive's directory says its parts unpack to, before anything is unpacked. */
function refuseBomb(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let unpacked = 0;
  for (let at = 0; at + 46 <= bytes.byteLength; at += 1) {
    if (view.getUint32(at, true) !== CENTRAL_ENTRY) continue;
    unpacked += view.getUint32(at + 24, true);
    if (unpacked > MOST_UNPACKED) throw new Refused('document-too-complex');
  }
}
