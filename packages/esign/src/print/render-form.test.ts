import * as fc from 'fast-check';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawFace } from '../face/draw-face.ts';
import { faceToPng } from '../face/png.ts';
import type { Block, FormDocument } from './form.ts';
import { renderForm } from './render-form.ts';
import { printedTime } from './words.ts';

const FOOTER = {
  documentNumber: 'YYJL-2026-000123',
  printedAt: new Date('2026-03-01T09:05:09Z'),
  timeZone: 'Asia/Shanghai',
};

const form = (...blocks: Block[]): FormDocument => ({
  language: 'zh-CN',
  company: '北京印信软件有限公司',
  title: '用印记录单',
  blocks,
  footer: FOOTER,
});

type Item = { str: string; left: number; right: number; baseline: number };

/** What an independent reader finds: the text items of every page, in points from the bottom left. */
async function read(pdf: Uint8Array): Promise<Item[][]> {
  const task = getDocument({ data: pdf.slice(), verbosity: 0 });
  const document = await task.promise;
  const pages: Item[][] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(
      items.flatMap((item) => {
        if (!('str' in item) || item.str.trim() === '') return [];
        const [left, baseline] = [Number(item.transform[4]), Number(item.transform[5])];
        return [{ str: item.str, left, right: left + item.width, baseline }];
      }),
    );
  }
  await task.destroy();
  return pages;
}

const textOf = (items: readonly Item[]): string => items.map((item) => item.str).join('');

describe('a printed use record', () => {
  const opinion = '经核对，合同条款与法务审核版本一致，同意用印；请保管人核对份数后加盖骑缝章。';
  let pages: Item[][];
  let pdf: Uint8Array;
  beforeAll(async () => {
    const rows = Array.from({ length: 60 }, (_, i) => [`${i + 1}`, '部门负责人审核', opinion]);
    pdf = await renderForm(
      form(
        {
          kind: 'pairs',
          columns: 2,
          items: [
            { label: '申请人', value: '朱镕㛃' },
            { label: '用印事由', value: opinion, wide: true },
          ],
        },
        { kind: 'heading', text: '一、审批记录' },
        {
          kind: 'table',
          columns: [
            { title: '序号', share: 1 },
            { title: '环节', share: 2 },
            { title: '审批意见', share: 4 },
          ],
          rows,
        },
        { kind: 'signatures', boxes: [{ label: '保管人', name: '李四', at: '2026-03-01' }, { label: '监印人' }] },
      ),
    );
    pages = await read(pdf);
  });

  it('can be searched and copied, rare characters included', () => {
    const text = pages.map(textOf).join('');
    for (const wanted of ['北京印信软件有限公司', '用印记录单', '朱镕㛃', '签字：李四', '监印人', '审批意见'])
      expect(text).toContain(wanted);
    expect(text.match(/加盖骑缝章/g)?.length).toBe(61);
  });

  it('repeats the table header, page number, document number and zoned time on every page', () => {
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach((items, i) => {
      const text = textOf(items);
      expect(text).toContain(`第 ${i + 1} 页，共 ${pages.length} 页`);
      expect(text).toContain('编号：YYJL-2026-000123');
      expect(text).toContain('打印时间：2026-03-01 17:05:09 UTC+08:00');
      if (/部门负责人审核/.test(text)) expect(text).toContain('序号');
    });
    expect(textOf(pages[1] ?? [])).toContain('用印记录单（续）');
  });

  it('keeps every text on the page', () => {
    const outside = pages
      .flat()
      .filter(({ left, right, baseline }) => left < 56 || right > 539.5 || baseline < 30 || baseline > 820);
    expect(outside).toEqual([]);
  });

  it('carries only the glyphs it uses, not the 15 MB of the fonts', () => {
    expect(pdf.length).toBeLessThan(250_000);
  });
});

