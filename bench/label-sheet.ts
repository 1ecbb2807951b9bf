import { MOST_LABELS, writeSealLabel, SEAL_LABELS } from '@yinxin/contract';
import { renderLabels, type PrintedLabel } from '@yinxin/esign';
import { valueAtLeast, type Benchmark } from './support/benchmark.ts';

const LABELS = 1000;
const PER_PAGE = 24;
const BATCH = 240;

/** Labels for a register of seals, each with a QR code of its own, as the register hands them in: in batches. */
export const labelSheet: Benchmark = {
  name: 'label-sheet',
  what: `pages of labels per second, a sheet of ${LABELS.toLocaleString('en')} seals`,
  against: null,
  unit: 'pages/s',
  goal: valueAtLeast(4),
  async measure(bed) {
    const count = Math.min(bed.size(LABELS), MOST_LABELS);
    // The fonts are read once per process.
    await renderLabels(labels(1), 'zh-CN');
    const begin = performance.now();
    await renderLabels(labels(count), 'zh-CN');
    const seconds = (performance.now() - begin) / 1000;
    return { value: Math.ceil(count / PER_PAGE) / seconds, against: null };
  },
};

async function* labels(count: number): AsyncGenerator<readonly PrintedLabel[]> {
  for (let from = 0; from < count; from += BATCH) {
    yield Array.from({ length: Math.min(BATCH, count - from) }, (_, place) => label(from + place));
  }
}

function label(number: number): PrintedLabel {
  const code = writeSealLabel((number * 999_983_777) % SEAL_LABELS);
  return {
    name: `合同专用章（${number + 1}）`,
    code,
    kind: '合同专用章',
    entity: '示例科技（厦门）有限公司',
    address: `https://seals.example.com/seals/label/${code}`,
  };
}
