import '../flows.css';
import './editor.css';
import { useQuery } from '@tanstack/react-query';
import { flowDefinition, type FlowDefinition } from '@yinxin/contract';
import { Alert, Button, Input, InputNumber } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useMessages } from '../../../lib/i18n.ts';
import { useAction, type ActionOptions } from '../../../lib/use-action.ts';
import { useSettled } from '../../../lib/use-settled.ts';
import { kitMessages } from '../../../ui/messages.ts';
import { Sheet } from '../../../ui/page.tsx';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { findingsQuery } from '../api.ts';
import { FindingList } from '../finding-list.tsx';
import { FlowDiagram } from '../flow-diagram.tsx';
import { flowsMessages } from '../messages.ts';
import { OptionalCondition } from './condition-editor.tsx';
import { schemaIssues, serverIssues } from './definition-issues.ts';
import { emptyDefinition, withOptional } from './edit-definition.ts';
import { EditorField, IssuesOfEditor, type Issues } from './editor-field.tsx';
import { editorMessages } from './messages.ts';
import { StageList } from './stage-list.tsx';

/** Pause in editing after which the linter looks again, in milliseconds. */
const PAUSE_MS = 600;

interface FlowEditorProps<Result> {
  readonly initial: FlowDefinition;
  /** Set for a flow that exists: its key stays. */
  readonly keyFixed?: true;
  /** Fields of the page itself, before the name. */
  readonly before?: ReactNode;
  readonly submit: string;
  /** Where the definition stands in the body that is sent. */
  readonly within?: string;
  readonly onSave: (definition: FlowDefinition, options: ActionOptions) => Promise<Result>;
  readonly onDone: (result: Result) => void;
  readonly onCancel: () => void;
}

/** Edits a definition as a form, beside the diagram of what it says now and with what the linter finds in it. */
export function FlowEditor<Result>(props: FlowEditorProps<Result>): ReactNode {
  const { initial, keyFixed, before, submit, within, onSave, onDone, onCancel } = props;
  const say = useMessages(editorMessages);
  const sayFlow = useMessages(flowsMessages);
  const sayKit = useMessages(kitMessages);
  const [draft, setDraft] = useState(initial);
  const [issues, setIssues] = useState<Issues>(new Map());
  const form = useRef<HTMLFormElement>(null);
  const action = useAction(onSave);
  const check = useFindings(draft);

  const change = (next: FlowDefinition): void => {
    setDraft(next);
    if (issues.size > 0) setIssues(schemaIssues(next, sayKit));
  };
  const save = async (): Promise<void> => {
    const found = schemaIssues(draft, sayKit);
    flushSync(() => setIssues(found));
    if (found.size > 0) {
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    const answer = await action.act(draft);
    if (answer.done) onDone(answer.result);
    else setIssues(serverIssues(answer.trouble?.errors ?? [], within === undefined ? [] : [within]));
  };

  return (
    <IssuesOfEditor value={issues}>
      <form
        ref={form}
        className="editor"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className="flow-notes">
          <Sheet title={say('general')}>
            <div className="editor-fields">
              {before}
              <GeneralFields draft={draft} keyFixed={keyFixed === true} onChange={change} />
            </div>
          </Sheet>
          <Sheet title={say('stages')}>
            <StageList
              stages={draft.stages}
              findings={check.findings}
              onChange={(stages) => change({ ...draft, stages })}
            />
          </Sheet>
          <div className="form-end">
            {issues.size === 0 ? null : (
              <Alert type="error" showIcon title={say('incomplete', { count: issues.size })} />
            )}
            <ProblemAlert trouble={action.trouble && { ...action.trouble, errors: [] }} />
            <div className="form-buttons">
              <Button onClick={onCancel}>{sayKit('cancel')}</Button>
              <Button type="primary" htmlType="submit" loading={action.busy}>
                {submit}
              </Button>
            </div>
          </div>
        </div>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long diagram scrolls, and must by keyboard too */}
        <section className="editor-beside" tabIndex={0} aria-label={say('preview')}>
          <Sheet title={sayFlow('findings')}>
            <div aria-live="polite" className="flow-notes">
              {check.state === 'found' ? null : <p className="muted">{sayFlow(`findings.${check.state}`)}</p>}
              <FindingList findings={check.findings} stages={draft.stages} />
            </div>
          </Sheet>
          <Sheet title={say('preview')}>
            <FlowDiagram definition={draft} />
          </Sheet>
        </section>
      </form>
    </IssuesOfEditor>
  );
}

/** What the linter finds in a draft that is being edited; it waits until the draft is complete and rests. */
function useFindings(draft: FlowDefinition) {
  const parsed = flowDefinition.safeParse(JSON.parse(useSettled(JSON.stringify(draft), PAUSE_MS)));
  const { data, isPending } = useQuery({
    ...findingsQuery(parsed.data ?? emptyDefinition),
    enabled: parsed.success,
  });
  if (!parsed.success) return { state: 'incomplete', findings: [] } as const;
  if (isPending || data === undefined) return { state: 'wait', findings: [] } as const;
  return { state: data.length === 0 ? 'none' : 'found', findings: data } as const;
}

interface GeneralFieldsProps {
  readonly draft: FlowDefinition;
  readonly keyFixed: boolean;
  readonly onChange: (draft: FlowDefinition) => void;
}

function GeneralFields({ draft, keyFixed, onChange }: GeneralFieldsProps): ReactNode {
  const say = useMessages(editorMessages);
  const sayFlow = useMessages(flowsMessages);
  const { name } = draft;
  return (
    <>
      {(['zh', 'en'] as const).map((language) => (
        <EditorField key={language} path={['name', language]} label={say(`name.${language}`)}>
          {(control) => (
            <Input
              {...control}
              maxLength={language === 'zh' ? 60 : 120}
              value={name[language]}
              onChange={({ target }) => onChange({ ...draft, name: { ...name, [language]: target.value } })}
            />
          )}
        </EditorField>
      ))}
      <EditorField path={['key']} label={sayFlow('key')} hint={sayFlow('key.hint')}>
        {(control) => (
          <Input
            {...control}
            maxLength={40}
            spellCheck={false}
            disabled={keyFixed}
            value={draft.key}
            onChange={({ target }) => onChange({ ...draft, key: target.value })}
          />
        )}
      </EditorField>
      <EditorField path={['priority']} label={sayFlow('priority')} hint={sayFlow('priority.hint')}>
        {(control) => (
          <InputNumber
            {...control}
            min={1}
            max={1000}
            precision={0}
            value={draft.priority}
            onChange={(priority) => onChange({ ...draft, priority: priority ?? draft.priority })}
          />
        )}
      </EditorField>
      <OptionalCondition
        path={['appliesTo']}
        label={say('applies')}
        always={say('applies.all')}
        some={say('applies.some')}
        value={draft.appliesTo}
        onChange={(appliesTo) => onChange(withOptional(draft, 'appliesTo', appliesTo))}
      />
    </>
  );
}
