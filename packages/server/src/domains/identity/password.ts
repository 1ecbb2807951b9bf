import { argon2, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Problem } from '../../platform/problem.ts';
import { commonPasswords } from './common-passwords.ts';

const argon2Async = promisify(argon2);

/** Argon2id with 64 MiB, three passes (security design §9.4; ASVS 5.0 appendix C asks for at least 46 MiB, 1). */
const PARAMETERS = { memory: 65_536, passes: 3, parallelism: 1, tagLength: 32 } as const;
const AT_ONCE = 2;
const MOST_WAITING = 32;

/** Hashes and checks passwords, a few at a time so that a burst of sign-ins cannot take all memory. */
export interface Passwords {
  /** A storable hash, e.g. `argon2id$65536$3$1$<salt>$<tag>` in base64url. */
  hash(password: string): Promise<string>;
  /** Compares in constant time. With `undefined` it works as long and answers false: unknown names cost the same. */
  matches(password: string, stored: string | undefined): Promise<boolean>;
}

/** `pepper` is a secret of this installation, kept outside the database. Refuses with `sign-in-busy` when overrun. */
export function createPasswords(pepper: Uint8Array): Passwords {
  const gate = createGate();
  const tag = (password: string, salt: Uint8Array, cost: Cost): Promise<Buffer> =>
    gate(() => {
      const message = createHmac('sha256', pepper).update(password.normalize('NFKC')).digest();
      return argon2Async('argon2id', { message, nonce: salt, ...cost });
    });
  const decoy = { cost: PARAMETERS, salt: randomBytes(16), tag: randomBytes(32) };
  return {
    async hash(password) {
      const salt = randomBytes(16);
      const { memory, passes, parallelism } = PARAMETERS;
      const value = await tag(password, salt, PARAMETERS);
      return ['argon2id', memory, passes, parallelism, b64(salt), b64(value)].join('$');
    },
    async matches(password, stored) {
      const parsed = (stored === undefined ? undefined : parse(stored)) ?? decoy;
      const value = await tag(password, parsed.salt, parsed.cost);
      return timingSafeEqual(value, parsed.tag) && parsed !== decoy;
    },
  };
}

/** Refuses the passwords that attackers try first, and those made of the person's own name. */
export function refuseWeakPassword(password: string, loginName: string): void {
  const folded = password.normalize('NFKC').toLowerCase();
  const bare = folded.replace(/[^\p{Letter}]/gu, '');
  const ownName = loginName.toLowerCase();
  const madeOfName = bare !== '' && bare.replaceAll(ownName, '') === '';
  const oneCharacter = new Set(folded).size < 4;
  if (commonPasswords.has(folded) || commonPasswords.has(bare) || madeOfName || oneCharacter) {
    throw new Problem('password-too-common');
  }
}

interface Cost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly tagLength: number;
}

function parse(stored: string): { cost: Cost; salt: Buffer; tag: Buffer } | undefined {
  const [kind, memory, passes, parallelism, salt, tag] = stored.split('$');
  if (kind !== 'argon2id' || salt === undefined || tag === undefined) return undefined;
  const value = Buffer.from(tag, 'base64url');
  return {
    cost: {
      memory: Number(memory),
      passes: Number(passes),
      parallelism: Number(parallelism),
      tagLength: value.length,
    },
    salt: Buffer.from(salt, 'base64url'),
    tag: value,
  };
}

const b64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

function createGate(): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= AT_ONCE) {
      if (waiting.length >= MOST_WAITING) throw new Problem('sign-in-busy');
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
