/** One forward step of the schema. Never edited after a release: its checksum is stored. */
export interface Migration {
  /** `<number>-<slice or what>`, unique over all slices. */
  readonly id: string;
  /** SQL, run in one transaction. */
  readonly up: string;
}
