import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { inject } from 'vitest';
import { loadConfig } from '../../packages/server/src/platform/config/index.ts';
import { start, type Running } from '../../packages/server/src/start.ts';
import { openBrowser } from '../support/browser.ts';
import { copyOfDatabase, createEmptyDatabase } from '../support/database.ts';

const require = createRequire(import.meta.url);
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The accessibility checker, as the script that pages take it from. */
const AXE = readFileSync(require.resolve('axe-core'), 'utf8');

/** The two widths that every page is tried at. */
export const WIDTHS = { desk: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } } as const;
export type Width = keyof typeof WIDTHS;

/** Every person of the sample company has this password in journeys. */
export const PASSWORD = 'yinxin sample 2026';

/** How somebody looks at the product. Without `moving`, as people who asked their system for less motion. */
interface Look {
  readonly width?: Width;
  readonly language?: 'zh-CN' | 'en';
  readonly moving?: true;
}

/** A running product with its built web app, and a browser to use it with. */
export interface Journey {
  readonly address: string;
  readonly setupUrl: string;
  readonly running: Running;
  /** A fresh browser profile; no session, the given language and width. */
  visit(look?: Look): Promise<Visitor>;
  close(): Promise<void>;
}

/** Somebody at a browser. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Signs in and waits for the desk. */
  signIn(loginName: string, password?: string): Promise<void>;
  /** What axe finds that is serious or critical, once nothing moves any more: half-faded text has no colour to judge. */
  seriousFaults(): Promise<readonly string[]>;
  /** The same for one rule of axe, on the page as it stands, in the middle of whatever it does. */
  faultsOf(rule: string): Promise<readonly string[]>;
  /** Keeps a picture for the documentation when `YINXIN_PICTURES` is set. */
  picture(name: string): Promise<void>;
  leave(): Promise<void>;
}

/** Starts the product on a database and a folder of its own, empty, as `npm start` does the first time. */
export async function startJourney(): Promise<Journey> {
  const data = await mkdtemp(join(tmpdir(), 'yinxin-journey-'));
  const database = await createEmptyDatabase();
  return startOn(data, database.url, database.drop);
}

/**
 * The same with the sample company in it. It is loaded through the set-up page once per run; every journey has a copy of
 * what that leaves in database and folder, as after a restart.
 */
export async function startSampleJourney(): Promise<Journey> {
  const original = join(dirname(inject('databaseDesk')), 'sample');
  const database = await copyOfDatabase('sample', async (url) => {
    await rm(original, { recursive: true, force: true });
    const journey = await startOn(original, url);
    try {
      await loadSample(journey);
    } finally {
      await journey.close();
    }
  });
  const data = await mkdtemp(join(tmpdir(), 'yinxin-journey-'));
  await cp(original, data, { recursive: true });
  return startOn(data, database.url, database.drop);
}

/** Starts the product on this folder and database; with `drop`, both go when the journey ends. */
async function startOn(data: string, databaseUrl: string, drop?: () => Promise<void>): Promise<Journey> {
  if (!existsSync(join(ROOT, 'packages/web/dist/index.html'))) {
    throw new Error('The web app is not built: run npm test, or npx vite build packages/web');
  }
  const environment = {
    YINXIN_DATA: data,
    YINXIN_PORT: '0',
    YINXIN_DATABASE_URL: databaseUrl,
    YINXIN_LOG_LEVEL: 'error',
  };
  const running = await start(loadConfig(environment));
  const browser: Browser = await openBrowser();
  const open = new Map<Page, () => Promise<string>>();
  return {
    address: running.address,
    setupUrl: running.setupUrl ?? '',
    running,
    async visit({ width = 'desk', language = 'zh-CN', moving } = {}) {
      const context = await browser.newContext({
        viewport: WIDTHS[width],
        locale: language,
        timezoneId: 'Asia/Shanghai',
        hasTouch: width === 'phone',
        isMobile: width === 'phone',
        baseURL: running.address,
        acceptDownloads: true,
        reducedMotion: moving ? 'no-preference' : 'reduce',
      });
      context.setDefaultTimeout(40_000);
      // An empty page between two of ours keeps nothing.
      const choose = () => location.protocol === 'about:' || localStorage.setItem('yinxin.language', 'en');
      if (language === 'en') await context.addInitScript(choose);
      const page = await context.newPage();
      open.set(page, listenTo(page));
      page.on('close', () => open.delete(page));
      return visitorOf(context, page);
    },
    async close() {
      // Whoever did not leave was in a test that failed: its trace alone does not say why.
      for (const tell of open.values()) process.stderr.write(await tell());
      await browser.close();
      await running.close();
      if (drop === undefined) return;
      await drop();
      await rm(data, { recursive: true, force: true });
    },
  };
}

