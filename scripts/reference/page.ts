/** One generated page of `docs/reference`. */
export interface Page {
  /** File name below `docs/reference`. */
  readonly file: string;
  /** Makes the whole text of the file; the same sources always give the same text. */
  make(): string | Promise<string>;
}

/** A Markdown table. Cells may hold anything but line breaks. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
