import { createDecipheriv, createHash, createHmac, pbkdf2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { expectTag, membersOf, readObjectIdentifier, type DerValue } from '../der/read-der.ts';
import { EsignError } from '../esign-error.ts';

const derive = promisify(pbkdf2);
/** Far above what any program writes (OpenSSL 2,048, Windows 10,000); stops a file made to keep the machine busy. */
const MOST_ITERATIONS = 5_000_000;

const hashes: Record<string, string> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
const pseudoRandomFunctions: Record<string, string> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};
const ciphers: Record<string, { name: string; keyLength: number }> = {
  '1.2.840.113549.3.7': { name: 'des-ede3-cbc', keyLength: 24 },
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', keyLength: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', keyLength: 24 },
  '2.16.840.1.101.3.4.1.42': { name: 'aes-256-cbc', keyLength: 32 },
};
const pbes2 = '1.2.840.113549.1.5.13';
const pbkdf2Oid = '1.2.840.113549.1.5.12';
const sha1With3Des = '1.2.840.113549.1.12.1.3';
/** Export-grade RC2, for which OpenSSL 3 has no cipher in its default provider. */
export const rc2Schemes: ReadonlySet<string> = new Set(['1.2.840.113549.1.12.1.5', '1.2.840.113549.1.12.1.6']);

/**
 * Checks the MAC over the authenticated safe (RFC 7292 §4, appendix B).
 *
 * @param macData SEQUENCE { DigestInfo, salt, iterations }
 * @throws {EsignError} `pkcs12-password-wrong`, `pkcs12-unsupported`
 */
export function checkMac(macData: DerValue, authenticatedSafe: Uint8Array, password: string): void {
  const [digestInfo, salt, iterations] = membersOf(macData);
  const [algorithm, expected] = membersOf(expectTag(digestInfo, 0x30));
  const oid = readObjectIdentifier(membersOf(expectTag(algorithm, 0x30))[0]);
  const hash = hashes[oid];
  if (hash === undefined) throw new EsignError('pkcs12-unsupported', { algorithm: oid });
  const length = createHash(hash).digest().length;
  const key = pkcs12Key(hash, 3, password, expectTag(salt, 0x04).contents, readIterations(iterations), length);
  const actual = createHmac(hash, key).update(authenticatedSafe).digest();
  const given = expectTag(expected, 0x04).contents;
  if (given.length !== actual.length || !timingSafeEqual(given, actual)) throw new EsignError('pkcs12-password-wrong');
}

/** The scheme of an encrypted part. @param algorithm SEQUENCE { OID, parameters } */
export function schemeOf(algorithm: DerValue | undefined): string {
  return readObjectIdentifier(membersOf(expectTag(algorithm, 0x30))[0]);
}

/**
 * Decrypts a part of the file with the password.
 *
 * @param algorithm AlgorithmIdentifier of PBES2 (RFC 8018) or of the SHA-1/3DES scheme of RFC 7292
 * @throws {EsignError} `pkcs12-unsupported`, `pkcs12-password-wrong`
 */
export async function decryptPart(
  algorithm: DerValue | undefined,
  data: Uint8Array,
  password: string,
): Promise<Uint8Array> {
  const scheme = schemeOf(algorithm);
  const parameters = expectTag(membersOf(expectTag(algorithm, 0x30))[1], 0x30);
  const { name, key, iv } = await (scheme === pbes2
    ? pbes2Key(parameters, password)
    : Promise.resolve(legacyKey(scheme, parameters, password)));
  try {
    const decipher = createDecipheriv(name, key, iv);
    return Buffer.concat([decipher.update(data), decipher.final()]);
  } catch (cause) {
    throw new EsignError('pkcs12-password-wrong', {}, cause);
  }
}

interface CipherKey {
  name: string;
  key: Uint8Array;
  iv: Uint8Array;
}

async function pbes2Key(parameters: DerValue, password: string): Promise<CipherKey> {
  const [derivation, encryption] = membersOf(parameters).map((part) => membersOf(expectTag(part, 0x30)));
  const derivationOid = readObjectIdentifier(derivation?.[0]);
  const cipherOid = readObjectIdentifier(encryption?.[0]);
  const cipher = ciphers[cipherOid];
  if (derivationOid !== pbkdf2Oid) throw new EsignError('pkcs12-unsupported', { algorithm: derivationOid });
  if (cipher === undefined) throw new EsignError('pkcs12-unsupported', { algorithm: cipherOid });
  const [salt, iterations, ...optional] = membersOf(expectTag(derivation?.[1], 0x30));
  const prf = optional.find((part) => part.tag === 0x30);
  const prfOid = prf === undefined ? '1.2.840.113549.2.7' : readObjectIdentifier(membersOf(prf)[0]);
  const hash = pseudoRandomFunctions[prfOid];
  if (hash === undefined) throw new EsignError('pkcs12-unsupported', { algorithm: prfOid });
  const key = await derive(
    password,
    expectTag(salt, 0x04).contents,
    readIterations(iterations),
    cipher.keyLength,
    hash,
  );
  return { name: cipher.name, key, iv: expectTag(encryption?.[1], 0x04).contents };
}

function legacyKey(scheme: string, parameters: DerValue, password: string): CipherKey {
  if (scheme !== sha1With3Des) throw new EsignError('pkcs12-unsupported', { algorithm: scheme });
  const [salt, iterations] = membersOf(parameters);
  const material = (purpose: 1 | 2, length: number): Uint8Array =>
    pkcs12Key('sha1', purpose, password, expectTag(salt, 0x04).contents, readIterations(iterations), length);
  return { name: 'des-ede3-cbc', key: material(1, 24), iv: material(2, 8) };
}

function readIterations(value: DerValue | undefined): number {
  const count = expectTag(value, 0x02).contents.reduce((sum, byte) => sum * 256 + byte, 0);
  if (count < 1 || count > MOST_ITERATIONS) throw new EsignError('pkcs12-unsupported', { iterations: count });
  return count;
}

/** Key material for encryption (1), initial vector (2) or MAC (3): RFC 7292 appendix B.2, in its names. */
function pkcs12Key(
  hash: string,
  id: 1 | 2 | 3,
  password: string,
  salt: Uint8Array,
  iterations: number,
  length: number,
): Buffer {
  const v = hash === 'sha1' || hash === 'sha256' ? 64 : 128;
  const fill = (bytes: Uint8Array): Buffer => Buffer.alloc(Math.ceil(bytes.length / v) * v, bytes);
  const bmpPassword = Buffer.from(`${password}\0`, 'utf16le').swap16();
  const i = Buffer.concat([salt.length === 0 ? salt : fill(salt), fill(bmpPassword)]);
  const output: Buffer[] = [];
  for (let have = 0; have < length;) {
    let a = createHash(hash).update(Buffer.alloc(v, id)).update(i).digest();
    for (let round = 1; round < iterations; round++) a = createHash(hash).update(a).digest();
    output.push(a);
    have += a.length;
    const b = BigInt(`0x${Buffer.alloc(v, a).toString('hex')}`);
    for (let j = 0; j < i.length; j += v) {
      const block = BigInt(`0x${i.subarray(j, j + v).toString('hex')}`);
      const sum = BigInt.asUintN(v * 8, block + b + 1n);
      i.write(sum.toString(16).padStart(v * 2, '0'), j, 'hex');
    }
  }
  return Buffer.concat(output).subarray(0, length);
}
