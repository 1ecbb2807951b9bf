import type { HistoryReply } from '@yinxin/contract';

/** A box of a printed form with a decision in it, or with room to sign. */
export interface DecisionBox {
  readonly label: string;
  readonly opinion?: string;
  readonly name?: string;
  readonly at?: string;
}

/** Every decision of a matter with its opinion, for its printed form; one empty box where nobody has decided yet. */
export function decisionBoxes(
  { items }: HistoryReply,
  label: string,
  time: (instant: string) => string,
): readonly DecisionBox[] {
  const boxes = items
    .filter(({ type }) => type === 'approval.decided')
    .map(({ at, actor, data }) => {
      const opinion = typeof data['opinion'] === 'string' ? data['opinion'] : '';
      return { label, opinion, name: actor?.name ?? '', at: time(at) };
    });
  return boxes.length === 0 ? [{ label }] : boxes;
}
