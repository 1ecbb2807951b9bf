/** The outcome of a check: passed, or the name of the one thing that is wrong. */
export type Verdict<Fault extends string> = { readonly ok: true } | { readonly ok: false; readonly fault: Fault };

/** A check that passed. */
export const passed = { ok: true } as const;

/** A check that failed, with what is wrong. */
export const failed = <Fault extends string>(fault: Fault) => ({ ok: false, fault }) as const;
