import type { ApprovalMode, Stage } from '@yinxin/contract';
import { Input, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../../lib/i18n.ts';
import { flowsMessages } from '../messages.ts';
import { ApproverRules } from './approver-rules.tsx';
import { OptionalCondition } from './condition-editor.tsx';
import { withOptional } from './edit-definition.ts';
import { EditorField, type Path } from './editor-field.tsx';
import { editorMessages } from './messages.ts';
import { Select } from '../../../ui/select.tsx';

const modes = ['any', 'all', 'in-order', 'n-of-m'] as const satisfies readonly ApprovalMode['kind'][];

/** What happens in the cases that a form of people has to settle beforehand. */
const policies = [
  { field: 'onEmpty', choices: { block: 'onEmpty.block', administrator: 'onEmpty.administrator' } },
  {
    field: 'sameAsRequester',
    choices: { 'escalate-to-head': 'sameAsRequester.escalate-to-head', refuse: 'sameAsRequester.refuse' },
  },
  { field: 'samePersonAgain', choices: { 'ask-again': 'samePersonAgain.ask-again', skip: 'samePersonAgain.skip' } },
] as const;

interface StageFormProps {
  readonly path: Path;
  readonly stage: Stage;
  readonly onChange: (stage: Stage) => void;
}

/** Everything about one stage. */
export function StageForm({ path, stage, onChange }: StageFormProps): ReactNode {
  const say = useMessages(editorMessages);
  const { name, mode, approvers, when } = stage;
  return (
    <div className="editor-fields">
      {(['zh', 'en'] as const).map((language) => (
        <EditorField key={language} path={[...path, 'name', language]} label={say(`stage.name.${language}`)}>
          {(control) => (
            <Input
              {...control}
              maxLength={language === 'zh' ? 60 : 120}
              value={name[language]}
              onChange={({ target }) => onChange({ ...stage, name: { ...name, [language]: target.value } })}
            />
          )}
        </EditorField>
      ))}
      <ApproverRules
        path={[...path, 'approvers']}
        value={approvers}
        onChange={(rules) => onChange({ ...stage, approvers: rules })}
      />
      <ModeFields path={[...path, 'mode']} mode={mode} onChange={(next) => onChange({ ...stage, mode: next })} />
      <OptionalCondition
        path={[...path, 'when']}
        label={say('when')}
        always={say('when.always')}
        some={say('when.some')}
        value={when}
        onChange={(next) => onChange(withOptional(stage, 'when', next))}
      />
      {(['timeLimitHours', 'remindBeforeHours'] as const).map((field) => (
        <EditorField
          key={field}
          path={[...path, field]}
          label={say(field === 'timeLimitHours' ? 'timeLimit' : 'remind')}
        >
          {(control) => (
            <InputNumber
              {...control}
              min={1}
              max={2160}
              precision={0}
              value={stage[field] ?? null}
              onChange={(hours) => onChange(withOptional(stage, field, hours ?? undefined))}
            />
          )}
        </EditorField>
      ))}
      {policies.map(({ field, choices }) => (
        <EditorField key={field} path={[...path, field]} label={say(field)}>
          {(control) => (
            <Select<string>
              {...control}
              value={stage[field]}
              options={Object.entries(choices).map(([choice, text]) => ({ value: choice, label: say(text) }))}
              onChange={(chosen) => onChange({ ...stage, [field]: chosen })}
            />
          )}
        </EditorField>
      ))}
    </div>
  );
}

interface ModeFieldsProps {
  readonly path: Path;
  readonly mode: ApprovalMode;
  readonly onChange: (mode: ApprovalMode) => void;
}

function ModeFields({ path, mode, onChange }: ModeFieldsProps): ReactNode {
  const say = useMessages(editorMessages);
  const sayFlow = useMessages(flowsMessages);
  return (
    <>
      <EditorField path={[...path, 'kind']} label={say('mode')} hint={sayFlow(`mode.${mode.kind}.means`)}>
        {(control) => (
          <Select
            {...control}
            value={mode.kind}
            options={modes.map((kind) => ({ value: kind, label: sayFlow(`mode.${kind}`) }))}
            onChange={(kind) => onChange(kind === 'n-of-m' ? { kind, n: 2 } : { kind })}
          />
        )}
      </EditorField>
      {mode.kind === 'n-of-m' ? (
        <EditorField path={[...path, 'n']} label={say('mode.n')}>
          {(control) => (
            <InputNumber
              {...control}
              min={1}
              max={20}
              precision={0}
              value={mode.n}
              onChange={(n) => onChange({ kind: 'n-of-m', n: n ?? 1 })}
            />
          )}
        </EditorField>
      ) : null}
    </>
  );
}
