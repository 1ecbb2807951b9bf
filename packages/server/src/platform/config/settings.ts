import { languages } from '@yinxin/contract';
import { isIP } from 'node:net';
import { z } from 'zod';
import { setting } from './setting.ts';

const integer = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().int().min(least).max(most));

const yesOrNo = z.enum(['', 'true', 'false']).transform((text) => (text === '' ? undefined : text === 'true'));

const isAddress = (text: string): boolean => {
  const [address = '', bits, more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more !== undefined) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
};

const isWebOrigin = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return ['http:', 'https:'].includes(url.protocol) && text.replace(/\/$/, '') === url.origin;
};

const whole = (least: number, most: number) => ({
  'zh-CN': `应为 ${least} 到 ${most} 之间的整数`,
  en: `it should be a whole number from ${least} to ${most}`,
});

const yesNoTexts = { 'zh-CN': '应为 true 或 false', en: 'it should be true or false' };
const absolutePath = { 'zh-CN': '应为文件路径', en: 'it should be the path of a file' };

/** Every setting there is. The variable of each follows from its name, see `variableOf`. */
export const settings = {
  port: setting({
    schema: integer(0, 65_535),
    default: '8420',
    example: '8420',
    about: {
      'zh-CN': '服务监听的端口；0 表示任选一个空闲端口。',
      en: 'Port on which the server listens; 0 takes any free one.',
    },
    expected: whole(0, 65_535),
  }),
  host: setting({
    schema: z.string().regex(/^[A-Za-z0-9.:_-]{1,253}$/),
    default: '127.0.0.1',
    example: '0.0.0.0',
    about: {
      'zh-CN': '服务监听的地址；默认只供本机访问，0.0.0.0 表示供网络访问。',
      en: 'Address on which the server listens; this machine only by default, 0.0.0.0 for the network.',
    },
    expected: { 'zh-CN': '应为本机的地址或主机名', en: 'it should be an address or name of this machine' },
  }),
  data: setting({
    schema: z.string().max(1_000),
    default: '.data',
    defaultMeans: { 'zh-CN': '程序目录下的 .data', en: '.data in the folder of the program' },
    example: '/var/lib/yinxin',
    about: {
      'zh-CN': '数据目录：文件库、密钥与内置数据库都在其中，只应由运行服务的账户访问。',
      en: 'Data folder: documents, keys and the embedded database; only the account that runs the server should enter it.',
    },
    expected: { 'zh-CN': '应为目录路径', en: 'it should be the path of a folder' },
  }),
  databaseUrl: setting({
    schema: z.string().refine((text) => text === '' || /^(postgres|postgresql|socket):/.test(text)),
    default: '',
    defaultMeans: { 'zh-CN': '内置数据库', en: 'the embedded database' },
    example: 'postgresql://yinxin:password@db.example.com/yinxin',
    about: {
      'zh-CN': '外部 PostgreSQL（15 或更新版本）的连接地址；留空则使用内置数据库。',
      en: 'Connection URL of an external PostgreSQL, 15 or newer; empty uses the embedded database.',
    },
    expected: { 'zh-CN': '应以 postgresql:// 开头', en: 'it should begin with postgresql://' },
  }),
  databasePoolSize: setting({
    schema: integer(2, 100),
    default: '20',
    example: '40',
    about: { 'zh-CN': '同时使用的数据库连接数上限。', en: 'Most database connections at once.' },
    expected: whole(2, 100),
  }),
  publicUrl: setting({
    schema: z
      .string()
      .refine((text) => text === '' || isWebOrigin(text))
      .transform((text) => text.replace(/\/$/, '')),
    default: '',
    defaultMeans: { 'zh-CN': '监听的地址', en: 'the address on which the server listens' },
    example: 'https://seals.example.com',
    about: {
      'zh-CN':
        '使用者在浏览器中访问本系统的地址；置于反向代理之后时必须填写。以 https 开头时启用 HSTS 与仅限 https 的 Cookie。',
      en: 'Address at which people reach the system; needed behind a reverse proxy. With https, HSTS and https-only cookies are on.',
    },
    expected: {
      'zh-CN': '应为不带路径的网址，例如 https://seals.example.com',
      en: 'it should be a web address without a path, for example https://seals.example.com',
    },
  }),
  trustProxy: setting({
    schema: z
      .string()
      .transform((text) =>
        text
          .split(',')
          .map((part) => part.trim())
          .filter((part) => part !== ''),
      )
      .pipe(z.array(z.string().refine(isAddress))),
    default: '',
    defaultMeans: { 'zh-CN': '无', en: 'none' },
    example: '10.0.0.5,10.1.0.0/16',
    about: {
      'zh-CN': '受信任的反向代理地址，以逗号分隔；只有来自这些地址的 X-Forwarded-* 请求头才会被采用。',
      en: 'Addresses of reverse proxies, separated by commas; only their X-Forwarded-* headers are believed.',
    },
    expected: {
      'zh-CN': '应为以逗号分隔的 IP 地址或网段，例如 10.0.0.5,10.1.0.0/16',
      en: 'it should be IP addresses or networks separated by commas, for example 10.0.0.5,10.1.0.0/16',
    },
  }),
  tlsCert: setting({
    schema: z.string().max(1_000),
    default: '',
    defaultMeans: { 'zh-CN': '不启用 TLS', en: 'no TLS of its own' },
    example: '/etc/yinxin/tls.crt',
    about: {
      'zh-CN': '本服务自带 TLS 时的证书链文件（PEM）；与 YINXIN_TLS_KEY 同时填写。',
      en: 'Certificate chain (PEM) when the server does TLS itself; goes with YINXIN_TLS_KEY.',
    },
    expected: absolutePath,
  }),
  tlsKey: setting({
    schema: z.string().max(1_000),
    default: '',
    defaultMeans: { 'zh-CN': '不启用 TLS', en: 'no TLS of its own' },
    example: '/etc/yinxin/tls.key',
    about: {
      'zh-CN': '本服务自带 TLS 时的私钥文件（PEM）；与 YINXIN_TLS_CERT 同时填写。',
      en: 'Private key (PEM) when the server does TLS itself; goes with YINXIN_TLS_CERT.',
    },
    expected: absolutePath,
  }),
  language: setting({
    schema: z.enum(languages),
    default: 'zh-CN',
    example: 'en',
    about: {
      'zh-CN': '命令行与系统通知使用的语言；浏览器中的语言由使用者自选。',
      en: 'Language of the command line and of notices; in the browser each person chooses.',
    },
    expected: { 'zh-CN': '应为 zh-CN 或 en', en: 'it should be zh-CN or en' },
  }),
  sessionIdleMinutes: setting({
    schema: integer(5, 480),
    default: '30',
    example: '15',
    about: {
      'zh-CN': '无操作多少分钟后需重新登录。',
      en: 'Minutes without activity after which one has to sign in again.',
    },
    expected: whole(5, 480),
  }),
  ledgerOrigin: setting({
    schema: z.string().regex(/^$|^[A-Za-z0-9][A-Za-z0-9./-]{2,127}$/),
    default: '',
    defaultMeans: { 'zh-CN': '首次启动时生成并固定下来', en: 'made at the first start and kept' },
    example: 'seals.example.com/ledger',
    about: {
      'zh-CN': '账本在检查点中使用的名称，一经启用不可更改。',
      en: 'Name of the ledger in its checkpoints; cannot change once it is used.',
    },
    expected: {
      'zh-CN': '应为 3 到 128 个字母、数字、点、斜杠或连字符，例如 seals.example.com/ledger',
      en: 'it should be 3 to 128 letters, digits, dots, slashes or hyphens, for example seals.example.com/ledger',
    },
  }),
  logLevel: setting({
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    default: 'info',
    example: 'warn',
    about: { 'zh-CN': '运行日志的详细程度。', en: 'How much the log tells.' },
    expected: {
      'zh-CN': '应为 fatal、error、warn、info、debug、trace、silent 之一',
      en: 'it should be one of fatal, error, warn, info, debug, trace, silent',
    },
  }),
  logPretty: setting({
    schema: yesOrNo,
    default: '',
    defaultMeans: { 'zh-CN': '在终端中为 true，否则为 false', en: 'true in a terminal, else false' },
    example: 'true',
    about: {
      'zh-CN': 'true 时日志便于阅读，false 时每行一个 JSON 对象，便于采集。',
      en: 'true: a log to read; false: one JSON object per line, to collect.',
    },
    expected: yesNoTexts,
  }),
} as const;
