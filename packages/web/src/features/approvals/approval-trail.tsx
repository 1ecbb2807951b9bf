import './approval-trail.css';
import {
  CheckOutlined,
  ClockCircleOutlined,
  CloseOutlined,
  EllipsisOutlined,
  RollbackOutlined,
  SendOutlined,
} from '@ant-design/icons';
import type { ComponentType, ReactNode } from 'react';
import { inLanguage } from '../../lib/bilingual.ts';
import { useLanguage, useMessages } from '../../lib/i18n.ts';
import { Instant } from '../../ui/instant.tsx';
import type { Approval, ApprovalRound, ApprovalStage } from './api.ts';
import { approvalsMessages } from './messages.ts';
import { TrailPerson } from './trail-person.tsx';
import { roundStatus, stageStanding, type StageStanding } from './trail.ts';

type Standing = StageStanding | 'returned';

const icons: Readonly<Record<Standing, ComponentType>> = {
  passed: CheckOutlined,
  current: ClockCircleOutlined,
  stopped: CloseOutlined,
  returned: RollbackOutlined,
  ahead: EllipsisOutlined,
};

const ends = {
  'in-approval': 'ahead',
  approved: 'passed',
  refused: 'stopped',
  returned: 'returned',
  withdrawn: 'stopped',
  voided: 'stopped',
} as const satisfies Record<Approval['status'], Standing>;

/** The way of a request through its approval, drawn as a flow: who was asked, what they said, what comes next. */
export function ApprovalTrail({ approval }: { readonly approval: Approval }): ReactNode {
  const say = useMessages(approvalsMessages);
  const [latest, ...earlier] = approval.rounds.toReversed();
  if (latest === undefined) return null;
  return (
    <div className="trails">
      <Round approval={approval} round={latest} />
      {earlier.length === 0 ? null : (
        <details>
          <summary>{say('trail.earlier', { count: earlier.length })}</summary>
          {earlier.map((round) => (
            <Round key={round.number} approval={approval} round={round} />
          ))}
        </details>
      )}
    </div>
  );
}

function Round({ approval, round }: { readonly approval: Approval; readonly round: ApprovalRound }): ReactNode {
  const say = useMessages(approvalsMessages);
  const language = useLanguage();
  const status = roundStatus(approval, round);
  const name = inLanguage(round.flow.name, language);
  return (
    <section>
      <p className="muted">
        {approval.rounds.length > 1 ? `${say('round', { round: round.number })} · ` : ''}
        {say('trail.flow', { name, version: round.flow.version })}
      </p>
      <ol className="trail" aria-label={say('trail.flow', { name, version: round.flow.version })}>
        <li className="trail-node trail-passed">
          <Mark icon={SendOutlined} />
          <p className="trail-name">{say(round.number === 1 ? 'trail.submit' : 'trail.resubmit')}</p>
          <p>{approval.requester.name}</p>
          <p className="muted">
            <Instant at={round.openedAt} />
          </p>
        </li>
        {round.stages.map((stage) => (
          <StageNode key={stage.id} stage={stage} standing={stageStanding(stage, status)} />
        ))}
        <End approval={approval} round={round} status={status} />
      </ol>
      {round.skipped.length === 0 ? null : (
        <p className="muted">
          {say('trail.skipped', { names: round.skipped.map((stage) => inLanguage(stage.name, language)).join('、') })}
        </p>
      )}
    </section>
  );
}

function StageNode({
  stage,
  standing,
}: {
  readonly stage: ApprovalStage;
  readonly standing: StageStanding;
}): ReactNode {
  const say = useMessages(approvalsMessages);
  const language = useLanguage();
  const { mode, tasks } = stage;
  return (
    <li className={`trail-node trail-${standing}`} aria-current={standing === 'current' ? 'step' : undefined}>
      <Mark icon={icons[standing]} />
      <p className="trail-name">{inLanguage(stage.name, language)}</p>
      <p className="muted">
        {say(`trail.${standing}`)}
        {tasks.length < 2 ? null : ` · ${mode.kind === 'n-of-m' ? say('mode.n-of-m', mode) : say(`mode.${mode.kind}`)}`}
      </p>
      <ul className="trail-people">
        {tasks.map((task) => (
          <TrailPerson key={task.person.id} task={task} />
        ))}
      </ul>
      {standing !== 'current' || stage.dueAt === null ? null : (
        <p className={stage.overdueAt === null ? 'muted' : 'trail-overdue'}>
          {stage.overdueAt === null ? say('trail.due') : say('overdue')} <Instant at={stage.dueAt} />
        </p>
      )}
    </li>
  );
}

interface EndProps {
  readonly approval: Approval;
  readonly round: ApprovalRound;
  readonly status: Approval['status'];
}

function End({ approval, round, status }: EndProps): ReactNode {
  const say = useMessages(approvalsMessages);
  const outcome = round.number === approval.rounds.length && status !== 'in-approval' ? approval.outcome : null;
  return (
    <li className={`trail-node trail-${ends[status]}`}>
      <Mark icon={icons[ends[status]]} />
      <p className="trail-name">{say(`trail.end.${status}`)}</p>
      {outcome === null ? null : (
        <p className="muted">
          <Instant at={outcome.at} />
        </p>
      )}
    </li>
  );
}

const Mark = ({ icon: Icon }: { readonly icon: ComponentType }): ReactNode => (
  <span className="trail-mark" aria-hidden="true">
    <Icon />
  </span>
);
