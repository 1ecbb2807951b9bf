import type { InventoryItemView } from '@yinxin/contract';

/** Which seals of a count are shown. */
export const shownKinds = ['left', 'counted', 'differing'] as const;
export type Shown = (typeof shownKinds)[number];

/** Reads what is shown from the address; everything when nothing is named. */
export const readShown = (raw: unknown): { readonly show?: Shown } => {
  const named = shownKinds.find((one) => one === raw);
  return named === undefined ? {} : { show: named };
};

/** The seals of a count that are shown; what the reader can count comes first. */
export function shownItems(items: readonly InventoryItemView[], show: Shown | undefined): readonly InventoryItemView[] {
  const kept = items.filter(({ count, variances }) => {
    if (show === 'left') return count === null;
    if (show === 'counted') return count !== null;
    return show === undefined || variances.length > 0;
  });
  const due = ({ count }: InventoryItemView): number => (count === null ? 0 : 1);
  return kept.toSorted((a, b) => due(a) - due(b));
}
