import { Problem } from '../../platform/problem.ts';

/** Opens a workbook in a confined process and gives the cells of its first sheet. */
export type OpenWorkbook = (bytes: Uint8Array) => Promise<readonly (readonly string[])[]>;

const ZIP = 'PK\u0003\u0004';

/** The cells of a CSV or XLSX file, told apart by content. CSV may be UTF-8 or, as Chinese Excel saves it, GB 18030. */
export async function cellsOf(bytes: Uint8Array, openWorkbook: OpenWorkbook): Promise<readonly (readonly string[])[]> {
  if (Buffer.from(bytes.subarray(0, 4)).toString('latin1') === ZIP) return openWorkbook(bytes);
  const { parse } = await import('csv-parse/sync');
  try {
    return parse(decode(bytes), {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: 20_000,
    });
  } catch {
    throw new Problem('import-unreadable');
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  }
}
