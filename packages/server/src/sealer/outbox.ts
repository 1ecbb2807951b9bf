import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sealedResult, type SealedResult } from '@yinxin/contract';
import { systemClock } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import { createDurably, makeFolder, removeLeftovers } from '../platform/vault/durable-file.ts';
import { errnoCode } from '../platform/vault/failure.ts';
import type { Vault } from '../platform/vault/index.ts';

/** One start of one sealing task. */
export interface Start {
  readonly sealingId: string;
  readonly nonce: string;
}

/** A sealed document and what was done to it. */
export interface SealedFile {
  readonly pdf: Uint8Array;
  readonly result: SealedResult;
}

/**
 * What has been sealed, by its start. It is kept before it is handed out, so that the same start always gives the same
 * bytes: whoever is killed in between, a document is sealed once.
 */
export interface Outbox {
  find(start: Start): Promise<SealedFile | undefined>;
  /** Keeps a file unless the start has one already, and gives the one that is kept. */
  keep(start: Start, file: SealedFile): Promise<SealedFile>;
}

const LENGTH = 4;

/** An outbox in a folder, one encrypted file per start. */
export async function openOutbox(folder: string, vault: Vault): Promise<Outbox> {
  await makeFolder(folder);
  await removeLeftovers(folder, systemClock.now());
  const fileOf = ({ sealingId, nonce }: Start): string => join(folder, `${sealingId}.${nonce}`);
  const identity = ({ sealingId, nonce }: Start): string => `outbox|${sealingId}|${nonce}`;

  async function find(start: Start): Promise<SealedFile | undefined> {
    try {
      return decode(await vault.unlock('document', identity(start), await readFile(fileOf(start))));
    } catch (error) {
      if (errnoCode(error) === 'ENOENT') return undefined;
      throw error;
    }
  }

  return {
    find,
    async keep(start, file) {
      try {
        const envelope = vault.lock('document', identity(start), encode(file));
        await createDurably(fileOf(start), join(folder, `${newId()}.tmp`), envelope, 0o400);
        return file;
      } catch (error) {
        const kept = errnoCode(error) === 'EEXIST' ? await find(start) : undefined;
        if (kept === undefined) throw error;
        return kept;
      }
    },
  };
}

function encode({ pdf, result }: SealedFile): Uint8Array {
  const head = Buffer.from(JSON.stringify(result));
  const length = Buffer.alloc(LENGTH);
  length.writeUInt32BE(head.length);
  return Buffer.concat([length, head, pdf]);
}

function decode(bytes: Uint8Array): SealedFile {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = LENGTH + file.readUInt32BE(0);
  const result = sealedResult.parse(JSON.parse(file.subarray(LENGTH, end).toString()));
  return { result, pdf: file.subarray(end) };
}
