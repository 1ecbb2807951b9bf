import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { Finding, Stage } from '@yinxin/contract';
import { Button, Collapse } from 'antd';
import { use, useState, type ReactNode } from 'react';
import { inLanguage } from '../../../lib/bilingual.ts';
import { useLanguage, useMessages } from '../../../lib/i18n.ts';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { FindingList } from '../finding-list.tsx';
import { moved, withNewStage } from './edit-definition.ts';
import { issueAt, IssuesOfEditor } from './editor-field.tsx';
import { editorMessages } from './messages.ts';
import { StageForm } from './stage-form.tsx';

interface StageListProps {
  readonly stages: readonly Stage[];
  readonly findings: readonly Finding[];
  readonly onChange: (stages: Stage[]) => void;
}

/** The stages in their order, each folded to its name; what is wrong in one shows on it while it is folded, too. */
export function StageList({ stages, findings, onChange }: StageListProps): ReactNode {
  const say = useMessages(editorMessages);
  const language = useLanguage();
  const issues = use(IssuesOfEditor);
  const [open, setOpen] = useState<readonly string[]>(stages.length === 1 ? stages.map(({ id }) => id) : []);
  // What is wrong in a folded stage could not be seen, nor reached by keyboard.
  const unfolded = stages.filter(
    ({ id }, place) => open.includes(id) || issueAt(issues, ['stages', place]) !== undefined,
  );
  const add = (): void => {
    const next = withNewStage(stages);
    onChange(next);
    setOpen([...open, ...next.slice(-1).map(({ id }) => id)]);
  };
  return (
    <div className="editor-stages">
      <Collapse
        collapsible="header"
        activeKey={unfolded.map(({ id }) => id)}
        onChange={(keys) => setOpen(keys)}
        items={stages.map((stage, place) => {
          const name = inLanguage(stage.name, language) || say('stage.unnamed');
          const found = findings.filter((finding) => finding.stage === stage.id);
          const wrong = issueAt(issues, ['stages', place]) !== undefined || found.length > 0;
          return {
            key: stage.id,
            label: (
              <span className="row-actions">
                <strong>
                  {place + 1}. {name}
                </strong>
                {wrong ? <StatusTag tone="stopped">{say('stage.wrong')}</StatusTag> : null}
              </span>
            ),
            extra: (
              <StageMoves
                name={name}
                first={place === 0}
                last={place === stages.length - 1}
                onMove={(by) => onChange(moved(stages, place, by))}
                onRemove={() => onChange(stages.toSpliced(place, 1))}
              />
            ),
            children: (
              <div className="flow-notes">
                <div aria-live="polite">
                  <FindingList findings={found} />
                </div>
                <StageForm
                  path={['stages', place]}
                  stage={stage}
                  onChange={(next) => onChange(stages.with(place, next))}
                />
              </div>
            ),
          };
        })}
      />
      <Button icon={<PlusOutlined />} onClick={add} disabled={stages.length >= 30}>
        {say('stage.add')}
      </Button>
    </div>
  );
}

interface StageMovesProps {
  readonly name: string;
  readonly first: boolean;
  readonly last: boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

function StageMoves({ name, first, last, onMove, onRemove }: StageMovesProps): ReactNode {
  const say = useMessages(editorMessages);
  return (
    <span className="editor-moves">
      <Button
        type="text"
        size="small"
        icon={<ArrowUpOutlined />}
        aria-label={say('stage.up', { name })}
        disabled={first}
        onClick={() => onMove(-1)}
      />
      <Button
        type="text"
        size="small"
        icon={<ArrowDownOutlined />}
        aria-label={say('stage.down', { name })}
        disabled={last}
        onClick={() => onMove(1)}
      />
      <Button
        type="text"
        size="small"
        icon={<DeleteOutlined />}
        aria-label={say('stage.remove', { name })}
        onClick={onRemove}
      />
    </span>
  );
}
