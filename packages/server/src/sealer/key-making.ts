import { X509Certificate } from 'node:crypto';
import type { SealKey } from '@yinxin/contract';
import { createCompanyCa, importPkcs12, issueSealCertificate, type KeyWithCertificate } from '@yinxin/esign';
import { entities, type Entity } from '../domains/organization/index.ts';
import { sealDecider, type Seal } from '../domains/seals/index.ts';
import type { Clock } from '../platform/clock.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Histories } from './histories.ts';
import type { SealKeys } from './seal-keys.ts';

export interface KeyMakingParts {
  readonly histories: Histories;
  readonly keys: SealKeys;
  readonly clock: Clock;
}

/** How long a certificate of our own is valid, in years. */
const VALID_YEARS = 3;

/**
 * Makes a key and a certificate for an electronic seal. Who the seal belongs to and what it is called come from the
 * ledger, never from whoever asks, so nobody gets a certificate in another name.
 *
 * @throws Problem `not-found`, `seal-not-electronic`, `seal-not-active`
 */
export async function issueKey({ histories, keys, clock }: KeyMakingParts, sealId: string): Promise<SealKey> {
  const seal = await electronicSeal(histories, sealId);
  const entity = await entityOf(histories, seal.entityId);
  const now = new Date(clock.now());
  const authority = (await keys.authority()) ?? (await foundAuthority(histories, keys, entity, now));
  const { privateKey, certificate } = await issueSealCertificate(authority, {
    sealName: seal.name,
    entityName: entity.name,
    ...(entity.uscc === null ? {} : { uscc: entity.uscc }),
    validFrom: now,
    validTo: yearsLater(now, VALID_YEARS),
  });
  return keys.add({ sealId, privateKey, certificateChain: [certificate, authority.certificate] });
}

/**
 * Takes over a key from outside for an electronic seal.
 *
 * @throws Problem `not-found`, `seal-not-electronic`, `seal-not-active`, `seal-certificate-not-valid`
 * @throws EsignError `pkcs12-…`
 */
export async function importKey(
  { histories, keys, clock }: KeyMakingParts,
  sealId: string,
  pkcs12: Uint8Array,
  password: string,
): Promise<SealKey> {
  await electronicSeal(histories, sealId);
  const { privateKey, certificateChain } = await importPkcs12(pkcs12, password);
  const [own] = certificateChain;
  if (own === undefined) throw new Problem('seal-key-file-unreadable');
  const { validFromDate, validToDate } = new X509Certificate(own);
  const now = new Date(clock.now());
  if (now < validFromDate || now >= validToDate) throw new Problem('seal-certificate-not-valid');
  return keys.add({ sealId, privateKey, certificateChain });
}

async function electronicSeal(histories: Histories, sealId: string): Promise<Seal> {
  const seal = await histories.state('seal', sealId, sealDecider);
  if (seal === undefined) throw notFound();
  if (seal.medium !== 'electronic') throw new Problem('seal-not-electronic', { name: seal.name });
  if (seal.state !== 'active') throw new Problem('seal-not-active', { name: seal.name });
  return seal;
}

async function entityOf(histories: Histories, entityId: string): Promise<Entity> {
  const entity = await histories.state('entity', entityId, entities);
  if (entity === undefined) throw notFound();
  return entity;
}

/** The first key ever: the company's own authority is named after the entity at the top of the group. */
async function foundAuthority(
  histories: Histories,
  keys: SealKeys,
  entity: Entity,
  at: Date,
): Promise<KeyWithCertificate> {
  let top = entity;
  while (top.parentId !== null) top = await entityOf(histories, top.parentId);
  return keys.addAuthority(await createCompanyCa({ name: `${top.name}电子印章根证书`, organization: top.name, at }));
}

function yearsLater(from: Date, years: number): Date {
  const later = new Date(from);
  later.setUTCFullYear(later.getUTCFullYear() + years);
  return later;
}
