import type { SealKey } from '@yinxin/contract';
import { accept, refuse, type BaseFacts, type Decision } from '../../platform/decider.ts';
import type { Seal, SealEvent } from './seal.ts';

/** The certificate's validity, from its first instant to before its last. */
export const isInForce = (key: SealKey, at: string): boolean => at >= key.notBefore && at < key.notAfter;

/** Only an electronic seal has a key, and none that is out of force. */
export function bindKey(seal: Seal, key: SealKey, { at }: BaseFacts): Decision<SealEvent> {
  if (seal.medium !== 'electronic') return refuse('seal-not-electronic', { name: seal.name });
  if (!isInForce(key, at)) return refuse('seal-certificate-not-valid');
  if (seal.key?.certificateSha256 === key.certificateSha256) return refuse('seal-key-unchanged');
  return accept({ type: 'seal.key-bound', key });
}
