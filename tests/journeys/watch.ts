import type { Page } from 'playwright-core';

/** What went wrong behind a page, as it happened. */
export interface Watch {
  /** Waits until the page has its heading, nothing is loading and nothing is on its way. */
  settled(): Promise<void>;
  /** What went wrong since it was asked last. */
  troubles(): readonly string[];
}

/** Listens to a page: its console, its errors, and what it asks the server for. */
export function watch(page: Page): Watch {
  let found: string[] = [];
  const underWay = new Set<unknown>();
  let arrived = (): void => undefined;
  const over = (request: unknown): void => {
    underWay.delete(request);
    if (underWay.size === 0) arrived();
  };
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') found.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => found.push(`error: ${error.message}`));
  page.on('request', (request) => underWay.add(request));
  page.on('requestfinished', over);
  page.on('requestfailed', (request) => {
    over(request);
    const why = request.failure()?.errorText ?? '';
    // A page that is left stops what it had asked for.
    if (why !== 'net::ERR_ABORTED') found.push(`request: ${request.url()} ${why}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) found.push(`response: ${response.status()} ${response.url()}`);
  });
  return {
    async settled() {
      await page.getByRole('heading').first().waitFor();
      for (;;) {
        await page.waitForFunction(() => document.querySelector('.ant-spin-spinning, [aria-busy="true"]') === null);
        // Two frames: what an answer brings may ask for more.
        await page.evaluate(
          () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
        );
        if (underWay.size === 0) return;
        await new Promise<void>((resolve) => (arrived = resolve));
      }
    },
    troubles() {
      const all = found;
      found = [];
      return all;
    },
  };
}

/** What is wrong with a page as it is drawn: wider than the screen, or not in its language. */
export function drawnFaults(page: Page, language: 'zh-CN' | 'en'): Promise<readonly string[]> {
  return page.evaluate((spoken) => {
    const faults: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) {
      const beyond = [...document.body.querySelectorAll('*')]
        .filter((one) => one.getBoundingClientRect().right > clientWidth + 1)
        .map((one) => `${one.tagName}.${one.getAttribute('class') ?? ''}`);
      faults.push(`overflow: ${scrollWidth} of ${clientWidth}: ${beyond.slice(0, 4).join(' ')}`);
    }
    if (document.documentElement.lang !== spoken) faults.push(`lang: ${document.documentElement.lang}`);

    const alert = document.querySelector('.ant-alert-error, .door-trouble');
    if (alert !== null) faults.push(`refused: ${alert.textContent}`);
    if (/没有这个页面|There is no such page/.test(document.body.textContent)) faults.push('no such page');

    const visible = (one: Element): boolean => one.getClientRects().length > 0;
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const words = node.textContent!.trim();
      const parent = node.parentElement!;
      if (['SCRIPT', 'STYLE', 'CODE'].includes(parent.tagName) || !visible(parent)) continue;
      const isKey = /^[a-z][a-zA-Z-]*(\.[a-z][a-zA-Z-]*)+$/.test(words) && parent.closest('a[href]') === null;
      if (isKey || /\{[a-zA-Z]+\}/.test(words)) faults.push(`untranslated: ${words}`);
    }

    // What the app itself says; names of people, seals and documents are data and stay as they are.
    const said = [
      ...document.querySelectorAll(
        'nav a, th, dt, label, legend, .skip-link, .sheet > h2, .page-actions button, .ant-segmented-item-label',
      ),
    ].filter(visible);
    const labels = said.map((one) =>
      [...one.childNodes]
        .map((part) => part.textContent ?? '')
        .join(' ')
        .trim(),
    );
    const fields = [...document.querySelectorAll('[placeholder]')].map((one) => one.getAttribute('placeholder')!);
    const foreign = spoken === 'en' ? /\p{Script=Han}/u : /^[A-Za-z][A-Za-z ]*$/;
    for (const words of new Set([...labels, ...fields])) {
      // Each language is offered by its own name.
      if (words === '中文' || words === 'English') continue;
      if (foreign.test(words)) faults.push(`not in ${spoken}: ${words}`);
    }
    return faults;
  }, language);
}
