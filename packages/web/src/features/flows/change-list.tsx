import type { FlowDefinition } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { inLanguage } from '../../lib/bilingual.ts';
import { useLanguage, useMessages } from '../../lib/i18n.ts';
import { definitionChanges, type DefinitionChange, type StageField } from './definition-changes.ts';
import { editorMessages } from './editor/messages.ts';
import { flowsMessages } from './messages.ts';

/** What the form calls each part of a stage. */
const fieldWords = {
  name: 'stage.name',
  approvers: 'approvers',
  mode: 'mode',
  when: 'when',
  timeLimitHours: 'timeLimit',
  remindBeforeHours: 'remind',
  onEmpty: 'onEmpty',
  sameAsRequester: 'sameAsRequester',
  samePersonAgain: 'samePersonAgain',
} as const satisfies Record<StageField, keyof typeof editorMessages.zh>;

interface ChangeListProps {
  readonly before: FlowDefinition;
  readonly after: FlowDefinition;
}

/** The differences between two versions, in words. */
export function ChangeList({ before, after }: ChangeListProps): ReactNode {
  const say = useMessages(flowsMessages);
  const sayField = useMessages(editorMessages);
  const language = useLanguage();
  const changes = definitionChanges(before, after);
  if (changes.length === 0) return <p className="muted">{say('changes.none')}</p>;
  const words = (change: DefinitionChange): string => {
    switch (change.what) {
      case 'stage-added':
      case 'stage-removed':
        return say(`change.${change.what}`, { stage: inLanguage(change.stage, language) });
      case 'stage-changed':
        return say('change.stage-changed', {
          stage: inLanguage(change.stage, language),
          fields: change.fields.map((field) => sayField(fieldWords[field])).join(say('and')),
        });
      default:
        return say(`change.${change.what}`);
    }
  };
  return (
    <ul className="flow-changes">
      {changes.map((change) => {
        const text = words(change);
        return <li key={text}>{text}</li>;
      })}
    </ul>
  );
}
