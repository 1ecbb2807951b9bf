import { loadConfig, start, type Running } from '@yinxin/server';

/** Starts the whole system in this process, for preparing data and for looking at its SQL. */
export const openApplication = (databaseUrl: string, dataFolder: string): Promise<Running> =>
  start(
    loadConfig({
      YINXIN_DATABASE_URL: databaseUrl,
      YINXIN_DATA: dataFolder,
      YINXIN_PORT: '0',
      YINXIN_SESSION_IDLE_MINUTES: '480',
      YINXIN_LOG_LEVEL: 'error',
    }),
  );
