import { isDeepStrictEqual } from 'node:util';
import {
  type LossReport,
  type SealCorrection,
  type SealDescription,
  type SealFaceFact,
  type SealKey,
  type SealState,
  type SealStorage,
} from '@yinxin/contract';
import { accept, refuse, type BaseFacts, type Decider, type Decision, type EventMeta } from '../../platform/decider.ts';
import { descriptionRefused, type Uniqueness } from './description.ts';
import {
  awaitsFiling,
  evolveFiling,
  exemptFiling,
  losesCertificate,
  recordFiling,
  type Filing,
  type FilingCommand,
  type FilingEvent,
} from './filing.ts';
import { bindKey, isInForce } from './key.ts';
import { closedWith, destruction, reportLoss, sealAway, suspend, suspendedBy, type Application } from './out-of-use.ts';
import { afterLeaving, placed, putInPlace, type Placed, type PlacingCommand, type PlacingEvent } from './placing.ts';
import { evolveMove, isIn, move, type MoveCommand, type MoveEvent, type TakenOut } from './whereabouts.ts';

/** One seal in the register (印章台账). */
export interface Seal extends SealDescription {
  readonly id: string;
  readonly state: SealState;
  readonly face: SealFaceFact | null;
  /** Electronic seals only: the newest certificate and the sealer's name of its key. */
  readonly key: SealKey | null;
  /** Why it is out of use, since when and by whom. */
  readonly suspension: { readonly reason: string; readonly since: string; readonly by: string } | null;
  /** The newest report of loss or damage; absent until there is one. */
  readonly loss?: LossReport;
  /** Where it was put away; absent unless it still lies there or was lost from there. */
  readonly storage?: SealStorage;
  /** Its filing with the public security, or its exemption; absent until there is one. */
  readonly filing?: Filing;
  /** It is not used before it is filed or exempt; absent from what was registered before filings were recorded. */
  readonly filingRequired?: true;
  /** The registered place in which it lies; absent until it is put into one, and once it is no longer there. */
  readonly placed?: Placed;
  /** On its way to its destruction, or destroyed by it; absent otherwise. */
  readonly destruction?: { readonly id: string; readonly since: string };
  /** Its custodian has it with them outside; absent while it lies where it belongs. */
  readonly out?: TakenOut;
}

export type SealCommand =
  | FilingCommand
  | PlacingCommand
  | MoveCommand
  | {
      readonly type: 'register';
      readonly id: string;
      readonly description: SealDescription;
      readonly custodianActive: boolean;
      readonly uniqueness: Uniqueness;
    }
  | {
      readonly type: 'correct';
      readonly changes: SealCorrection;
      readonly reason: string;
      readonly uniqueness: Uniqueness;
    }
  | {
      readonly type: 'change-custodian';
      readonly custodianId: string;
      readonly custodianActive: boolean;
      readonly reason: string;
      readonly handoverId?: string | undefined;
    }
  | { readonly type: 'suspend'; readonly reason: string; readonly application?: Application | undefined }
  | { readonly type: 'resume'; readonly reason: string }
  | { readonly type: 'report-loss'; readonly report: LossReport }
  | { readonly type: 'record-found'; readonly reason: string }
  | { readonly type: 'recall'; readonly reason: string }
  | { readonly type: 'seal-away'; readonly storage: SealStorage; readonly countersignerActive: boolean }
  | { readonly type: 'begin-destruction' | 'drop-destruction' | 'destroy'; readonly destructionId: string }
  | { readonly type: 'set-face'; readonly face: SealFaceFact }
  | { readonly type: 'bind-key'; readonly key: SealKey };

export type SealEvent =
  | FilingEvent
  | PlacingEvent
  | MoveEvent
  | {
      readonly type: 'seal.registered';
      readonly id: string;
      readonly description: SealDescription;
      /** Absent from what was registered before filings were recorded. */
      readonly filingRequired?: true;
    }
  | { readonly type: 'seal.corrected'; readonly changes: SealCorrection; readonly reason: string }
  | {
      readonly type: 'seal.custodian-changed';
      readonly from: string;
      readonly to: string;
      readonly reason: string;
      /** The handover by three people that moved it; absent where a seal administrator named another custodian. */
      readonly handoverId?: string;
    }
  | {
      readonly type: 'seal.suspended';
      readonly reason: string;
      /** The application that was approved; absent where somebody took it out of use at once. */
      readonly application?: Application;
    }
  | { readonly type: 'seal.resumed'; readonly reason: string }
  | { readonly type: 'seal.loss-reported'; readonly report: LossReport }
  | { readonly type: 'seal.found'; readonly reason: string }
  | { readonly type: 'seal.recalled'; readonly reason: string }
  | { readonly type: 'seal.sealed-away'; readonly storage: SealStorage }
  | {
      readonly type: 'seal.destruction-begun' | 'seal.destruction-dropped' | 'seal.destroyed';
      readonly destructionId: string;
    }
  | { readonly type: 'seal.face-set'; readonly face: SealFaceFact }
  | { readonly type: 'seal.key-bound'; readonly key: SealKey };

