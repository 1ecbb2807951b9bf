import { describe, expect, it } from 'vitest';
import { beginStory, happened, refusedWith } from '../../../../../tests/support/story.ts';
import {
  administrator,
  auditor,
  close,
  correct,
  count,
  elsewhere,
  excused,
  first,
  found,
  holder,
  missing,
  now,
  open,
  opener,
  otherHolder,
  second,
  successor,
  third,
} from './inventory.examples.ts';
import { differencesOf, inventoryDecider, itemOf, type InventoryCommand, type ListedSeal } from './inventory.ts';

const by = (actor: string) => ({ at: now, actor });

/** A count that is open, and perhaps further. */
function story(...steps: readonly (readonly [InventoryCommand, string])[]) {
  const begun = beginStory(inventoryDecider);
  expect(refusedWith(begun.attempt(open(), by(opener)))).toBeUndefined();
  for (const [command, actor] of steps) expect(refusedWith(begun.attempt(command, by(actor)))).toBeUndefined();
  const item = ({ sealId }: ListedSeal) => (begun.state === undefined ? undefined : itemOf(begun.state, sealId));
  const variances = (seal: ListedSeal) => {
    const one = item(seal);
    return one === undefined ? [] : differencesOf(one);
  };
  return { ...begun, now: () => begun.state, attempt: begun.attempt, item, variances };
}

describe('the opening of a count', () => {
  it('R2.2.3 fixes what should be there, and is due on a day to come', () => {
    const begun = beginStory(inventoryDecider);
    const refusals = [
      [open({ list: [] }), 'inventory-nothing-to-count'],
      [open({ dueOn: '2026-11-22' }), 'inventory-due-past'],
      [open({ otherCount: 'PD-2026-00009' }), 'inventory-seals-in-count'],
      [open({ list: Array.from({ length: 1001 }, () => first) }), 'inventory-too-many'],
    ] as const;
    for (const [command, code] of refusals) expect(refusedWith(begun.attempt(command, by(opener)))).toBe(code);
    expect(happened(begun.attempt(open({ dueOn: '2026-11-23' }), by(opener)))).toEqual(['inventory.opened']);
    expect(refusedWith(begun.attempt(open(), by(opener)))).toBe('inventory-seals-in-count');
  });
});

describe('counting', () => {
  it('is done once for each seal; a correction keeps what stood there before', () => {
    const { attempt, item } = story([count(first, missing), holder]);
    expect(refusedWith(attempt(count(first), by(opener)))).toBe('inventory-item-counted');
    expect(refusedWith(attempt(correct(second), by(holder)))).toBe('inventory-item-not-counted');
    expect(refusedWith(attempt(correct(first, found({ recognised: 'scanned' })), by(holder)))).toBeUndefined();
    expect(item(first)).toMatchObject({
      tally: { outcome: 'found', recognised: 'scanned', by: holder },
      earlier: [{ outcome: 'not-found', by: holder }],
    });
  });

  it('says what differs from the register, with the reason where it does not say so itself', () => {
    const { attempt, variances } = story();
    const other = { ...first, sealId: '0190b000-0000-7000-8000-000000000099' };
    expect(refusedWith(attempt(count(other), by(holder)))).toBe('inventory-seal-not-listed');
    const unexplained = [
      found({ legible: false }),
      found({ heldBy: successor }),
      { ...elsewhere, legible: false, remark: null },
    ] as const;
    for (const what of unexplained) {
      expect(refusedWith(attempt(count(first, what), by(holder)))).toBe('inventory-remark-missing');
    }
    attempt(count(first, { ...elsewhere, remark: null }), by(holder));
    attempt(count(second, found({ legible: false, heldBy: successor, remark: '边框缺损，由接任者使用' })), by(opener));
    attempt(count(third, missing), by(otherHolder));
    expect([first, second, third].map(variances)).toEqual([
      ['elsewhere'],
      ['illegible', 'custodian-differs'],
      ['missing'],
    ]);
    attempt(correct(third, excused), by(opener));
    expect(variances(third)).toEqual(['not-counted']);
  });

  it('goes to whoever holds the seal meanwhile, who holds it by the register then', () => {
    const { attempt, item, variances } = story();
    const move = { type: 'move-seal', sealId: first.sealId, to: successor } as const;
    expect(happened(attempt(move, by(opener)))).toEqual(['inventory.seal-moved']);
    expect(happened(attempt(move, by(opener)))).toEqual([]);
    expect(item(first)).toMatchObject({ listed: { custodianId: holder }, holderId: successor, movedAt: now });
    attempt(count(first, found({ heldBy: successor })), by(successor));
    expect(variances(first)).toEqual([]);
  });
});

const counted = () => story([count(first), holder], [count(second), opener], [count(third, missing), otherHolder]);

describe('the end of a count', () => {
  it('R2.2.3 is signed off by somebody who neither counted nor holds any of it', () => {
    const { attempt, now: state } = counted();
    for (const one of [holder, otherHolder, opener]) {
      expect(refusedWith(attempt(close, by(one)))).toBe('inventory-not-independent');
    }
    // Who takes a seal over meanwhile holds one of them.
    attempt({ type: 'move-seal', sealId: third.sealId, to: successor }, by(administrator));
    expect(refusedWith(attempt(close, by(successor)))).toBe('inventory-not-independent');
    expect(happened(attempt(close, by(auditor)))).toEqual(['inventory.closed']);
    expect(state()).toMatchObject({ state: 'closed', ending: { by: auditor, opinion: '差异已核实' } });
  });

  it('takes everything counted, or explained', () => {
    const { attempt } = story([count(first), holder], [count(third), otherHolder]);
    const refused = attempt(close, by(auditor));
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'inventory-not-complete', params: { left: 1 } } });
    attempt(count(second, excused), by(opener));
    expect(refusedWith(attempt(close, by(auditor)))).toBeUndefined();
  });

  it('may come after seals were sent back to be counted again; who counted first is no second person', () => {
    const { attempt, item } = counted();
    const back = { type: 'send-back', sealIds: [third.sealId], reason: '请再查财务部保险柜' } as const;
    expect(refusedWith(attempt(back, by(opener)))).toBe('inventory-not-independent');
    expect(happened(attempt(back, by(administrator)))).toEqual(['inventory.sent-back']);
    expect(item(third)).toMatchObject({ tally: null, earlier: [{ outcome: 'not-found' }] });
    expect(refusedWith(attempt(back, by(administrator)))).toBe('inventory-item-not-counted');
    expect(refusedWith(attempt(close, by(administrator)))).toBe('inventory-not-complete');
    attempt(count(third), by(otherHolder));
    expect(refusedWith(attempt(close, by(administrator)))).toBeUndefined();
  });

  it('is final: nothing is counted, corrected, closed or cancelled after it', () => {
    const surplus = { what: '业务专用章（旧）', place: '仓库', remark: null };
    const { attempt, now: state } = counted();
    attempt({ type: 'record-surplus', surplus }, by(opener));
    attempt(close, by(auditor));
    const after = state();
    const late: readonly InventoryCommand[] = [
      count(first),
      correct(first),
      close,
      { type: 'record-surplus', surplus },
      { type: 'send-back', sealIds: [first.sealId], reason: '复盘' },
      { type: 'cancel', reason: '取消' },
    ];
    for (const command of late) expect(refusedWith(attempt(command, by(administrator)))).toBe('inventory-not-open');
    expect(happened(attempt({ type: 'move-seal', sealId: first.sealId, to: successor }, by(opener)))).toEqual([]);
    expect(state()).toBe(after);
  });
});
