import { startServerProcess, type ServerProcess } from '../../tests/support/server-process.ts';

/** The server as people run it, in a process of its own, while `work` runs; it is stopped cleanly afterwards. */
export async function withServer<Result>(
  { dataFolder, databaseUrl }: { readonly dataFolder: string; readonly databaseUrl: string },
  work: (server: ServerProcess) => Promise<Result>,
): Promise<Result> {
  const server = startServerProcess(dataFolder, {
    settings: { YINXIN_DATABASE_URL: databaseUrl, YINXIN_SESSION_IDLE_MINUTES: '480', YINXIN_LOG_LEVEL: 'error' },
  });
  try {
    await server.ready;
    return await work(server);
  } finally {
    server.kill('SIGTERM');
    await server.ended;
  }
}
