import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

it('has a font for Chinese: different characters look different, and none is the box for a missing one', async () => {
  const page = await browser.newPage({ viewport: { width: 400, height: 200 } });
  const picture = async (text: string): Promise<string> => {
    await page.setContent(`<html lang="zh-CN"><p id="text" style="font: 40px sans-serif">${text}</p>`);
    return (await page.locator('#text').screenshot()).toString('base64');
  };
  // The last one belongs to nobody, so it is drawn as the box.
  const pictures = [await picture('印'), await picture('信'), await picture('\u{10FFFD}')];
  expect(new Set(pictures).size).toBe(3);
  await page.close();
});
