import type { VouchForEntries } from './histories.ts';

/** Relies on the chain of each subject alone, which `readHistory` has verified. */
export const vouchByChain: VouchForEntries = () => Promise.resolve(undefined);
