import { filingStanding, regionOf, sealWarnings, type SealKey, type SealView } from '@yinxin/contract';
import { permit, type Actor } from '../../platform/authz/index.ts';
import { labelCodeOf } from './label.ts';
import {
  mayAnnounce,
  mayAskForSuspension,
  mayInspect,
  mayManage,
  mayPut,
  mayReadDestruction,
  maySuspend,
  targetOf,
} from './policy.ts';
import { closedWith } from './out-of-use.ts';
import { importanceOf } from './rules.ts';
import { isUsable, type Seal } from './seal.ts';
import type { SealRow } from './store.ts';

/** A seal as `actor` may see it at `at`. */
export function presentSeal(row: SealRow, actor: Actor, at: string): SealView {
  const { id, version, state } = row;
  const {
    custodianId,
    key,
    face,
    suspension,
    loss,
    storage,
    destruction,
    filing,
    placed,
    out,
    filingRequired: _,
    ...facts
  } = state;
  const inspects = mayInspect(actor, state) !== undefined;
  return {
    ...facts,
    id,
    version,
    place: inspects ? facts.place : null,
    storagePlace:
      inspects && placed !== undefined
        ? { id: placed.placeId, name: row.place_name ?? '', despite: placed.despite, since: placed.since }
        : null,
    papers: inspects ? facts.papers : [],
    face: inspects ? face : null,
    entityName: row.entity_name,
    custodian: { id: custodianId, name: row.custodian_name ?? '' },
    importance: importanceOf(state.kind),
    certificate: key === null ? null : presentCertificate(key),
    suspension: suspension === null ? null : presentSuspension(suspension, row.suspended_by_name),
    loss: (inspects ? loss : undefined) ?? null,
    storage: (inspects ? storage : undefined) ?? null,
    filing: filing === undefined ? null : presentFiling(filing, row.filing_by_name, inspects),
    filingStanding: filingStanding(state, filing),
    destruction: destruction ?? null,
    out: out === undefined ? null : { carryOutId: out.carryOutId, since: out.since, dueAt: out.dueAt },
    usable: isUsable(state, at),
    // Nobody can put right what is unusual about a seal that is no more.
    warnings:
      inspects && state.state !== 'destroyed'
        ? [
            ...sealWarnings(state, {
              entityRegion: row.entity_uscc === null ? null : regionOf(row.entity_uscc),
              otherOfficialSeal: row.other_official,
              hasFace: face !== null,
              hasKey: key !== null,
              filing: filingStanding(state, filing),
            }),
          ]
        : [],
    labelCode: labelCodeOf(id),
    registeredAt: new Date(row.created_at).toISOString(),
    allowed: allowedFor(actor, state, at),
  };
}

const presentCertificate = ({ certificateSha256, serial, notBefore, notAfter }: SealKey) => ({
  certificateSha256,
  serial,
  notBefore,
  notAfter,
});

const presentSuspension = ({ reason, since, by }: NonNullable<Seal['suspension']>, name: string | null) => ({
  reason,
  since,
  by: { id: by, name: name ?? '' },
});

/** The certificate is shown as the other papers are. */
function presentFiling(
  filing: NonNullable<Seal['filing']>,
  name: string | null,
  inspects: boolean,
): NonNullable<SealView['filing']> {
  const by = { id: filing.by, name: name ?? '' };
  if (filing.standing === 'exempt') return { ...filing, by };
  return { ...filing, certificateId: inspects ? filing.certificateId : null, by };
}

/** Names of the routes that would accept this person for this seal now. */
function allowedFor(actor: Actor, seal: Seal, at: string): string[] {
  const { face } = seal;
  const administers = mayManage(actor, seal) !== undefined && actor.id !== seal.custodianId;
  const manages = administers && seal.state !== 'lost' && seal.state !== 'destroyed';
  const readies = administers && closedWith(seal) === undefined;
  const suspends = maySuspend(actor, seal) !== undefined && seal.state !== 'destroyed';
  const there = seal.medium === 'physical' && seal.state !== 'lost' && seal.state !== 'destroyed';
  const inCustody = there && (seal.state === 'active' || seal.state === 'suspended');
  const bound = seal.destruction !== undefined;
  const resumable = seal.state === 'suspended' && !bound && seal.suspension?.by !== actor.id;
  const routes: readonly (readonly [string, boolean])[] = [
    ['correctSeal', manages],
    ['changeSealCustodian', readies && seal.out === undefined],
    ['drawSealFace', readies],
    ['scanSealFace', readies],
    ['issueSealKey', readies && seal.medium === 'electronic'],
    ['importSealKey', readies && seal.medium === 'electronic'],
    ['recordSealFiling', manages],
    ['exemptSealFiling', manages && filingStanding(seal, seal.filing) === 'unfiled'],
    ['requestSuspension', seal.state === 'active' && mayAskForSuspension(actor)],
    ['suspendSeal', suspends && seal.state === 'active'],
    ['resumeSeal', manages && resumable],
    ['reportSealLoss', suspends && seal.state !== 'lost'],
    ['recordSealFound', administers && seal.state === 'lost'],
    ['recallSeal', manages && seal.state === 'suspended' && seal.out === undefined],
    ['sealAwaySeal', manages && seal.state === 'recalled'],
    ['issueActivationNotice', face !== null && isUsable(seal, at) && mayAnnounce(actor, seal)],
    ['getDestruction', bound && mayReadDestruction(actor, seal)],
    ['putSealInPlace', there && mayPut(actor, seal) !== undefined],
    ['recordCheck', inCustody && permit(actor, 'check.record', targetOf(seal)) !== undefined],
    ['proposeDestruction', manages && seal.state !== 'active' && !bound && seal.out === undefined],
  ];
  return routes.flatMap(([name, allowed]) => (allowed ? [name] : []));
}
