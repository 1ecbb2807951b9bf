import type { DestroyedKey } from '@yinxin/contract';
import { sealDecider } from '../domains/seals/index.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Histories } from './histories.ts';
import type { SealKeys } from './seal-keys.ts';

/**
 * Destroys the keys of a seal. Whether it may comes from the ledger alone: nobody who can ask the sealer can rob a seal
 * that is still in use of its key.
 *
 * @throws Problem `not-found`, `destruction-keys-not-due`
 */
export async function destroyKeys(
  { histories, keys }: { readonly histories: Histories; readonly keys: SealKeys },
  sealId: string,
): Promise<readonly DestroyedKey[]> {
  const seal = await histories.state('seal', sealId, sealDecider);
  if (seal === undefined) throw notFound();
  if (seal.state !== 'destroyed') throw new Problem('destruction-keys-not-due');
  return keys.destroyOf(sealId);
}
