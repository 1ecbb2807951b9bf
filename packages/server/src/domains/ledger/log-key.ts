import { createPrivateKey } from 'node:crypto';
import { encodeVkey, noteSigner, parseVkey, type NoteSigner, type NoteVerifier } from '@yinxin/ledger';

/** The key that signs the checkpoints of one ledger, and what others need to verify them. */
export interface LogKey {
  /** Name of the ledger and of its key. */
  readonly origin: string;
  readonly signer: NoteSigner;
  readonly verifier: NoteVerifier;
  /** The verifier key as text (C2SP signed-note): what auditors keep. */
  readonly vkey: string;
}

/** PKCS #8 (RFC 8410) up to the 32 bytes of an Ed25519 seed. */
const PKCS8_HEADER = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Makes the key of a ledger from its 32-byte seed. */
export function logKey(origin: string, seed: Uint8Array): LogKey {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_HEADER, seed]), format: 'der', type: 'pkcs8' });
  const vkey = encodeVkey(origin, key);
  return { origin, signer: noteSigner(origin, key), verifier: parseVkey(vkey), vkey };
}
