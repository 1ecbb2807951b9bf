import { z } from 'zod';
import type { SealKind } from './kinds.ts';
import { day, id, instant, text } from './values.ts';

/** What is looked at: the impression is clear, the rim and the body are whole, it matches the specimen, it lies safely. */
export const checklistItems = ['impression', 'rim', 'body', 'specimen', 'storage'] as const;
export type ChecklistItem = (typeof checklistItems)[number];

/** How a seal was found: 完好, 磨损, 损坏, 未见实物. */
export const checkFindings = ['good', 'worn', 'damaged', 'not-seen'] as const;
export type CheckFinding = (typeof checkFindings)[number];

/** A seal found like this is reported at once, and stops (R5.2.3). */
export const isBad = (finding: CheckFinding): boolean => finding === 'damaged' || finding === 'not-seen';

/** What was done to keep a seal in order: 清洁, 换印油, 修复. */
export const maintenances = ['cleaning', 'ink', 'repair'] as const;
export type Maintenance = (typeof maintenances)[number];

/** A check stands as `recorded`; after a bad finding it is `open` until the seal office has `settled` it. */
export const checkStates = ['recorded', 'open', 'settled'] as const;
export type CheckState = (typeof checkStates)[number];

/** How urgent the next check is: its day is past, it is at most two weeks away, or more. */
export const dueStandings = ['overdue', 'soon', 'later'] as const;
export type DueStanding = (typeof dueStandings)[number];

/** How many days before its day a check is due soon. */
export const SOON_DAYS = 14;

/** Most months between two checks of a seal. */
export const MOST_MONTHS = 36;

/** Most photos of one check. */
export const MOST_CHECK_PHOTOS = 6;

const checklist = z.strictObject({
  impression: z.boolean(),
  rim: z.boolean(),
  body: z.boolean(),
  specimen: z.boolean(),
  storage: z.boolean(),
});
export type Checklist = z.infer<typeof checklist>;

/** A condition check (检查) of a physical seal as it is recorded (R5.2.3). */
export const checkFacts = z.strictObject({
  checkedOn: day,
  /** Null where the seal was not there to be looked at. */
  checklist: checklist.nullable(),
  finding: z.enum(checkFindings),
  remark: text(500).min(2).nullable(),
  /** When the seal was last seen; only where it was not there. */
  lastSeenAt: instant.nullable(),
  maintenance: z.array(z.enum(maintenances)).max(maintenances.length),
  /** Photos: stored documents of the person who checks. */
  photos: z.array(id).max(MOST_CHECK_PHOTOS),
});
export type CheckFacts = z.infer<typeof checkFacts>;

/** The months between two checks as the system ships them. */
export const shippedCheckMonths: Readonly<Record<SealKind, number>> = {
  official: 3,
  contract: 6,
  finance: 3,
  invoice: 6,
  'legal-representative': 3,
  personnel: 6,
  department: 6,
  branch: 6,
  business: 6,
  customs: 6,
  embossed: 6,
  personal: 6,
};

/**
 * The checkFindings that a checklist allows: a seal that is broken or does not match its specimen is damaged and nothing less;
 * one with a flaw is not good. How it lies says nothing about the seal itself.
 */
export function findingsFor(list: Checklist | null): readonly CheckFinding[] {
  if (list === null) return ['not-seen'];
  if (!list.body || !list.specimen) return ['damaged'];
  return list.impression && list.rim ? ['good', 'worn'] : ['worn', 'damaged'];
}

/** Whether something has to be said in words: whatever is not as it should be. */
export const needsRemark = ({ checklist: list, finding }: Pick<CheckFacts, 'checklist' | 'finding'>): boolean =>
  finding !== 'good' || (list !== null && !list.storage);

/** The day so many months after another; the last day of a month that is too short for it. */
export function monthsAfter(from: string, months: number): string {
  const [year = 0, month = 1, dayOfMonth = 1] = from.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(dayOfMonth, last));
  return first.toISOString().slice(0, 10);
}

/** How urgent a check is on a day. */
export function dueStanding(dueOn: string, today: string): DueStanding {
  if (dueOn < today) return 'overdue';
  return (Date.parse(dueOn) - Date.parse(today)) / 86_400_000 <= SOON_DAYS ? 'soon' : 'later';
}
