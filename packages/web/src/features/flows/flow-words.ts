import {
  importances,
  type ApprovalMode,
  type ApproverRule,
  type Comparison,
  type Condition,
  type Money,
  type Role,
} from '@yinxin/contract';
import type { Say } from '../../lib/i18n.ts';
import type { terms } from '../../lib/terms.ts';
import type { flowsMessages } from './messages.ts';

/** What is needed to put a definition into words: texts, and names for ids. */
export interface Vocabulary {
  readonly say: Say<typeof flowsMessages.zh>;
  readonly sayTerm: Say<typeof terms.zh>;
  readonly role: (role: Role) => string;
  /** Names as alternatives: `甲、乙或丙`. */
  readonly either: (names: readonly string[]) => string;
  readonly money: (value: Money) => string;
  readonly entity: (id: string) => string;
  readonly department: (id: string) => string;
  readonly person: (id: string) => string | undefined;
}

/** What flows approve. */
export const flowKinds = ['use', 'engraving', 'carry-out', 'suspension', 'destruction'] as const;

/** What a flow approves, in words; a kind that the web app does not know keeps its own name. */
export function kindName(kind: string, say: Vocabulary['say']): string {
  const known = flowKinds.find((one) => one === kind);
  return known === undefined ? kind : say(`kind.${known}`);
}

/** A condition as a clause of a sentence; inner groups of another kind stand in brackets. */
export function conditionText(condition: Condition, words: Vocabulary): string {
  switch (condition.test) {
    case 'all':
    case 'any':
      return condition.of
        .map((part) => {
          const text = conditionText(part, words);
          const group = (part.test === 'all' || part.test === 'any') && part.test !== condition.test;
          return group && part.of.length > 1 ? words.say('if.group', { condition: text }) : text;
        })
        .join(words.say(condition.test === 'all' ? 'if.and' : 'if.or'));
    case 'not':
      return words.say('if.not', { condition: conditionText(condition.of, words) });
    default:
      return comparisonText(condition, words);
  }
}

function comparisonText(comparison: Comparison, words: Vocabulary): string {
  const { say, sayTerm } = words;
  const list = (names: readonly string[]): string => words.either(names) || '…';
  switch (comparison.test) {
    case 'amount':
      return say(`if.amount.${comparison.is}`, { amount: words.money(comparison.value) });
    case 'importance': {
      const top = comparison.atLeast === importances.at(-1);
      return say(top ? 'if.importance.top' : 'if.importance', {
        importance: sayTerm(`importance.${comparison.atLeast}`),
      });
    }
    case 'document-kind':
      return say('if.document-kind', { kinds: list(comparison.in.map((kind) => sayTerm(`document.${kind}`))) });
    case 'seal-kind':
      return say('if.seal-kind', { kinds: list(comparison.in.map((kind) => sayTerm(`seal.${kind}`))) });
    case 'entity':
      return say('if.entity', { names: list(comparison.in.map(words.entity)) });
    case 'department':
      return say('if.department', { names: list(comparison.in.map(words.department)) });
  }
}

/** Who is asked, in words: `法务审核人（申请单位）`. */
export function approverText(rule: ApproverRule, { say, role, person }: Vocabulary): string {
  switch (rule.by) {
    case 'person':
      return person(rule.person) ?? say('by.person.unknown');
    case 'role':
      return say('by.role.where', { role: role(rule.role), where: say(`within.${rule.within}`) });
    case 'department-head':
      return rule.level === 1
        ? say('by.department-head.level')
        : say('by.department-head.above', { level: rule.level - 1 });
  }
}

/** How a stage decides, in words. */
export const modeText = (mode: ApprovalMode, { say }: Vocabulary): string =>
  mode.kind === 'n-of-m' ? say('mode.n-of-m.n', { n: mode.n }) : say(`mode.${mode.kind}`);

/** Whole days are told as days: `48` is 2 days, `36` is 36 hours. */
export const hoursText = (hours: number, { say }: Vocabulary): string =>
  hours % 24 === 0 ? say('hours.days', { count: hours / 24 }) : say('hours.hours', { count: hours });
