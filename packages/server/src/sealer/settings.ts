import { z } from 'zod';

/** What the server tells the sealing process at its start. */
export const sealerSettings = z.strictObject({
  dataFolder: z.string(),
  databaseUrl: z.string(),
  socketPath: z.string(),
  logLevel: z.string(),
});
export type SealerSettings = z.infer<typeof sealerSettings>;
