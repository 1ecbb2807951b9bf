import { randomBytes } from 'node:crypto';
import { readdir, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { newId } from '../ids.ts';
import { createDurably, makeFolder, removeLeftovers } from './durable-file.ts';
import { closeEnvelope, openEnvelope, type Kek } from './envelope.ts';
import { errnoCode, storageFailure, VaultError } from './failure.ts';
import { createRootKey, readRootKey, rootKeyPath } from './root-key.ts';

/**
 * What keys are for. A key of one purpose never serves another.
 *
 * - `document`: files and what was drawn from them; `body`: readable bodies of ledger entries; `ledger`: its salts
 * - `field`: personal fields and small secrets in rows; `seal-image`: faces and specimens; `seal-key`: signing keys
 * - `pepper`: keyed hash before the password hash
 */
export const keyPurposes = ['document', 'body', 'ledger', 'field', 'seal-image', 'seal-key', 'pepper'] as const;

export type KeyPurpose = (typeof keyPurposes)[number];

/** The keys of one installation, by purpose and version. Writes use the newest version, reads the one they name. */
export interface Keyring {
  /** The newest key of a purpose. */
  current(purpose: KeyPurpose): Kek;
  /** The key of an id such as `document@2`. Throws `key-missing`. */
  find(id: string): Promise<Kek>;
  /** Adds a version, which new writes use at once; older ones stay readable. */
  rotate(purpose: KeyPurpose): Promise<Kek>;
  /** A secret that is not an envelope key (a signing seed, say): made at random on first use, the same ever after. */
  secret(name: string, bytes: number): Promise<Uint8Array>;
}

const ringShape = z.object({
  keys: z.array(z.object({ purpose: z.string(), version: z.int(), key: z.string(), madeAt: z.string() })),
  secrets: z.record(z.string(), z.string()),
});
type Ring = z.infer<typeof ringShape>;

const IDENTITY = 'keyring';
const KEY_BYTES = 32;
const FILE = /^keyring\.(\d+)$/;
const MOST_TRIES = 50;

/**
 * Opens the keyring of a folder (mode 0700); at the first start makes the folder, the root key and the first keys.
 *
 * Each change writes a new file `keyring.<n+1>`, encrypted with the root key and created exclusively. So two processes
 * that change it at once cannot lose a key, and a crash leaves no lock behind. The file before the newest is kept.
 *
 * Throws `keys-unusable` with a sentence for the operator when the root key is missing, wrong or readable by others.
 */
export async function openKeyring(folder: string, clock: Clock): Promise<Keyring> {
  await prepareFolder(folder, clock);
  const root = await obtainRootKey(folder);
  const files = ringFiles(folder, root);
  let ring = await files.change((ring) => withFirstKeys(ring, clock.now()));

  return {
    current: (purpose) => newest(ring, purpose),
    async find(id) {
      const known = byId(ring, id);
      if (known !== undefined) return known;
      ring = await files.read();
      const learned = byId(ring, id);
      if (learned === undefined) throw new VaultError('key-missing', `The keyring in ${folder} has no key ${id}.`);
      return learned;
    },
    async rotate(purpose) {
      ring = await files.change((ring) => ({ ...ring, keys: [...ring.keys, nextKey(ring, purpose, clock.now())] }));
      return newest(ring, purpose);
    },
    async secret(name, bytes) {
      const fresh = randomBytes(bytes).toString('base64');
      ring = await files.change((ring) =>
        Object.hasOwn(ring.secrets, name) ? ring : { ...ring, secrets: { ...ring.secrets, [name]: fresh } },
      );
      const secret = Buffer.from(ring.secrets[name] ?? '', 'base64');
      if (secret.length !== bytes) throw new RangeError(`The secret ${name} has ${secret.length} bytes, not ${bytes}.`);
      return secret;
    },
  };
}

async function prepareFolder(folder: string, clock: Clock): Promise<void> {
  try {
    await makeFolder(folder);
    await removeLeftovers(folder, clock.now());
  } catch (error) {
    throw storageFailure(error, `opening the key folder ${folder}`);
  }
}

async function obtainRootKey(folder: string): Promise<Kek> {
  const root = await readRootKey(folder);
  if (root !== undefined) return root;
  if ((await generations(folder)).length === 0) return createRootKey(folder);
  throw new VaultError(
    'keys-unusable',
    `${rootKeyPath(folder)} is missing, and the keyring beside it cannot be opened without it. ` +
      'Put the file back from its safe copy (mode 0400) and start again; no new key can open what is stored.',
  );
}

/** Numbers of the keyring files, newest first. */
async function generations(folder: string): Promise<number[]> {
  const found = (await readdir(folder)).map((name) => FILE.exec(name)?.[1]).filter((digits) => digits !== undefined);
  return found.map(Number).sort((a, b) => b - a);
}

function ringFiles(folder: string, root: Kek) {
  const path = (generation: number): string => join(folder, `keyring.${generation}`);

  async function load(): Promise<{ generation: number; ring: Ring }> {
    for (let attempt = 1; ; attempt += 1) {
      const generation = (await generations(folder))[0] ?? 0;
      if (generation === 0) return { generation, ring: { keys: [], secrets: {} } };
      try {
        return { generation, ring: decode(await readFile(path(generation))) };
      } catch (error) {
        // Another process has made newer ones and removed this one since we looked.
        if (errnoCode(error) !== 'ENOENT' || attempt === MOST_TRIES) throw storageFailure(error, 'reading the keyring');
      }
    }
  }

  function decode(envelope: Uint8Array): Ring {
    try {
      return ringShape.parse(JSON.parse(Buffer.from(openEnvelope(envelope, IDENTITY, root)).toString()));
    } catch (cause) {
      const sentence =
        `The newest keyring in ${folder} does not open with ${rootKeyPath(folder)}: one of the two was changed or ` +
        'replaced. Put both back from the same safe copy.';
      throw new VaultError('keys-unusable', sentence, { cause });
    }
  }

  return {
    read: async (): Promise<Ring> => (await load()).ring,
    /** Applies `alter` to the newest ring until it could be stored as its successor; same ring, no write. */
    async change(alter: (ring: Ring) => Ring): Promise<Ring> {
      for (let attempt = 1; ; attempt += 1) {
        const { generation, ring } = await load();
        const altered = alter(ring);
        if (altered === ring) return ring;
        try {
          const envelope = closeEnvelope(Buffer.from(JSON.stringify(altered)), IDENTITY, root);
          await createDurably(path(generation + 1), join(folder, `${newId()}.tmp`), envelope, 0o600);
          await removeOlder(generation);
          return altered;
        } catch (error) {
          if (errnoCode(error) !== 'EEXIST' || attempt === MOST_TRIES)
            throw storageFailure(error, 'writing the keyring');
        }
      }
    },
  };

  async function removeOlder(than: number): Promise<void> {
    for (const generation of await generations(folder)) {
      if (generation < than) await unlink(path(generation)).catch(() => undefined);
    }
  }
}

type RingKey = Ring['keys'][number];

function withFirstKeys(ring: Ring, madeAt: string): Ring {
  const missing = keyPurposes.filter((purpose) => versions(ring, purpose).length === 0);
  if (missing.length === 0) return ring;
  return { ...ring, keys: [...ring.keys, ...missing.map((purpose) => nextKey(ring, purpose, madeAt))] };
}

function nextKey(ring: Ring, purpose: KeyPurpose, madeAt: string): RingKey {
  const version = 1 + Math.max(0, ...versions(ring, purpose).map((key) => key.version));
  return { purpose, version, key: randomBytes(KEY_BYTES).toString('base64'), madeAt };
}

const versions = (ring: Ring, purpose: KeyPurpose): RingKey[] => ring.keys.filter((key) => key.purpose === purpose);

const asKek = (key: RingKey): Kek => ({ id: `${key.purpose}@${key.version}`, key: Buffer.from(key.key, 'base64') });

function byId(ring: Ring, id: string): Kek | undefined {
  const key = ring.keys.find((key) => `${key.purpose}@${key.version}` === id);
  return key && asKek(key);
}

function newest(ring: Ring, purpose: KeyPurpose): Kek {
  const key = versions(ring, purpose).reduce<RingKey | undefined>(
    (best, key) => (best === undefined || key.version > best.version ? key : best),
    undefined,
  );
  if (key === undefined) throw new VaultError('key-missing', `The keyring has no key for ${purpose}.`);
  return asKek(key);
}
