/**
 * Tables as Kysely sees them: one interface per slice, joined here. Kept deliberately thin: subjects are stored by
 * `transition.ts`, so only what queries read is typed.
 */
// oxlint-disable-next-line typescript/no-empty-object-type -- slices add their tables one by one
export interface Database {}