function visitorOf(context: BrowserContext, page: Page): Visitor {
  return {
    page,
    context,
    async signIn(loginName, password = PASSWORD) {
      await page.goto('/login');
      await page.getByRole('textbox', { name: /登录名|Login name/ }).fill(loginName);
      await page.getByLabel(/^密码$|^Password$/).fill(password);
      await page.getByRole('button', { name: /登\s*录|Sign in/ }).click();
      await page.waitForURL((url) => url.pathname !== '/login');
    },
    async seriousFaults() {
      // Ended rather than waited for, until no new one has begun.
      await page.waitForFunction(() => {
        const moving = document
          .getAnimations()
          .filter((one) => one.playState !== 'finished' && one.effect?.getComputedTiming().iterations !== Infinity);
        for (const one of moving) one.finish();
        return moving.length === 0;
      });
      return axeFaults(page, { resultTypes: ['violations'] });
    },
    faultsOf: (rule) => axeFaults(page, { runOnly: { type: 'rule', values: [rule] } }),
    async picture(name) {
      const folder = process.env['YINXIN_PICTURES'];
      if (folder === undefined) return;
      await mkdir(folder, { recursive: true });
      await page.screenshot({ path: join(folder, `${name}.png`) });
    },
    leave: () => context.close(),
  };
}

async function axeFaults(page: Page, options: object): Promise<readonly string[]> {
  // The page's own policy forbids foreign scripts; the test evaluates axe beside it.
  await page.evaluate(AXE);
  const found = await page.evaluate(async (chosen) => {
    const { axe } = globalThis as unknown as { axe: { run(o: object): Promise<{ violations: Violation[] }> } };
    return (await axe.run(chosen)).violations;
  }, options);
  return found
    .filter((one) => one.impact === 'serious' || one.impact === 'critical')
    .map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`);
}

/** Listens to what a page is refused; returns how to tell that, and what the page shows. */
function listenTo(page: Page): () => Promise<string> {
  const refused: string[] = [];
  page.on('response', (response) => {
    if (response.status() < 400) return;
    const line = `${response.request().method()} ${new URL(response.url()).pathname} ${response.status()}`;
    void response.text().then(
      (body) => refused.push(`${line} ${body.slice(0, 300)}`),
      () => refused.push(line),
    );
  });
  page.on('requestfailed', (request) => {
    refused.push(`${request.method()} ${new URL(request.url()).pathname} ${request.failure()?.errorText}`);
  });
  return async () => {
    const shown = await page.locator('body').innerText();
    return `Left open: ${page.url()}\nRefused:\n${refused.join('\n')}\nShown:\n${shown}\n`;
  };
}

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** Loads the sample company as whoever opens the set-up link does. */
async function loadSample(journey: Journey): Promise<void> {
  const { page, leave } = await journey.visit();
  await page.goto(journey.setupUrl);
  await page.getByRole('button', { name: '载入示例公司' }).click();
  await page.getByLabel('示例人员的登录密码').fill(PASSWORD);
  await page.getByRole('button', { name: '载入示例公司' }).click();
  // Hundreds of changes and a dozen slow passwords: on a busy machine it takes its time.
  await page.getByText('示例公司已载入').waitFor({ timeout: 180_000 });
  await leave();
}
