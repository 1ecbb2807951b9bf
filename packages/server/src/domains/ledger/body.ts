import { z } from 'zod';
import type { DomainEvent } from '../../platform/decider.ts';

/** Decrypts the readable half of an entry, bound to the entry's id. */
export type DecryptBody = (entryId: string, envelope: Uint8Array) => Promise<Uint8Array>;

/** The readable half of an entry: its facts, and the salt of their digest. */
export interface Body {
  readonly salt: Uint8Array;
  readonly event: DomainEvent;
}

const bodyShape = z.object({ salt: z.base64(), event: z.looseObject({ type: z.string() }) });

/** Decrypts and reads a body; undefined where it does not open. That it is the committed one is not checked here. */
export async function openBody(decrypt: DecryptBody, entryId: string, envelope: Uint8Array): Promise<Body | undefined> {
  try {
    const plaintext = Buffer.from(await decrypt(entryId, envelope)).toString('utf8');
    const { salt, event } = bodyShape.parse(JSON.parse(plaintext));
    return { salt: Buffer.from(salt, 'base64'), event };
  } catch {
    return undefined;
  }
}
