import { MOST_LABELS, SEAL_LABELS, writeSealLabel } from '@yinxin/contract';
import { renderLabels, type PrintedLabel } from '@yinxin/esign';
import { encode } from 'uqr';
import { ratioAtLeast, type Benchmark } from './support/benchmark.ts';
import { interleaved } from './support/rounds.ts';

const LABELS = 1000;
const PER_PAGE = 24;
const BATCH = 240;
const ROUNDS = 3;

/** Labels for a register of seals, each with a QR code of its own, as the register hands them in: in batches. */
export const labelSheet: Benchmark = {
  name: 'label-sheet',
  what: `pages of labels per second, a sheet of ${LABELS.toLocaleString('en')} seals`,
  against: 'the QR codes alone, encoded by `uqr` and not drawn',
  unit: 'pages/s',
  goal: ratioAtLeast(0.15),
  async measure(bed) {
    const count = Math.min(bed.size(LABELS), MOST_LABELS);
    const rate = async (work: () => Promise<unknown>): Promise<number> => {
      const begin = performance.now();
      await work();
      return Math.ceil(count / PER_PAGE) / ((performance.now() - begin) / 1000);
    };
    const ours = () => rate(() => renderLabels(labels(count), 'zh-CN'));
    const theirs = () =>
      rate(async () => {
        for await (const batch of labels(count)) for (const { address } of batch) encode(address, { ecc: 'M' });
      });
    // The fonts are read once per process.
    await renderLabels(labels(1), 'zh-CN');
    return interleaved(ROUNDS, ours, theirs);
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
