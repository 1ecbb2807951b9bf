import { documentKinds, hundredths, importances, sealKinds, type Comparison, type Condition } from '@yinxin/contract';

/** A comparison that is to hold, or not to hold. */
interface Literal {
  readonly comparison: Comparison;
  readonly holds: boolean;
}

/**
 * Can any request answer this condition with `wanted`? Exact for requests with amounts in one currency; amounts of
 * different currencies are taken as independent of each other.
 */
export const canAnswer = (condition: Condition, wanted: 'yes' | 'no'): boolean =>
  cases(condition, wanted === 'yes').some(isConsistent);

/** The alternatives (disjunctive normal form) under which the condition holds, or does not. */
function cases(condition: Condition, holds: boolean): Literal[][] {
  switch (condition.test) {
    case 'not':
      return cases(condition.of, !holds);
    case 'all':
    case 'any': {
      const alternatives = condition.of.map((part) => cases(part, holds));
      return (condition.test === 'any') === holds ? alternatives.flat() : alternatives.reduce(combine, [[]]);
    }
    default:
      return [[{ comparison: condition, holds }]];
  }
}

const combine = (left: Literal[][], right: Literal[][]): Literal[][] =>
  left.flatMap((one) => right.map((other) => [...one, ...other]));

/** Can all these literals be true of one request? */
function isConsistent(literals: readonly Literal[]): boolean {
  return (
    amountsFit(literals) &&
    importancesFit(literals) &&
    kindsFit(literals, 'document-kind', documentKinds) &&
    kindsFit(literals, 'seal-kind', sealKinds) &&
    kindsFit(literals, 'entity') &&
    kindsFit(literals, 'department')
  );
}

const of = <Test extends Comparison['test']>(literals: readonly Literal[], test: Test) =>
  literals.flatMap(({ comparison, holds }) =>
    comparison.test === test ? [{ comparison: comparison as Extract<Comparison, { test: Test }>, holds }] : [],
  );

/** Per currency: either no amount at all (every comparison answers no), or one between the tightest bounds. */
function amountsFit(literals: readonly Literal[]): boolean {
  const perCurrency = Map.groupBy(of(literals, 'amount'), ({ comparison }) => comparison.value.currency);
  return [...perCurrency.values()].every((group) => group.every(({ holds }) => !holds) || amountFits(group));
}

function amountFits(group: readonly { comparison: AmountComparison; holds: boolean }[]): boolean {
  let least = 0n;
  let most: bigint | undefined;
  for (const { comparison, holds } of group) {
    const limit = hundredths(comparison.value.amount);
    const is = holds ? comparison.is : CONTRARY[comparison.is];
    if (is === 'above' || is === 'at-least') {
      const bound = is === 'above' ? limit + 1n : limit;
      if (bound > least) least = bound;
    } else {
      const bound = is === 'below' ? limit - 1n : limit;
      if (most === undefined || bound < most) most = bound;
    }
  }
  return most === undefined || least <= most;
}

type AmountComparison = Extract<Comparison, { test: 'amount' }>;

const CONTRARY = { above: 'at-most', 'at-least': 'below', 'at-most': 'above', below: 'at-least' } as const;

function importancesFit(literals: readonly Literal[]): boolean {
  return importances.some((_, highest) =>
    of(literals, 'importance').every(
      ({ comparison, holds }) => highest >= importances.indexOf(comparison.atLeast) === holds,
    ),
  );
}

/**
 * "At least one is among these" over a set that is never empty. `all` lists every possible element; without it (ids)
 * there is always one more that nobody mentioned.
 */
function kindsFit(
  literals: readonly Literal[],
  test: 'document-kind' | 'seal-kind' | 'entity' | 'department',
  all?: readonly string[],
): boolean {
  const found = of(literals, test);
  const excluded = new Set<string>(found.flatMap(({ comparison, holds }) => (holds ? [] : comparison.in)));
  const somethingLeft = all === undefined || all.some((one) => !excluded.has(one));
  return (
    somethingLeft &&
    found.every(({ comparison, holds }) => !holds || (comparison.in as string[]).some((one) => !excluded.has(one)))
  );
}
