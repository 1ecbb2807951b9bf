import type { Sealer } from './sealer.ts';

/**
 * The sealer, asked only when everything committed so far is under a signed checkpoint: it believes nothing less, so
 * what was written a moment ago would be refused.
 */
export const settledFirst = (sealer: Sealer, settle: () => Promise<unknown>): Sealer => ({
  ...sealer,
  async issueSealKey(sealId) {
    await settle();
    return sealer.issueSealKey(sealId);
  },
  async importSealKey(sealId, pkcs12, password) {
    await settle();
    return sealer.importSealKey(sealId, pkcs12, password);
  },
  async destroySealKeys(sealId) {
    await settle();
    return sealer.destroySealKeys(sealId);
  },
  async seal(order) {
    await settle();
    return sealer.seal(order);
  },
});
