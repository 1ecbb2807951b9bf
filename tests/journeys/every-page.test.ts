import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSampleJourney, WIDTHS, type Journey, type Visitor, type Width } from './journey.ts';
import { declaredRoutes, visits, type Visit } from './pages.ts';
import { drawnFaults, watch } from './watch.ts';

let journey: Journey;
let pages: readonly Visit[];
const signedIn = new Map<string, Visitor>();

/** One session for each person: signing in is another test's matter. */
async function sessionOf(who: string): Promise<Visitor> {
  const known = signedIn.get(who);
  if (known !== undefined) return known;
  const visitor = await journey.visit();
  signedIn.set(who, visitor);
  await visitor.signIn(who);
  return visitor;
}

beforeAll(async () => {
  journey = await startSampleJourney();
  pages = await visits(async (who) => (await sessionOf(who)).page.request);
  for (const { who } of pages) if (who !== undefined) await sessionOf(who);
});
afterAll(async () => {
  for (const visitor of signedIn.values()) await visitor.leave();
  await journey.close();
});

it('every page of the web app is visited', async () => {
  expect([...new Set(pages.map(({ route }) => route))].toSorted()).toEqual(await declaredRoutes());
});

describe.concurrent('every page is sound at both widths', { timeout: 480_000 }, () => {
  it.each(['zh-CN', 'en'] as const)('%s', async (language) => {
    expect(await faultsOfPages(language)).toEqual([]);
  });
});

async function faultsOfPages(language: 'zh-CN' | 'en'): Promise<readonly string[]> {
  // At a desk that is made narrow, or on a phone that is made wide: a page is loaded once for both.
  const widths: readonly Width[] = language === 'zh-CN' ? ['desk', 'phone'] : ['phone', 'desk'];
  const [own] = widths;
  const visitor = await journey.visit({ width: own, language });
  const { page, context } = visitor;
  const listening = watch(page);
  const faults: string[] = [];
  const routes = pages.map(({ route }) => route);
  for (const [index, { route, who, at = route }] of pages.entries()) {
    // Every page in both languages; as another person sees it, or in another state, in one of them by turns.
    if (routes.indexOf(route) < index && turn(index) !== language) continue;
    // The page before is left first: what it still asks for would find no session.
    await page.goto('about:blank');
    await context.clearCookies();
    if (who !== undefined) await context.addCookies(await (await sessionOf(who)).context.cookies());
    for (const width of widths) {
      await page.setViewportSize(WIDTHS[width]);
      if (width === own) await page.goto(at);
      await listening.settled();
      const all = [
        ...wrongPlace(at, page.url()),
        ...(await drawnFaults(page, language)),
        // Every page once, by turns at a desk in Chinese and on a phone in English: this takes longer than all the rest.
        ...(width === own && turn(index) === language ? await visitor.seriousFaults() : []),
        ...listening.troubles(),
      ];
      await visitor.picture(`every-page/${width}-${language}-${index}${route.replaceAll(/[/$]/g, '-')}`);
      faults.push(...all.map((fault) => `${at} (${who ?? 'nobody'}, ${width}) ${fault}`));
    }
  }
  await visitor.leave();
  return faults;
}

const turn = (index: number): 'zh-CN' | 'en' => (index % 2 === 0 ? 'zh-CN' : 'en');

/** A page that is another one than it was asked for: the login, or an address that leads nowhere. */
function wrongPlace(at: string, shown: string): readonly string[] {
  const asked = at.split('?')[0]!;
  const { pathname } = new URL(shown);
  // An approval is read on the page of what is approved, and a label opens the page of its seal.
  const label = asked.startsWith('/seals/label/') && /^\/seals\/[0-9a-f-]{36}$/.test(pathname);
  const right = asked.startsWith('/approvals/') ? pathname.startsWith('/requests/') : label || pathname === asked;
  return right ? [] : [`leads to ${pathname}`];
}
