import './flows.css';
import type { ApproverRule, Finding, FlowDefinition, Stage } from '@yinxin/contract';
import { BranchesOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { inLanguage } from '../../lib/bilingual.ts';
import { useLanguage, useMessages } from '../../lib/i18n.ts';
import { FindingList } from './finding-list.tsx';
import { approverText, conditionText, hoursText, modeText, type Vocabulary } from './flow-words.ts';
import { flowsMessages } from './messages.ts';
import { useVocabulary } from './use-vocabulary.ts';

interface FlowDiagramProps {
  readonly definition: FlowDefinition;
  /** What the linter found, shown at the stages that it names. */
  readonly findings?: readonly Finding[];
}

/**
 * A flow drawn like the approval sheet (审批单) that people know: from the request at the top to the custodian at the
 * bottom, a box for each stage with who decides in it, and a dashed way around stages that have a condition.
 */
export function FlowDiagram({ definition, findings }: FlowDiagramProps): ReactNode {
  const say = useMessages(flowsMessages);
  const words = useVocabulary(definition);
  const { appliesTo, stages } = definition;
  return (
    <ol className="flow">
      <li className="flow-end">
        <strong>{say('diagram.start')}</strong>
        <span className="muted">
          {appliesTo === undefined
            ? say('diagram.applies.all')
            : say('diagram.applies', { condition: conditionText(appliesTo, words) })}
        </span>
      </li>
      {stages.map((stage, place) => (
        <StageBox
          key={stage.id}
          stage={stage}
          place={place + 1}
          words={words}
          findings={findings?.filter((finding) => finding.stage === stage.id) ?? []}
        />
      ))}
      <li className="flow-end flow-end-approved">
        <strong>{say('diagram.end')}</strong>
      </li>
    </ol>
  );
}

/** One person decides alone, whatever the mode. */
const namesOnePerson = (approvers: readonly ApproverRule[]): boolean =>
  approvers.length === 1 && approvers[0]?.by !== 'role';

interface StageBoxProps {
  readonly stage: Stage;
  readonly place: number;
  readonly words: Vocabulary;
  readonly findings: readonly Finding[];
}

function StageBox({ stage, place, words, findings }: StageBoxProps): ReactNode {
  const language = useLanguage();
  const { say } = words;
  const { name, approvers, mode, when, timeLimitHours, remindBeforeHours } = stage;
  return (
    <li className={when === undefined ? 'flow-step' : 'flow-step flow-step-conditional'}>
      {when === undefined ? null : (
        <p className="flow-when">
          <BranchesOutlined aria-hidden /> {say('diagram.when', { condition: conditionText(when, words) })}{' '}
          <span className="muted">{say('diagram.else')}</span>
        </p>
      )}
      <div className="flow-box">
        <div className="flow-box-name">
          <span className="flow-number">{place}</span>
          <strong>{inLanguage(name, language) || '…'}</strong>
        </div>
        <div className="flow-box-facts">
          <ul>
            {approvers.map((rule) => (
              <li key={JSON.stringify(rule)}>{approverText(rule, words)}</li>
            ))}
          </ul>
          <p className="muted">
            {[
              namesOnePerson(approvers) ? '' : modeText(mode, words),
              timeLimitHours === undefined ? '' : say('diagram.limit', { hours: hoursText(timeLimitHours, words) }),
              remindBeforeHours === undefined
                ? ''
                : say('diagram.remind', { hours: hoursText(remindBeforeHours, words) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <FindingList findings={findings} />
        </div>
      </div>
    </li>
  );
}
