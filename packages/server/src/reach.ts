import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './platform/config/index.ts';
import { takeDataFolder } from './platform/data-folder.ts';
import { clusterFolder } from './platform/db/embedded/cluster.ts';
import { runningUrl } from './platform/db/embedded/endpoint.ts';
import { startEmbedded } from './platform/db/embedded.ts';
import { startProblem, StartProblem } from './platform/start-problem.ts';

/** A way to the database of an installation. */
export interface Reached {
  /** Connection URL of the owner. */
  readonly url: string;
  /** Stops what was started for the purpose. */
  leave(): Promise<void>;
}

/**
 * Reaches the database for a tool that works beside the server: the external one, the one of a running server, or the
 * embedded one, started for the purpose.
 *
 * @throws StartProblem `database-not-made` and whatever keeps the embedded one from starting
 */
export async function reachDatabase({ databaseUrl, data }: Pick<Config, 'databaseUrl' | 'data'>): Promise<Reached> {
  if (databaseUrl !== '') return { url: databaseUrl, leave: async () => undefined };
  const folder = join(data, 'postgres');
  const made = await stat(clusterFolder(folder)).catch(() => undefined);
  if (made === undefined) throw startProblem('database-not-made', { folder: data });
  try {
    const lock = await takeDataFolder(data);
    const server = await startEmbedded({ folder });
    return { url: server.url(), leave: () => server.stop().then(() => lock.release()) };
  } catch (error) {
    if (!(error instanceof StartProblem)) throw error;
    const url = await runningUrl(clusterFolder(folder));
    const inUse = error.causes.some((cause) => cause.code === 'data-folder-in-use');
    if (inUse && url !== undefined) return { url, leave: async () => undefined };
    throw error;
  }
}
