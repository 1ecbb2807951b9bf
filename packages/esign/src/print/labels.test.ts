import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, it } from 'vitest';
import { renderLabels, type PrintedLabel } from './labels.ts';

const label = (number: number): PrintedLabel => ({
  name: `合同专用章（${number}）`,
  code: `3F7K-Q${100 + number}-A`,
  kind: '合同专用章',
  entity: '北京印信软件有限公司',
  address: `https://seals.example.com/seals/label/3F7K-Q${100 + number}-A`,
});

async function* batches(): AsyncGenerator<readonly PrintedLabel[]> {
  yield Array.from({ length: 20 }, (_, place) => label(place));
  yield Array.from({ length: 8 }, (_, place) => label(20 + place));
}

it('labels are set 24 to a page, in their order, with a text that an independent reader finds', async () => {
  const task = getDocument({ data: (await renderLabels(batches(), 'zh-CN')).slice(), verbosity: 0 });
  const document = await task.promise;
  const codes: string[][] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).join('\n');
    expect(text).toContain('北京印信软件有限公司');
    codes.push(text.match(/3F7K-Q\d{3}-A/g) ?? []);
  }
  await task.destroy();
  expect(codes.map(({ length }) => length)).toEqual([24, 4]);
  expect(codes.flat()).toEqual(Array.from({ length: 28 }, (_, place) => label(place).code));
});