/** May be asked for and used at this instant: active, filed if it must be; if electronic, with face and valid certificate. */
export const isUsable = (seal: Seal, at: string): boolean => {
  const { state, medium, face, key } = seal;
  if (state !== 'active' || awaitsFiling(seal)) return false;
  return medium === 'physical' || (face !== null && key !== null && isInForce(key, at));
};

export const sealDecider: Decider<Seal, SealCommand, SealEvent> = { decide, evolve };

function decide(seal: Seal | undefined, command: SealCommand, facts: BaseFacts): Decision<SealEvent> {
  if (command.type === 'register') return register(seal, command, facts);
  if (seal === undefined) return refuse('not-found');
  if (seal.state === 'destroyed') return refuse('seal-destroyed', { name: seal.name });
  const own = byCustodian.has(command.type);
  if (!own && facts.actor === seal.custodianId) return refuse('seal-custodian-is-administrator');
  // Whatever is written about a lost seal would be about something that nobody has.
  const knowable = command.type === 'record-found' || command.type === 'drop-destruction';
  if (seal.state === 'lost' && !knowable) return refuse('seal-lost', { name: seal.name });
  const closed = closedWith(seal);
  if (closed !== undefined && makesReady.has(command.type)) return refuse(closed, { name: seal.name });
  if (seal.out !== undefined && needsPresence.has(command.type)) return refuse('seal-carried-out', { name: seal.name });
  switch (command.type) {
    case 'correct':
      return correct(seal, command, facts);
    case 'change-custodian':
      if (command.custodianId === seal.custodianId) return refuse('seal-custodian-unchanged');
      return (
        custodianRefused(command.custodianId, command.custodianActive, facts) ??
        accept({
          type: 'seal.custodian-changed',
          from: seal.custodianId,
          to: command.custodianId,
          reason: command.reason,
          ...(command.handoverId === undefined ? {} : { handoverId: command.handoverId }),
        })
      );
    case 'suspend':
      return suspend(seal, command);
    case 'resume':
      if (seal.state !== 'suspended') return refuse('seal-not-suspended', { name: seal.name });
      if (seal.destruction !== undefined) return refuse('seal-in-destruction', { name: seal.name });
      // Maker and checker: who took it out of use, or recorded that it was found, is not the one who takes it into use.
      return seal.suspension?.by === facts.actor
        ? refuse('seal-resume-needs-other', { name: seal.name })
        : accept({ type: 'seal.resumed', reason: command.reason });
    case 'report-loss':
      return reportLoss(seal, command.report, facts);
    case 'record-found':
      return seal.state === 'lost'
        ? accept({ type: 'seal.found', reason: command.reason })
        : refuse('seal-not-lost', { name: seal.name });
    case 'recall':
      return seal.state === 'suspended'
        ? accept({ type: 'seal.recalled', reason: command.reason })
        : refuse('seal-not-suspended', { name: seal.name });
    case 'seal-away':
      return sealAway(seal, command, facts);
    case 'begin-destruction':
    case 'drop-destruction':
    case 'destroy':
      return destruction(seal, command);
    case 'put-in-place':
      return putInPlace(seal, command);
    case 'record-filing':
      return recordFiling(seal, command.filing, facts);
    case 'exempt-filing':
      return exemptFiling(seal, command.reason);
    case 'take-out':
    case 'bring-back':
      return move(seal, command);
    case 'set-face':
      return seal.face?.sha256 === command.face.sha256
        ? refuse('seal-face-unchanged')
        : accept({ type: 'seal.face-set', face: command.face });
    case 'bind-key':
      return bindKey(seal, command.key, facts);
  }
}

/** What who holds a seal does about it as well: stop it, and say where it lies. */
const byCustodian: ReadonlySet<SealCommand['type']> = new Set(['suspend', 'report-loss', 'put-in-place']);

/** What makes a seal ready for use, and is of no use to one that never comes back. */
const makesReady: ReadonlySet<SealCommand['type']> = new Set(['set-face', 'bind-key', 'change-custodian']);

