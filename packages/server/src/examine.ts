import { access, constants, readFile, stat } from 'node:fs/promises';
import type { Language } from '@yinxin/contract';
import type { Config } from './platform/config/index.ts';
import { openPool } from './platform/db/connection.ts';
import { compareManifests, MANIFEST_FILE, readManifest, type SchemaManifest } from './platform/db/manifest.ts';
import { checkServer } from './platform/db/open.ts';
import { sentence, StartProblem } from './platform/start-problem.ts';
import { reachDatabase } from './reach.ts';

/** One thing looked at. */
export interface Finding {
  readonly name: 'data-folder' | 'database' | 'schema';
  readonly ok: boolean;
  readonly text: Readonly<Record<Language, string>>;
}

/**
 * Looks at an installation without changing it: the data folder, the database's version, its schema against the
 * committed manifest. Works beside a running server, and starts the embedded database for a moment when none runs.
 */
export async function examine(config: Config): Promise<readonly Finding[]> {
  const folder = await examineFolder(config.data);
  if (!folder.ok) return [folder];
  try {
    const database = await reachDatabase(config);
    try {
      return [folder, ...(await examineDatabase(database.url))];
    } finally {
      await database.leave();
    }
  } catch (error) {
    if (!(error instanceof StartProblem)) throw error;
    return [folder, asFinding('database', error)];
  }
}

async function examineFolder(data: string): Promise<Finding> {
  const info = await stat(data).catch(() => undefined);
  const finding = (ok: boolean, zh: string, en: string): Finding => ({
    name: 'data-folder',
    ok,
    text: { 'zh-CN': `数据目录 ${data} ${zh}`, en: `Data folder ${data} ${en}` },
  });
  if (info === undefined)
    return finding(false, '不存在：首次启动服务时会建立', 'does not exist: the first start makes it');
  if (process.platform !== 'win32' && (info.mode & 0o077) !== 0) {
    return finding(
      false,
      '可被其他账户访问：请执行 chmod 700',
      'can be entered by other accounts: run chmod 700 on it',
    );
  }
  const writable = await access(data, constants.W_OK).then(
    () => true,
    () => false,
  );
  return writable ? finding(true, '可用', 'is usable') : finding(false, '不可写', 'cannot be written');
}

async function examineDatabase(url: string): Promise<Finding[]> {
  const pool = openPool({ url, size: 1, name: 'yinxin-doctor', statementTimeout: 30_000 });
  try {
    const version = await checkServer(pool, url);
    const text = { 'zh-CN': `数据库 PostgreSQL ${version} 可用`, en: `Database PostgreSQL ${version} is usable` };
    return [{ name: 'database', ok: true, text }, await examineSchema(pool)];
  } catch (error) {
    if (!(error instanceof StartProblem)) throw error;
    return [asFinding('database', error)];
  } finally {
    await pool.end();
  }
}

async function examineSchema(pool: ReturnType<typeof openPool>): Promise<Finding> {
  const expected = JSON.parse(await readFile(MANIFEST_FILE, 'utf8')) as SchemaManifest;
  const differences = compareManifests(expected, await readManifest(pool));
  if (differences.length === 0) {
    const text = { 'zh-CN': '数据库结构与本版本一致', en: 'The schema is the one of this version' };
    return { name: 'schema', ok: true, text };
  }
  const list = differences.map((one) => `\n    ${one}`).join('');
  return {
    name: 'schema',
    ok: false,
    text: {
      'zh-CN': `数据库结构与本版本不一致（- 缺少，+ 多出）：${list}`,
      en: `The schema differs from the one of this version (- missing, + beyond):${list}`,
    },
  };
}

const asFinding = (name: Finding['name'], { causes }: StartProblem): Finding => ({
  name,
  ok: false,
  text: {
    'zh-CN': causes.map((cause) => sentence(cause, 'zh-CN')).join(' '),
    en: causes.map((cause) => sentence(cause, 'en')).join(' '),
  },
});
