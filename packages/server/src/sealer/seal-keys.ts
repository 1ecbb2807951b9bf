import { createHash, createPrivateKey, randomBytes, X509Certificate, type KeyObject } from 'node:crypto';
import { chmod, open, readdir, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { DestroyedKey, SealKey } from '@yinxin/contract';
import type { KeyWithCertificate } from '@yinxin/esign';
import { z } from 'zod';
import { newId } from '../platform/ids.ts';
import { createDurably, syncFolder } from '../platform/vault/durable-file.ts';
import { errnoCode } from '../platform/vault/failure.ts';
import type { Vault } from '../platform/vault/index.ts';

/** A key that is used for one seal, opened for use. It never leaves this process. */
export interface OpenSealKey {
  readonly sealId: string;
  readonly privateKey: KeyObject;
  /** DER; the seal's own certificate first, then its issuers as far as known. */
  readonly certificateChain: readonly Uint8Array[];
  /** SHA-256 of the seal's own certificate, hex. */
  readonly certificateSha256: string;
}

/** A key on its way into the folder. */
export interface NewSealKey {
  readonly sealId: string;
  /** PKCS#8, DER. */
  readonly privateKey: Uint8Array;
  readonly certificateChain: readonly Uint8Array[];
}

/** The sealer's own keys: envelopes in a folder of its own, under a root key that the server does not use. */
export interface SealKeys {
  /** Keeps a key durably and says what the register of seals may know about it. */
  add(key: NewSealKey): Promise<SealKey>;
  /** Undefined when there is no such key. */
  open(keyId: string): Promise<OpenSealKey | undefined>;
  /** Destroys every key of a seal, and names the certificates of those destroyed now or before. */
  destroyOf(sealId: string): Promise<readonly DestroyedKey[]>;
  /** The company's certificate authority; undefined until the first seal key is issued. */
  authority(): Promise<KeyWithCertificate | undefined>;
  /** Keeps an authority unless there is one already, and gives the one that is kept: there is never a second. */
  addAuthority(made: KeyWithCertificate): Promise<KeyWithCertificate>;
}

const base64 = z.base64().transform((text) => new Uint8Array(Buffer.from(text, 'base64')));
const keyShape = z.strictObject({ sealId: z.string(), privateKey: base64, certificateChain: z.array(base64).min(1) });
const authorityShape = z.strictObject({ privateKey: base64, certificate: base64 });

const destroyedShape = z.strictObject({
  keyId: z.string(),
  sealId: z.string(),
  serial: z.string(),
  certificateSha256: z.string(),
});

const KEY_ID = /^seal-[0-9a-f-]{36}$/;
const AUTHORITY = 'company-ca';

export function openSealKeys(folder: string, vault: Vault): SealKeys {
  const fileOf = (name: string): string => join(folder, `${name}.key`);
  /** What remains of a destroyed key: which seal it had, and its certificate. */
  const remainderOf = (name: string): string => join(folder, `${name}.destroyed`);

  async function read(name: string): Promise<unknown> {
    try {
      const opened = await vault.unlock('seal-key', name, await readFile(fileOf(name)));
      return JSON.parse(Buffer.from(opened).toString());
    } catch (error) {
      if (errnoCode(error) === 'ENOENT') return undefined;
      throw error;
    }
  }

  const write = (name: string, value: object): Promise<void> => {
    const envelope = vault.lock('seal-key', name, Buffer.from(JSON.stringify(value)));
    return createDurably(fileOf(name), join(folder, `${newId()}.tmp`), envelope, 0o400);
  };

  async function authority(): Promise<KeyWithCertificate | undefined> {
    const kept = await read(AUTHORITY);
    return kept === undefined ? undefined : authorityShape.parse(kept);
  }

  const namesOf = async (ending: string): Promise<readonly string[]> =>
    (await readdir(folder))
      .filter((file) => file.endsWith(ending))
      .map((file) => file.slice(0, -ending.length))
      .filter((name) => KEY_ID.test(name));

  /** Keys of a seal that were destroyed, or whose destruction a crash has cut short. */
  async function destroyedOf(sealId: string): Promise<readonly z.output<typeof destroyedShape>[]> {
    const remainders = [];
    for (const keyId of await namesOf('.destroyed')) {
      remainders.push(destroyedShape.parse(JSON.parse(await readFile(remainderOf(keyId), 'utf8'))));
    }
    return remainders.filter((one) => one.sealId === sealId);
  }

  /** Keeps what remains of a key before anything of it is lost. */
  async function condemn(keyId: string, sealId: string): Promise<void> {
    const key = keyShape.parse(await read(keyId));
    if (key.sealId !== sealId) return;
    const { serial, certificateSha256 } = certificateFacts(first(key.certificateChain));
    const remainder = Buffer.from(JSON.stringify({ keyId, sealId, serial, certificateSha256 }));
    await createDurably(remainderOf(keyId), join(folder, `${newId()}.tmp`), remainder, 0o400);
  }

  return {
    async destroyOf(sealId) {
      const before = new Set(await namesOf('.destroyed'));
      for (const keyId of await namesOf('.key')) if (!before.has(keyId)) await condemn(keyId, sealId);
      const condemned = await destroyedOf(sealId);
      const left = new Set(await namesOf('.key'));
      for (const { keyId } of condemned) if (left.has(keyId)) await erase(fileOf(keyId));
      await syncFolder(folder);
      return condemned.map(({ serial, certificateSha256 }) => ({ serial, certificateSha256 }));
    },
    async add({ sealId, privateKey, certificateChain }) {
      const keyId = `seal-${newId()}`;
      await write(keyId, { sealId, privateKey: text(privateKey), certificateChain: certificateChain.map(text) });
      return { keyId, ...certificateFacts(first(certificateChain)) };
    },
    async open(keyId) {
      if (!KEY_ID.test(keyId)) return undefined;
      const kept = await read(keyId);
      if (kept === undefined) return undefined;
      const { sealId, privateKey, certificateChain } = keyShape.parse(kept);
      return {
        sealId,
        privateKey: createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' }),
        certificateChain,
        certificateSha256: sha256(first(certificateChain)),
      };
    },
    authority,
    async addAuthority({ privateKey, certificate }) {
      try {
        await write(AUTHORITY, { privateKey: text(privateKey), certificate: text(certificate) });
      } catch (error) {
        if (errnoCode(error) !== 'EEXIST') throw error;
      }
      const kept = await authority();
      if (kept === undefined) throw new Error('the certificate authority was not kept');
      return kept;
    },
  };
}

/** Writes over an envelope before its name goes. What the medium or a backup kept of it stays under the sealer's root key. */
async function erase(path: string): Promise<void> {
  await chmod(path, 0o600);
  const file = await open(path, 'r+');
  try {
    const { size } = await file.stat();
    await file.write(randomBytes(size), 0, size, 0);
    await file.sync();
  } finally {
    await file.close();
  }
  await unlink(path);
}

function certificateFacts(der: Uint8Array): Omit<SealKey, 'keyId'> {
  const certificate = new X509Certificate(der);
  return {
    certificateSha256: sha256(der),
    serial: certificate.serialNumber.toLowerCase(),
    notBefore: certificate.validFromDate.toISOString(),
    notAfter: certificate.validToDate.toISOString(),
  };
}

function first(chain: readonly Uint8Array[]): Uint8Array {
  const [certificate] = chain;
  if (certificate === undefined) throw new RangeError('a seal key comes with its certificate');
  return certificate;
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
