import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { openBrowser } from '../tests/support/browser.ts';
import { until } from '../tests/support/until.ts';
import { valueAtMost, type Benchmark } from './support/benchmark.ts';
import { withServer } from './support/server.ts';
import type { Bed } from './support/bed.ts';

/** A page has loaded when nothing more came for this long. */
const QUIET_MS = 1_500;
const CODE = new Set(['script', 'stylesheet']);

/** What a browser with an empty cache really asks for, each file compressed by gzip as it would go over the wire. */
export const firstLoadLogin: Benchmark = {
  name: 'first-load-login',
  what: 'JavaScript and CSS that the login page loads, gzip',
  against: null,
  unit: 'kB',
  goal: valueAtMost(160),
  measure: async (bed) => ({ value: await kilobytesOf(bed, '/login', 'input[type=password]'), against: null }),
};

export const firstLoadInbox: Benchmark = {
  name: 'first-load-inbox',
  what: 'JavaScript and CSS that the inbox loads, gzip',
  against: null,
  unit: 'kB',
  goal: valueAtMost(420),
  measure: async (bed) => ({ value: await kilobytesOf(bed, '/', 'main h1', 'limin'), against: null }),
};

/** @param shown what is visible when the page is there; @param person whose session the browser has */
async function kilobytesOf(bed: Bed, path: string, shown: string, person?: string): Promise<number> {
  const copy = await bed.cases();
  return withServer(copy, async (server) => {
    const browser = await openBrowser();
    try {
      const context = await browser.newContext({ locale: 'zh-CN' });
      const [name = '', value = ''] = person === undefined ? [] : (copy.cookies[person] ?? '').split('=');
      if (person !== undefined) await context.addCookies([{ name, value, url: server.address() }]);
      const page = await context.newPage();
      const loaded = codeOf(page);
      await page.goto(server.address() + path);
      await page.locator(shown).first().waitFor();
      return await loaded();
    } finally {
      await browser.close();
    }
  });
}

/** Listens to a page; the function returned waits until no more code comes and gives its size in kB. */
function codeOf(page: Page): () => Promise<number> {
  const sizes: Promise<number>[] = [];
  let latest = Date.now();
  page.on('response', (response) => {
    if (!CODE.has(response.request().resourceType())) return;
    latest = Date.now();
    sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  return async () => {
    await until(() => Date.now() - latest > QUIET_MS, 'no more code is loaded');
    if (sizes.length === 0) throw new Error('the page loaded no code');
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1000;
  };
}
