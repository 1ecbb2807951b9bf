import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { installationFolder } from '../../packages/server/src/platform/installation.ts';

const require = createRequire(import.meta.url);
const packed = join(dirname(require.resolve('@sparticuz/chromium')), '..');
const fonts = dirname(require.resolve('@expo-google-fonts/noto-serif-sc'));

/** Nothing may leave the machine, and nothing may depend on what it has. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

/**
 * Starts Chromium out of the npm package, with its own copies of the libraries that a bare machine lacks and with a
 * font that has Chinese characters. `YINXIN_TEST_BROWSER` names another Chromium, for platforms the package is not for.
 */
export async function openBrowser(): Promise<Browser> {
  const own = process.env['YINXIN_TEST_BROWSER'];
  if (own) return chromium.launch({ executablePath: own, args: FLAGS });
  const folder = await unpackedChromium();
  const executablePath = join(folder, 'chromium');
  const env = {
    ...process.env,
    FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    ...(runs(executablePath) ? {} : { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') }),
  };
  return chromium.launch({ executablePath, env, args: FLAGS });
}

/**
 * Where the package's archives lie unpacked: beside the packages, so that a new version gets a new place. They are
 * unpacked aside and renamed when complete; of two tests that do it at once, one wins and both are served.
 */
async function unpackedChromium(): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8')) as { version: string };
  const cache = join(installationFolder, 'node_modules', '.cache', 'yinxin');
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const half = await mkdtemp(join(cache, 'new-'));
  unpack(half);
  await writeFile(join(half, 'fonts.conf'), fontConfiguration(folder));
  await rename(half, folder).catch(async (error: NodeJS.ErrnoException) => {
    await rm(half, { recursive: true, force: true });
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
  return folder;
}

/** The package unpacks into the folder for temporary files of the process: give it a process with a folder of ours. */
function unpack(target: string): void {
  const script = `
    import { inflate } from ${JSON.stringify(pathToFileURL(require.resolve('@sparticuz/chromium')).href)};
    for (const name of ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']) {
      await inflate(${JSON.stringify(join(packed, 'bin'))} + '/' + name);
    }`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, TMPDIR: target },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`Chromium could not be unpacked: ${stderr}`);
}

/** Only fonts that come with the packages, so that pictures are the same everywhere. */
const fontConfiguration = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <dir>${join(fonts, '400Regular')}</dir>
  <dir>${join(fonts, '700Bold')}</dir>
  <cachedir>${join(folder, 'font-cache')}</cachedir>
</fontconfig>
`;

/** Does it find all its libraries on this machine? */
const runs = (executable: string): boolean => spawnSync(executable, ['--version'], { stdio: 'ignore' }).status === 0;
