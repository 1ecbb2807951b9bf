import type { Language } from '@yinxin/contract';

/** What is wrong at start and what to do about it, as one sentence per language. `{name}` is a parameter. */
type Texts = Readonly<Record<Language, string>>;

/** Everything that can keep the system from starting and that the person who starts it can put right. */
const kinds = {
  'port-taken': {
    'zh-CN': '端口 {port} 已被其他程序占用：请先停止该程序，或用 YINXIN_PORT 另选一个端口。',
    en: 'Port {port} is already in use: stop the program that uses it, or choose another port with YINXIN_PORT.',
  },
  'port-forbidden': {
    'zh-CN': '没有权限监听端口 {port}：请用 YINXIN_PORT 选择 1024 以上的端口，并在其前面放置反向代理。',
    en: 'This account may not listen on port {port}: choose a port above 1024 with YINXIN_PORT and put a reverse proxy in front.',
  },
  'address-unknown': {
    'zh-CN': '本机没有地址 {host}：请把 YINXIN_HOST 设为本机的地址，例如 127.0.0.1 或 0.0.0.0。',
    en: 'This machine does not have the address {host}: set YINXIN_HOST to one it has, for example 127.0.0.1 or 0.0.0.0.',
  },
  'data-folder-not-writable': {
    'zh-CN': '数据目录 {folder} 无法写入（{reason}）：请把该目录的所有权交给当前账户，或用 YINXIN_DATA 指定其他目录。',
    en: 'The data folder {folder} cannot be written ({reason}): give it to the account that starts the server, or name another folder with YINXIN_DATA.',
  },
  'data-folder-in-use': {
    'zh-CN': '数据目录 {folder} 正被另一个服务使用（{holder}）：请先停止该服务，或用 YINXIN_DATA 指定其他目录。',
    en: 'Another server is using the data folder {folder} ({holder}): stop that server, or name another folder with YINXIN_DATA.',
  },
  'disk-full': {
    'zh-CN': '磁盘空间不足，无法写入 {folder}：请清理磁盘，或用 YINXIN_DATA 指定空间充足的目录。',
    en: 'The disk is full, {folder} cannot be written: free some space, or name a folder on a larger disk with YINXIN_DATA.',
  },
  'keys-unusable': {
    'zh-CN': '密钥无法使用（{reason}）：请恢复数据目录中原有的密钥文件后再启动。',
    en: 'The keys cannot be used ({reason}): restore the key files of the data folder before starting.',
  },
  'certificate-unreadable': {
    'zh-CN': '无法读取 TLS 证书或私钥 {file}（{reason}）：请检查 YINXIN_TLS_CERT 与 YINXIN_TLS_KEY 的路径和权限。',
    en: 'The TLS certificate or key {file} cannot be read ({reason}): check the paths and rights of YINXIN_TLS_CERT and YINXIN_TLS_KEY.',
  },
  'database-unreachable': {
    'zh-CN':
      '无法连接数据库 {target}（{reason}）：请检查 YINXIN_DATABASE_URL、网络与数据库账户，或留空以使用内置数据库。',
    en: 'The database {target} cannot be reached ({reason}): check YINXIN_DATABASE_URL, the network and the account, or leave it empty to use the embedded database.',
  },
  'database-not-made': {
    'zh-CN': '数据目录 {folder} 中尚未建立内置数据库：请先启动一次服务，或检查 YINXIN_DATA。',
    en: 'There is no embedded database in the data folder {folder} yet: start the server once, or check YINXIN_DATA.',
  },
  'ledger-not-made': {
    'zh-CN': '该数据库中还没有账本：请先启动一次服务，或检查 YINXIN_DATABASE_URL。',
    en: 'There is no ledger in this database yet: start the server once, or check YINXIN_DATABASE_URL.',
  },
  'file-unreadable': {
    'zh-CN': '无法读取文件 {file}（{reason}）：请检查路径与权限。',
    en: 'The file {file} cannot be read ({reason}): check its path and rights.',
  },
  'file-malformed': {
    'zh-CN': '文件 {file} 不是{kind}：请核对后重试。',
    en: 'The file {file} is not {kind}: check which file it is.',
  },
  'database-too-old': {
    'zh-CN':
      '数据库版本为 PostgreSQL {version}，低于要求的 {oldest}：请升级数据库，或清空 YINXIN_DATABASE_URL 以使用内置数据库。',
    en: 'The database is PostgreSQL {version}, older than {oldest}: upgrade it, or leave YINXIN_DATABASE_URL empty to use the embedded database.',
  },
  'database-not-utf8': {
    'zh-CN':
      '数据库的字符编码为 {encoding}，无法保存中文：请新建编码为 UTF8 的数据库，并在 YINXIN_DATABASE_URL 中指定。',
    en: 'The database is encoded as {encoding} and cannot hold Chinese text: create one with encoding UTF8 and name it in YINXIN_DATABASE_URL.',
  },
  'database-newer': {
    'zh-CN': '数据库由更新版本的印信建立（含未知的结构变更 {ids}）：请使用该版本或更新的版本启动。',
    en: 'The database was made by a newer version of Yinxin (unknown schema steps {ids}): start that version or a later one.',
  },
  'database-altered': {
    'zh-CN': '结构变更 {id} 执行之后，其内容又被修改，与数据库中的记录不符：请恢复程序的原版本后再启动。',
    en: 'Schema step {id} was changed after it had been applied to this database: restore the released program before starting.',
  },
  'database-role-missing': {
    'zh-CN': '数据库账户 {owner} 无权建立应用角色：请由数据库管理员执行 “{statements}”，然后重新启动。',
    en: 'The database account {owner} may not create the application role: have the database administrator run “{statements}”, then start again.',
  },
  'database-binaries-missing': {
    'zh-CN':
      '本机没有内置数据库的程序文件（{reason}）：请重新执行 npm ci，或用 YINXIN_DATABASE_URL 指定外部 PostgreSQL。',
    en: 'The program files of the embedded database are missing ({reason}): run npm ci again, or name an external PostgreSQL with YINXIN_DATABASE_URL.',
  },
  'database-needs-account': {
    'zh-CN':
      '内置数据库不能以 root 身份运行，而本机不允许切换到普通账户：请改用普通账户启动，或用 YINXIN_DATABASE_URL 指定外部 PostgreSQL。',
    en: 'The embedded database refuses to run as root and this machine lets it switch to no other account: start as an ordinary account, or name an external PostgreSQL with YINXIN_DATABASE_URL.',
  },
  'database-other-version': {
    'zh-CN':
      '数据目录中的内置数据库为 PostgreSQL {found}，而本程序自带 {expected}：请使用原版本的程序导出备份后再升级。',
    en: 'The embedded database in the data folder is PostgreSQL {found}, this program brings {expected}: make a backup with the earlier program and restore it with this one.',
  },
  'database-failed': {
    'zh-CN': '内置数据库未能启动（{reason}）：详情见 {log}。',
    en: 'The embedded database did not start ({reason}): {log} says more.',
  },
  'ledger-origin-fixed': {
    'zh-CN': '账本名称已固定为 {origin}，不可更改：请将 YINXIN_LEDGER_ORIGIN 改回该值，或留空。',
    en: 'The ledger is named {origin} for good: set YINXIN_LEDGER_ORIGIN back to it, or leave it empty.',
  },
  'setting-wrong': {
    'zh-CN': '环境变量 {variable} 的值 “{value}” 不正确：{expected}。',
    en: '{variable} has the wrong value “{value}”: {expected}.',
  },
  'setting-unknown': {
    'zh-CN': '没有名为 {variable} 的设置：您要的可能是 {nearest}；全部设置见 docs/reference/configuration.md。',
    en: 'There is no setting {variable}: did you mean {nearest}? All settings are in docs/reference/configuration.md.',
  },
} as const satisfies Record<string, Texts>;

export type StartProblemCode = keyof typeof kinds;

/** A parameter that reads differently in each language, or the same in both. */
export type StartParam = string | number | Texts;

/**
 * Ends a start with sentences for the person at the keyboard. `causes` holds one or several codes with their
 * parameters; `message` is the English text.
 */
export class StartProblem extends Error {
  readonly causes: readonly StartCause[];
  constructor(...causes: readonly StartCause[]) {
    super(causes.map((cause) => sentence(cause, 'en')).join('\n'));
    this.name = 'StartProblem';
    this.causes = causes;
  }
}

export interface StartCause {
  readonly code: StartProblemCode;
  readonly params?: Readonly<Record<string, StartParam>>;
}

/** Shorthand for a problem with one cause. */
export const startProblem = (code: StartProblemCode, params: StartCause['params'] = {}): StartProblem =>
  new StartProblem({ code, params });

/** One cause in one language, parameters filled in. */
export function sentence(cause: StartCause, language: Language): string {
  return kinds[cause.code][language].replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = cause.params?.[name] ?? '';
    return typeof value === 'object' ? value[language] : String(value);
  });
}