describe('the blocks of a form', () => {
  it('a cell longer than a page goes on over the pages, nothing lost', async () => {
    const long = Array.from({ length: 900 }, (_, i) => `第${i}条`).join('，');
    const pages = await read(
      await renderForm(
        form({
          kind: 'table',
          columns: [
            { title: '内容', share: 1 },
            { title: '备注', share: 1 },
          ],
          rows: [[long, '无']],
        }),
      ),
    );
    const cell = pages.flat().filter((item) => item.left < 290 && item.baseline > 62 && item.baseline < 790);
    expect(pages.length).toBeGreaterThan(1);
    expect(textOf(cell).replaceAll('内容', '')).toContain(long);
  });

  it('an empty table says so, and in English too', async () => {
    const block: Block = { kind: 'table', columns: [{ title: 'A', share: 1 }], rows: [] };
    expect(textOf((await read(await renderForm(form(block)))).flat())).toContain('（无）');
    const english = textOf((await read(await renderForm({ ...form(block), language: 'en' }))).flat());
    expect(english).toContain('(none)');
    expect(english).toContain('Page 1 of 1');
  });

  it('a heading moves to the next page with what it announces', async () => {
    const png = faceToPng(drawFace({ style: 'official', widthMm: 40, heightMm: 40, name: '某某公司' }), 100);
    const filler = Array.from({ length: 13 }, (_, i): Block => ({ kind: 'paragraph', text: `第${i}段` }));
    const pages = await read(
      await renderForm(
        form(
          ...filler,
          { kind: 'heading', text: '印模' },
          { kind: 'pictures', items: [{ png, widthMm: 120, heightMm: 120, caption: '公章印模' }] },
        ),
      ),
    );
    expect(pages).toHaveLength(2);
    expect(textOf(pages[0] ?? [])).not.toContain('印模');
    expect(textOf(pages[1] ?? [])).toMatch(/印模.*公章印模/);
  });

  it('a QR code and its text are drawn', async () => {
    const pdf = await renderForm(
      form({ kind: 'qr', content: 'https://seal.example.com/verify/ABCD', text: '扫码核对' }),
    );
    expect(textOf((await read(pdf)).flat())).toContain('扫码核对');
    const without = await renderForm(form({ kind: 'paragraph', text: '扫码核对' }));
    expect(pdf.length).toBeGreaterThan(without.length + 500);
  });

  it('long opinions make signature boxes wider instead of running off the page', async () => {
    const opinion = '同意用印，请保管人核对。'.repeat(120);
    const pages = await read(
      await renderForm(
        form({
          kind: 'signatures',
          boxes: [
            { label: '部门负责人', opinion },
            { label: '公司领导', opinion },
          ],
        }),
      ),
    );
    expect(Math.min(...pages.flat().map((item) => item.baseline))).toBeGreaterThan(30);
    expect(textOf(pages.flat()).match(/请保管人核对/g)?.length).toBeGreaterThan(200);
  });
});

describe('what a form refuses', () => {
  it.each([
    ['title', { ...form(), title: '𠮷祥记录单' }],
    ['cell', form({ kind: 'table', columns: [{ title: '姓名', share: 1 }], rows: [['𠮷田']] })],
    ['document number', { ...form(), footer: { ...FOOTER, documentNumber: '𠮷' } }],
  ])('a character without a glyph in the %s is named, never printed as a box', async (_, form) => {
    await expect(renderForm(form)).rejects.toMatchObject({
      code: 'character-missing',
      params: { character: '𠮷', codePoint: 'U+20BB7' },
    });
  });

  it('a picture that is not PNG, is damaged, or claims 30,000 × 30,000 pixels', async () => {
    const good = faceToPng(drawFace({ style: 'official', widthMm: 40, heightMm: 40, name: '某某公司' }), 50);
    const huge = Buffer.from(good);
    huge.writeUInt32BE(30_000, 16);
    huge.writeUInt32BE(30_000, 20);
    const of = (png: Uint8Array) => renderForm(form({ kind: 'pictures', items: [{ png, widthMm: 20, heightMm: 20 }] }));
    await expect(of(Buffer.from('<svg/>'))).rejects.toMatchObject({ code: 'picture-unreadable' });
    await expect(of(good.subarray(0, 60))).rejects.toMatchObject({ code: 'picture-unreadable' });
    await expect(of(huge)).rejects.toMatchObject({ code: 'picture-too-large' });
  });

  it('a time zone that does not exist', async () => {
    await expect(renderForm({ ...form(), footer: { ...FOOTER, timeZone: 'Asia/Nowhere' } })).rejects.toThrow(
      RangeError,
    );
  });
});

describe('any text', () => {
  it('is read back as it was written', async () => {
    const han = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((codePoint) => String.fromCodePoint(codePoint));
    const unit = fc.oneof(han, fc.constantFrom(...'，。（）ABCxyz0189'));
    await fc.assert(
      fc.asyncProperty(fc.string({ unit, minLength: 1, maxLength: 120 }), async (value) => {
        const pages = await read(await renderForm(form({ kind: 'paragraph', text: value })));
        expect(textOf(pages.flat())).toContain(value);
      }),
      { numRuns: 12 },
    );
  });
});

describe('the time on a form', () => {
  it.each([
    ['Asia/Shanghai', '2026-03-01 17:05:09 UTC+08:00'],
    ['UTC', '2026-03-01 09:05:09 UTC+00:00'],
    ['America/St_Johns', '2026-03-01 05:35:09 UTC-03:30'],
  ])('is that of %s, with its offset', (zone, text) => {
    expect(printedTime(FOOTER.printedAt, zone)).toBe(text);
  });
});
