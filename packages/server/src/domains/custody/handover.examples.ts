import type { HandoverDescription } from '@yinxin/contract';
import { SYSTEM_ACTOR } from '../../platform/ids.ts';
import type { HandoverCommand, HandoverFacts } from './handover.ts';

/** People and things of the examples. */
export const giver = '0190a000-0000-7000-8000-000000000041';
export const receiver = '0190a000-0000-7000-8000-000000000042';
export const witness = '0190a000-0000-7000-8000-000000000043';
export const administrator = '0190a000-0000-7000-8000-000000000044';
export const stranger = '0190a000-0000-7000-8000-000000000045';
export const system = SYSTEM_ACTOR;
export const handoverId = '0190a000-0000-7000-8000-000000000050';
export const earlierId = '0190a000-0000-7000-8000-000000000051';

export const now = '2026-11-23T08:00:00.000Z';
export const later = '2026-11-30T08:00:00.000Z';

/** A contract seal goes from one custodian to the next, for good. */
export const forGood: HandoverDescription = {
  sealId: '0190a000-0000-7000-8000-000000000060',
  giverId: giver,
  receiverId: receiver,
  witnessId: witness,
  kind: 'permanent',
  endsAt: null,
  reason: '岗位调整',
};

/** The same while its custodian is away. */
export const forAWhile: HandoverDescription = { ...forGood, kind: 'temporary', endsAt: later, reason: '出差一周' };

export const propose = (description: HandoverDescription = forGood): HandoverCommand => ({
  type: 'propose',
  id: handoverId,
  description,
});

export const confirm: HandoverCommand = { type: 'confirm', condition: null };
export const confirmReceipt: HandoverCommand = { type: 'confirm', condition: { state: 'ok', remark: null } };

/** Everything as it should be, while `actor` acts. */
export const facts = (actor: string, change: Partial<HandoverFacts> = {}): HandoverFacts => ({
  at: now,
  actor,
  seal: {
    name: '合同专用章',
    state: 'active',
    medium: 'physical',
    entityId: 'entity',
    custodianId: giver,
    carriedOut: false,
  },
  active: [giver, receiver, witness],
  receiverEntitled: true,
  witnessEntitled: true,
  otherOpen: false,
  heldUnder: null,
  ...change,
});
