import type { CheckFacts, Checklist } from '@yinxin/contract';
import type { CheckCommand, CheckSurroundings } from './check.ts';

/** People and things of the examples. */
export const custodian = '0190a000-0000-7000-8000-000000000011';
export const office = '0190a000-0000-7000-8000-000000000012';
export const sealId = '0190a000-0000-7000-8000-000000000020';
export const checkId = '0190a000-0000-7000-8000-000000000030';
export const now = '2026-11-23T08:00:00.000Z';

export const allWell: Checklist = { impression: true, rim: true, body: true, specimen: true, storage: true };

/** A check that finds everything as it should be. */
export const good: CheckFacts = {
  checkedOn: '2026-11-23',
  checklist: allWell,
  finding: 'good',
  remark: null,
  lastSeenAt: null,
  maintenance: [],
  photos: [],
};

export const damaged: CheckFacts = {
  ...good,
  checklist: { ...allWell, body: false },
  finding: 'damaged',
  remark: '章体开裂',
};

export const notSeen: CheckFacts = {
  ...good,
  checklist: null,
  finding: 'not-seen',
  remark: '保险柜内未见该印章',
  lastSeenAt: '2026-11-20T02:00:00.000Z',
};

export const record = (facts: CheckFacts = good): CheckCommand => ({ type: 'record', id: checkId, facts });

/** Everything as it should be, while `actor` acts. */
export const around = (
  actor: string,
  seal: Partial<CheckSurroundings['seal']> = {},
  lastOn: string | null = null,
): CheckSurroundings => ({
  at: now,
  actor,
  seal: {
    id: sealId,
    name: '合同专用章（1）',
    medium: 'physical',
    state: 'active',
    entityId: '0190a000-0000-7000-8000-000000000010',
    custodianId: custodian,
    ...seal,
  },
  lastOn,
});
