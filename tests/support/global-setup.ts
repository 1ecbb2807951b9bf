import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startTestServer, type TestServer } from './test-server.ts';
import { verifierSummary } from './verifiers.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Socket that answers every connection with the test server, as JSON; the first one starts it. */
    databaseDesk: string;
    /** Folder where tests leave a file named after each outside verifier that they used. */
    verifiersUsed: string;
  }
}

/**
 * Once per run of the test suite. The database starts when the first test asks for one, so runs of pure tests do not
 * wait for it, and stops when the run ends, however it ends.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'yinxin-test-'));
  let server: Promise<TestServer> | undefined;
  const desk = await openDesk(join(folder, 'desk'), () => (server ??= startTestServer(join(folder, 'postgres'))));
  project.provide('databaseDesk', join(folder, 'desk'));
  project.provide('verifiersUsed', folder);
  return async () => {
    desk.close();
    await (await server)?.stop();
    console.log(verifierSummary(await readdir(folder)));
    await rm(folder, { recursive: true, force: true });
  };
}

function openDesk(path: string, serve: () => Promise<TestServer>): Promise<Server> {
  const desk = createServer((visitor) => {
    visitor.on('error', () => undefined);
    serve().then(
      ({ adminUrl, template }) => visitor.end(JSON.stringify({ adminUrl, template })),
      (error: unknown) => visitor.end(JSON.stringify({ error: String(error) })),
    );
  });
  return new Promise((resolve, reject) => {
    desk.once('error', reject);
    desk.listen(path, () => resolve(desk));
  });
}