/** What nobody can do with a seal that is elsewhere. */
const needsPresence: ReadonlySet<SealCommand['type']> = new Set([
  'change-custodian',
  'put-in-place',
  'recall',
  'begin-destruction',
]);

type Register = Extract<SealCommand, { type: 'register' }>;
type Correct = Extract<SealCommand, { type: 'correct' }>;

function register(seal: Seal | undefined, command: Register, facts: BaseFacts): Decision<SealEvent> {
  const { id, description } = command;
  if (seal !== undefined) return refuse('seal-already-registered');
  return (
    custodianRefused(description.custodianId, command.custodianActive, facts) ??
    descriptionRefused(description, command.uniqueness, facts) ??
    accept({ type: 'seal.registered', id, description, filingRequired: true })
  );
}

/** Only what differs is recorded: a correction that changes nothing is a mistake of its own. */
function correct(seal: Seal, command: Correct, facts: BaseFacts): Decision<SealEvent> {
  const changes = Object.fromEntries(
    Object.entries(command.changes).filter(
      ([name, value]) => value !== undefined && !isDeepStrictEqual(value, seal[name as keyof SealCorrection]),
    ),
  ) as SealCorrection;
  if (Object.keys(changes).length === 0) return refuse('seal-nothing-corrected');
  if (losesCertificate(seal, changes.papers)) return refuse('seal-filing-certificate-kept');
  return (
    descriptionRefused({ ...seal, ...changes }, command.uniqueness, facts) ??
    accept({ type: 'seal.corrected', changes, reason: command.reason })
  );
}

/**
 * Who administers a seal does not hold it: one person alone could otherwise make a seal and use it. Stopping its use is
 * open to the custodian too.
 */
function custodianRefused(custodianId: string, active: boolean, facts: BaseFacts): Decision<SealEvent> | undefined {
  if (custodianId === facts.actor) return refuse('seal-custodian-is-administrator');
  return active ? undefined : refuse('seal-custodian-not-active');
}

const outOfUse = (seal: Seal, reason: string, { at, actor }: Pick<EventMeta, 'at' | 'actor'>): Seal => ({
  ...seal,
  suspension: { reason, since: at, by: actor },
});

function evolve(before: Seal | undefined, event: SealEvent, meta: EventMeta): Seal {
  if (event.type === 'seal.registered') {
    const { id, description, filingRequired } = event;
    const begun = { id, ...description, state: 'active', face: null, key: null, suspension: null } as const;
    return filingRequired === undefined ? begun : { ...begun, filingRequired };
  }
  if (before === undefined) throw new Error(`seal: ${event.type} before seal.registered`);
  const seal = afterLeaving(before, event);
  switch (event.type) {
    case 'seal.placed':
      return placed(seal, event, meta);
    case 'seal.corrected':
      return { ...seal, ...event.changes };
    case 'seal.custodian-changed':
      return { ...seal, custodianId: event.to };
    case 'seal.suspended':
      return { ...outOfUse(seal, event.reason, suspendedBy(event, meta)), state: 'suspended' };
    case 'seal.resumed':
      return { ...seal, state: 'active', suspension: null };
    case 'seal.loss-reported':
      return {
        // What is lost is neither in nor out.
        ...outOfUse(event.report.kind === 'damaged' ? seal : isIn(seal), event.report.circumstances, meta),
        state: event.report.kind === 'damaged' ? 'suspended' : 'lost',
        loss: event.report,
      };
    case 'seal.found': {
      // It may lie anywhere now: where it was put away before it was lost is no longer true.
      const { storage: _, ...found } = seal;
      return { ...outOfUse(found, event.reason, meta), state: 'suspended' };
    }
    case 'seal.recalled':
      return { ...outOfUse(seal, event.reason, meta), state: 'recalled' };
    case 'seal.sealed-away':
      return { ...seal, state: 'sealed-away', storage: event.storage };
    case 'seal.destruction-begun':
      return { ...seal, destruction: { id: event.destructionId, since: meta.at } };
    case 'seal.destruction-dropped': {
      const { destruction: _, ...kept } = seal;
      return kept;
    }
    case 'seal.destroyed': {
      const { storage: _, ...gone } = seal;
      return { ...gone, state: 'destroyed' };
    }
    case 'seal.filed':
    case 'seal.filing-exempted':
      return evolveFiling(seal, event, meta);
    case 'seal.taken-out':
    case 'seal.brought-back':
      return evolveMove(seal, event, meta);
    case 'seal.face-set':
      return { ...seal, face: event.face };
    case 'seal.key-bound':
      return { ...seal, key: event.key };
  }
}
