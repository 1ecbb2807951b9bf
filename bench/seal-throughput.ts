import { CryptoKeySigner, PDF } from '@libpdf/core';
import { drawFace, faceToAppearance, sealPdf } from '@yinxin/esign';
import { chineseContract, sampleKeys, sealedAt } from '../packages/esign/src/testing/sample-documents.ts';
import { ratioAtLeast, type Benchmark } from './support/benchmark.ts';
import { interleaved } from './support/rounds.ts';

const ROUNDS = 7;
const PER_ROUND = 40;

/**
 * Both begin with the bytes of the same contract, whose Chinese font is embedded, and sign with a P-256 key; ours also
 * shows the seal of the company, as it is drawn for the register.
 */
const sealThroughput = (pages: number, goal: number): Benchmark => ({
  name: `seal-throughput-${pages}`,
  what: `visible PAdES seal on a PDF of ${pages === 1 ? 'one page' : `${pages} pages`}, in memory`,
  against: '`@libpdf/core` `sign()` of the same file, invisible',
  unit: 'documents/s',
  goal: ratioAtLeast(goal),
  async measure(bed) {
    const pdf = await chineseContract(Array.from({ length: pages }, () => ({})));
    const keys = await sampleKeys();
    const name = '示例科技（厦门）有限公司';
    const appearance = faceToAppearance(
      drawFace({ style: 'contract', widthMm: 40, heightMm: 40, name, code: '3502110012345' }),
    );
    const ours = () =>
      sealPdf({
        pdf,
        appearance,
        placements: [{ kind: 'point', page: pages, xMm: 150, yMm: 240 }],
        signer: keys.signer,
        at: sealedAt,
        reason: '采购合同用印',
        name,
      });
    const librarySigner = await signerOfLibrary(keys);
    const theirs = async () => (await PDF.load(pdf)).sign({ signer: librarySigner, reason: '采购合同用印' });

    const times = bed.size(PER_ROUND);
    const rate = async (work: () => Promise<unknown>): Promise<number> => {
      const begin = performance.now();
      for (let time = 0; time < times; time += 1) await work();
      return times / ((performance.now() - begin) / 1000);
    };
    await rate(ours);
    await rate(theirs);
    return interleaved(
      ROUNDS,
      () => rate(ours),
      () => rate(theirs),
    );
  },
});

async function signerOfLibrary({ ca, seal }: Awaited<ReturnType<typeof sampleKeys>>): Promise<CryptoKeySigner> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await crypto.subtle.importKey('pkcs8', Buffer.from(seal.privateKey), algorithm, false, ['sign']);
  return new CryptoKeySigner(key, seal.certificate, 'EC', 'ECDSA', [ca.certificate]);
}

export const sealThroughput1 = sealThroughput(1, 5);
export const sealThroughput20 = sealThroughput(20, 2);
