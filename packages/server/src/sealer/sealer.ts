import { createHash } from 'node:crypto';
import type { DestroyedKey, SealKey, SealedResult } from '@yinxin/contract';
import { sealPdf, keySigner, toPem, type Placement } from '@yinxin/esign';
import { authorize, type Authorization, type Check } from '../domains/sealing/index.ts';
import type { Clock } from '../platform/clock.ts';
import { Problem } from '../platform/problem.ts';
import { appearanceOf } from './appearance.ts';
import { UnusableHistory, type Histories } from './histories.ts';
import { destroyKeys } from './key-destruction.ts';
import { importKey, issueKey } from './key-making.ts';
import type { Outbox, SealedFile, Start } from './outbox.ts';
import { naming } from './refusals.ts';
import { faultOfSealed } from './reverify.ts';
import type { OpenSealKey, SealKeys } from './seal-keys.ts';

/** What is handed over for sealing. */
export interface SealOrder extends Start {
  /** The document, as it is to be sealed. */
  readonly pdf: Uint8Array;
  /** The registered picture of a scanned face; empty for a drawn one. */
  readonly picture: Uint8Array;
}

/**
 * The only place where seal keys are used. Every method throws a `Problem` for what it refuses; `sealer-unavailable`
 * when the process cannot be reached.
 */
export interface Sealer {
  /** Makes a key and a certificate of the company's own authority for an electronic seal, as the ledger describes it. */
  issueSealKey(sealId: string): Promise<SealKey>;
  /** Takes over key and certificates of a PKCS#12 file for an electronic seal. */
  importSealKey(sealId: string, pkcs12: Uint8Array, password: string): Promise<SealKey>;
  /**
   * Destroys every key ever made or taken over for a seal that the ledger calls destroyed, and names their certificates.
   * Asked again, it names the same.
   */
  destroySealKeys(sealId: string): Promise<readonly DestroyedKey[]>;
  /**
   * Seals a document once for this start, if the ledger alone says that it may. Asked again for the same start, it gives
   * the same bytes.
   */
  seal(order: SealOrder): Promise<SealedFile>;
  /** The company's own root certificate, PEM; undefined until the first key is issued. */
  rootCertificate(): Promise<string | undefined>;
  /** Answers when the sealer is there. */
  health(): Promise<void>;
}

export interface SealerParts {
  readonly histories: Histories;
  readonly keys: SealKeys;
  readonly outbox: Outbox;
  readonly clock: Clock;
  /** Told why something was refused, for the log: ids and findings, never contents. */
  readonly tell: (event: string, facts: object) => void;
}

/** The sealer itself, without a process around it. */
export function createSealer(parts: SealerParts): Sealer {
  const { keys } = parts;

  return {
    issueSealKey: (sealId) => naming(() => issueKey(parts, sealId)),
    importSealKey: (sealId, pkcs12, password) => naming(() => importKey(parts, sealId, pkcs12, password)),
    destroySealKeys: (sealId) => naming(() => destroyKeys(parts, sealId)),
    seal: (order) => naming(() => sealOnce(parts, order)),
    async rootCertificate() {
      const authority = await keys.authority();
      return authority === undefined ? undefined : toPem(authority.certificate, 'CERTIFICATE');
    },
    health: () => Promise.resolve(),
  };
}

async function sealOnce(parts: SealerParts, order: SealOrder): Promise<SealedFile> {
  const { outbox, keys, clock } = parts;
  const before = sha256(order.pdf);
  const authorization = await authorityFor(parts, order, before);
  const made = await outbox.find(order);
  if (made !== undefined) return made;
  const key = await keyFor(keys, authorization);
  const appearance = await appearanceOf(authorization.face, authorization.size, order.picture);
  const sealed = await sealPdf({
    pdf: order.pdf,
    appearance,
    placements: authorization.positions.map(asPlacement),
    signer: keySigner(key.privateKey, [...key.certificateChain]),
    at: new Date(clock.now()),
    name: authorization.sealName,
    reason: authorization.requestNumber,
  });
  const fields = sealed.fields.map(({ name }) => name);
  const fault = await faultOfSealed(order.pdf, sealed.pdf, fields, await anchorsFor(keys, key));
  if (fault !== undefined) {
    parts.tell('a sealed document did not verify', { sealing: order.sealingId, fault });
    throw new Problem('sealing-result-unusable');
  }
  const { certificateSha256 } = key;
  const result: SealedResult = { before, after: sha256(sealed.pdf), certificateSha256, fields };
  // Two connections may have asked for one start at once: whatever was kept first is what both get.
  return outbox.keep(order, { pdf: sealed.pdf, result });
}

/** Rebuilds everything from the ledger and asks the rules. @throws Problem `sealing-not-authorized` */
async function authorityFor(parts: SealerParts, order: SealOrder, documentSha256: string): Promise<Authorization> {
  const { histories, clock, tell } = parts;
  let checks: readonly Check[];
  try {
    const evidence = await histories.evidence(order.sealingId);
    const { sealingId, nonce } = order;
    const authority = authorize(evidence, { at: clock.now(), taskId: sealingId, nonce, documentSha256 });
    if (authority.granted) return authority.authorization;
    checks = authority.checks.filter(({ passed }) => !passed);
  } catch (error) {
    if (!(error instanceof UnusableHistory)) throw error;
    checks = [{ name: 'histories-usable', passed: false, found: error.message }];
  }
  tell('sealing was refused', { sealing: order.sealingId, checks });
  const names = checks.map(({ name }) => name).join(',');
  throw new Problem('sealing-not-authorized', { count: checks.length, checks: names });
}

/** The key that the ledger names, if it is there, is this seal's, and has the certificate that the ledger names. */
async function keyFor(
  keys: SealKeys,
  { keyId, sealId, sealName, certificateSha256 }: Authorization,
): Promise<OpenSealKey> {
  const key = await keys.open(keyId);
  if (key === undefined || key.sealId !== sealId) throw new Problem('sealing-seal-not-ready', { name: sealName });
  if (key.certificateSha256 !== certificateSha256) throw new Problem('sealing-certificate-differs');
  return key;
}

/** The company's own root, and for an imported key the end of its own chain, which was trusted when it was imported. */
async function anchorsFor(keys: SealKeys, key: OpenSealKey): Promise<Uint8Array[]> {
  const authority = await keys.authority();
  const end = key.certificateChain.at(-1);
  return [...(authority === undefined ? [] : [authority.certificate]), ...(end === undefined ? [] : [end])];
}

const asPlacement = (position: Authorization['positions'][number]): Placement =>
  position.kind === 'at'
    ? { kind: 'point', page: position.page, xMm: position.xMm, yMm: position.yMm }
    : {
        kind: 'straddle',
        side: position.side,
        fromPage: position.fromPage,
        toPage: position.toPage,
        offsetMm: position.alongMm,
      };

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
