import { useQueries, useQuery } from '@tanstack/react-query';
import type { FlowDefinition } from '@yinxin/contract';
import { colleagueQuery, departmentsQuery, entitiesQuery } from '../../lib/directory.ts';
import { useLanguage, useMessages } from '../../lib/i18n.ts';
import { formatMoney } from '../../lib/money.ts';
import { terms } from '../../lib/terms.ts';
import { identityMessages } from '../identity/messages.ts';
import type { Vocabulary } from './flow-words.ts';
import { flowsMessages } from './messages.ts';

/** The words for a definition in the reader's language, with the names of everything it mentions. */
export function useVocabulary(definition: FlowDefinition | null): Vocabulary {
  const say = useMessages(flowsMessages);
  const sayTerm = useMessages(terms);
  const sayRole = useMessages(identityMessages);
  const language = useLanguage();
  const entities = useQuery(entitiesQuery).data;
  const departments = useQuery(departmentsQuery).data;
  const rules = definition?.stages.flatMap(({ approvers }) => approvers) ?? [];
  const named = [
    ...new Set(rules.flatMap((rule) => (rule.by === 'person' && rule.person !== '' ? [rule.person] : []))),
  ];
  const people = useQueries({ queries: named.map(colleagueQuery) });
  return {
    say,
    sayTerm,
    role: (role) => sayRole(`role.${role}`),
    either: (names) => new Intl.ListFormat(language, { type: 'disjunction' }).format(names),
    money: ({ amount, currency }) => (amount === '' ? '…' : formatMoney(amount, currency, language)),
    entity: (id) => entities?.find((one) => one.id === id)?.shortName ?? '…',
    department: (id) => departments?.find((one) => one.id === id)?.name ?? '…',
    person: (id) => people.find(({ data }) => data?.id === id)?.data?.name,
  };
}
