import { hash, randomBytes, randomUUID } from 'node:crypto';
import { auditTiles, bodyDigest, EMPTY_ROOT, encodeLeaf, extendTiles, leafHash, SALT_BYTES } from '@yinxin/ledger';
import { ratioAtLeast, type Benchmark } from './support/benchmark.ts';
import { interleaved } from './support/rounds.ts';

const ENTRIES = 200_000;
/** Entries of one subject, as of a request that is approved in three stages and carried out. */
const HISTORY = 6;
const ROUNDS = 5;

/**
 * Everything that makes the ledger tamper-evident is checked: every entry against its tile, every tile against the one
 * above, up to the signed root. The other side is no more than one call of SHA-256 for each of the same entries.
 */
export const ledgerVerify: Benchmark = {
  name: 'ledger-verify',
  what: `entries verified per second, a whole ledger of ${ENTRIES.toLocaleString('en')}`,
  against: 'bare SHA-256 over the same bytes, one call per entry',
  unit: 'entries/s',
  goal: ratioAtLeast(0.25),
  async measure(bed) {
    const leaves = makeLeaves(bed.size(ENTRIES));
    const { size, root, files } = await extendTiles(() => undefined, { size: 0, root: EMPTY_ROOT }, leaves);
    const rate = async (work: () => Promise<void> | void): Promise<number> => {
      const begin = performance.now();
      await work();
      return leaves.length / ((performance.now() - begin) / 1000);
    };
    const ours = () =>
      rate(async () => {
        let proven = 0;
        const faults = await auditTiles(
          (path) => files.get(path),
          { size, root },
          () => (proven += 1),
        );
        if (faults.length > 0 || proven !== leaves.length) throw new Error('the ledger did not verify');
      });
    const theirs = () =>
      rate(() => {
        for (const leaf of leaves) hash('sha256', leaf, 'buffer');
      });
    await ours();
    await theirs();
    return interleaved(ROUNDS, ours, theirs);
  },
};

function makeLeaves(count: number): Uint8Array[] {
  const actor = randomUUID();
  const leaves: Uint8Array[] = [];
  let id = '';
  let prev: string | null = null;
  for (let place = 0; place < count; place += 1) {
    const seq = (place % HISTORY) + 1;
    if (seq === 1) [id, prev] = [randomUUID(), null];
    const leaf: Uint8Array = encodeLeaf({
      v: 1,
      type: seq === 1 ? 'approval.started' : 'approval.task-decided',
      subject: { type: 'approval', id },
      seq,
      prev,
      actor,
      at: new Date(Date.UTC(2026, 0, 1) + place * 1000).toISOString(),
      policy: '1',
      body: bodyDigest(randomBytes(SALT_BYTES), { place }),
    });
    prev = Buffer.from(leafHash(leaf)).toString('base64');
    leaves.push(leaf);
  }
  return leaves;
}
