import { compareMoney, importances, sumByCurrency, type Comparison, type Condition } from '@yinxin/contract';
import type { RequestFacts } from './request-facts.ts';

/**
 * An answer of three-valued logic (Kleene): `unknown` where the facts cannot tell, as with a limit in yuan and an amount
 * in dollars. Whoever asks decides what unknown means; here it never lets a stage be skipped.
 */
export type Answer = 'yes' | 'no' | 'unknown';

/** Answers a condition for one request. */
export function answer(condition: Condition, facts: RequestFacts): Answer {
  switch (condition.test) {
    case 'all':
      return weakest(condition.of.map((part) => answer(part, facts)));
    case 'any':
      return opposite(weakest(condition.of.map((part) => opposite(answer(part, facts)))));
    case 'not':
      return opposite(answer(condition.of, facts));
    case 'amount':
      return answerAmount(condition, facts);
    case 'importance':
      return yesIf(facts.documents.some((document) => rank(document.importance) >= rank(condition.atLeast)));
    case 'document-kind':
      return yesIf(facts.documents.some((document) => condition.in.includes(document.kind)));
    case 'seal-kind':
      return yesIf(facts.seals.some((seal) => condition.in.includes(seal.kind)));
    case 'entity':
      return yesIf(
        [facts.entityId, ...facts.seals.map((seal) => seal.entityId)].some((id) => condition.in.includes(id)),
      );
    case 'department':
      return yesIf(facts.departmentPath.some((id) => condition.in.includes(id)));
  }
}

type AmountComparison = Extract<Comparison, { test: 'amount' }>;

function answerAmount({ is, value }: AmountComparison, facts: RequestFacts): Answer {
  const sums = sumByCurrency(facts.documents.flatMap(({ amount }) => (amount === undefined ? [] : [amount])));
  const sum = sums.find(({ currency }) => currency === value.currency);
  if (sum === undefined) return sums.length === 0 ? 'no' : 'unknown';
  const order = compareMoney(sum, value) ?? 0;
  // Money in a further currency could only make the sum larger.
  const more = sums.length > 1;
  const above = is === 'above' || is === 'at-least';
  const holds = { above: order > 0, 'at-least': order >= 0, 'at-most': order <= 0, below: order < 0 }[is];
  return more && holds !== above ? 'unknown' : yesIf(holds);
}

const rank = (importance: (typeof importances)[number]): number => importances.indexOf(importance);

const yesIf = (truth: boolean): Answer => (truth ? 'yes' : 'no');

const opposite = (one: Answer): Answer => (one === 'yes' ? 'no' : one === 'no' ? 'yes' : 'unknown');

const weakest = (all: readonly Answer[]): Answer =>
  all.includes('no') ? 'no' : all.includes('unknown') ? 'unknown' : 'yes';
