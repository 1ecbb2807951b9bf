import type { SealEvent } from '../seals/index.ts';

/** A time in which one person was responsible for a seal; `until` is the first instant of the next one, or its destruction. */
export interface CustodyPeriod {
  readonly custodianId: string;
  readonly from: string;
  readonly until: string | null;
  readonly began: 'registration' | 'handover' | 'change';
  readonly handoverId: string | null;
  readonly reason: string | null;
}

/** What an event says about the custody of a seal; undefined where it says nothing. */
export function custodyChange(event: SealEvent): Omit<CustodyPeriod, 'from' | 'until'> | undefined {
  if (event.type === 'seal.registered') {
    const { custodianId } = event.description;
    return { custodianId, began: 'registration', handoverId: null, reason: null };
  }
  if (event.type !== 'seal.custodian-changed') return undefined;
  const { to, reason, handoverId = null } = event;
  return { custodianId: to, began: handoverId === null ? 'change' : 'handover', handoverId, reason };
}

/**
 * The custody of a seal from its events, oldest first: each period begins at the instant where the one before ends, and
 * the last one ends with the seal.
 */
export function custodyChain(
  entries: readonly { readonly event: SealEvent; readonly at: string }[],
): readonly CustodyPeriod[] {
  const periods: CustodyPeriod[] = [];
  for (const { event, at } of entries) {
    const change = custodyChange(event);
    const ends = event.type === 'seal.destroyed';
    if (change === undefined && !ends) continue;
    const last = periods.pop();
    // A clock that was set back does not make a period end before it began.
    const from = last !== undefined && last.from > at ? last.from : at;
    if (last !== undefined) periods.push({ ...last, until: from });
    if (change !== undefined) periods.push({ ...change, from, until: null });
  }
  return periods;
}
