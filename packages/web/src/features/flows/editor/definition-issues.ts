import { flowDefinition, type FieldProblem, type FlowDefinition } from '@yinxin/contract';
import type { Say } from '../../../lib/i18n.ts';
import { fieldPath } from '../../../lib/problems.ts';
import type { kitMessages } from '../../../ui/messages.ts';
import { issueText } from '../../../ui/schema-form/issue-text.ts';
import type { Issues } from './editor-field.tsx';

/** What the contract's schema finds wrong, in words for the fields; empty when the definition can be sent. */
export function schemaIssues(definition: FlowDefinition, say: Say<typeof kitMessages.zh>): Issues {
  const { error } = flowDefinition.safeParse(definition, { reportInput: true });
  return new Map(
    (error?.issues ?? []).map((issue) => [
      issue.path.join('/'),
      issue.input === '' ? say('field.required') : issueText(issue, say),
    ]),
  );
}

/** What the server found wrong. `within` is where the definition stands in the body that was sent. */
export const serverIssues = (problems: readonly FieldProblem[], within: readonly string[]): Issues =>
  new Map(
    problems.map(({ pointer, detail }) => {
      const path = fieldPath(pointer);
      const inside = within.every((step, place) => path[place] === step);
      return [(inside ? path.slice(within.length) : path).join('/'), detail];
    }),
  );
