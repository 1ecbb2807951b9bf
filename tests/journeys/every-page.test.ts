import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSample, startJourney, type Journey, type Visitor, type Width } from './journey.ts';
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
  journey = await startJourney();
  await loadSample(journey);
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

describe.concurrent('every page is sound', { timeout: 480_000 }, () => {
  const looks = (['desk', 'phone'] as const).flatMap((width) =>
    (['zh-CN', 'en'] as const).map((language) => ({ width, language })),
  );
  it.each(looks)('$width, $language', async ({ width, language }) => {
    expect(await faultsOfPages(width, language)).toEqual([]);
  });
});

async function faultsOfPages(width: Width, language: 'zh-CN' | 'en'): Promise<readonly string[]> {
  const visitor = await journey.visit({ width, language });
  const { page, context } = visitor;
  const listening = watch(page);
  const faults: string[] = [];
  // Each width and each language once: axe takes longer than everything else together.
  const judged = (width === 'desk') === (language === 'zh-CN');
  for (const [index, { route, who, at = route }] of pages.entries()) {
    // The page before is left first: what it still asks for would find no session.
    await page.goto('about:blank');
    await context.clearCookies();
    if (who !== undefined) await context.addCookies(await (await sessionOf(who)).context.cookies());
    await page.goto(at);
    await listening.settled();
    const all = [
      ...wrongPlace(at, page.url()),
      ...(await drawnFaults(page, language)),
      ...(judged ? await visitor.seriousFaults() : []),
      ...listening.troubles(),
    ];
    await visitor.picture(`every-page/${width}-${language}-${index}${route.replaceAll(/[/$]/g, '-')}`);
    faults.push(...all.map((fault) => `${at} (${who ?? 'nobody'}) ${fault}`));
  }
  await visitor.leave();
  return faults;
}

/** A page that is another one than it was asked for: the login, or an address that leads nowhere. */
function wrongPlace(at: string, shown: string): readonly string[] {
  const asked = at.split('?')[0]!;
  const { pathname } = new URL(shown);
  // An approval is read on the page of what is approved.
  const right = asked.startsWith('/approvals/') ? pathname.startsWith('/requests/') : pathname === asked;
  return right ? [] : [`leads to ${pathname}`];
}
