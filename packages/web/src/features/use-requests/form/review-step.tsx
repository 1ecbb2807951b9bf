import { Alert, Button, Spin } from 'antd';
import type { ReactNode } from 'react';
import { inLanguage } from '../../../lib/bilingual.ts';
import { useLanguage, useMessages } from '../../../lib/i18n.ts';
import { problemTexts, troubleOf } from '../../../lib/problems.ts';
import { Instant } from '../../../ui/instant.tsx';
import { Sheet } from '../../../ui/page.tsx';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { FactList } from '../../../ui/record-page.tsx';
import type { Checked } from '../api.ts';
import { useRequestForm } from './form-context.ts';
import { placeOf, type Issue } from './issues.ts';
import { requestFormMessages } from './messages.ts';

interface ReviewStepProps {
  /** The answer for the draft as it is saved; undefined while it is not there. */
  readonly checked: Checked | undefined;
  readonly error: Error | null;
  readonly onGoTo: (pointer: string) => void;
}

/** Everything still missing or wrong with the way to it, and who will be asked. */
export function ReviewStep({ checked, error, onGoTo }: ReviewStepProps): ReactNode {
  const say = useMessages(requestFormMessages);
  const sayProblem = useMessages(problemTexts);
  const { content } = useRequestForm();
  const count = checked?.issues.length ?? 0;
  const obstacle = checked?.obstacle ?? null;

  return (
    <>
      <Sheet title={say('review.summary')}>
        <FactList
          facts={[
            { label: say('field.title'), value: content.title || '—' },
            {
              label: say('field.plannedAt'),
              value: content.plannedAt === null ? '—' : <Instant at={content.plannedAt} />,
            },
            {
              label: say('field.items'),
              value: content.items.map((item) => item.name).join('、') || '—',
            },
            { label: say('field.purpose'), value: content.purpose || '—', wide: true },
          ]}
        />
      </Sheet>
      <ProblemAlert trouble={error === null ? undefined : troubleOf(error, sayProblem)} />
      {checked === undefined ? (
        error === null ? (
          <Spin description={say('review.checking')} className="request-checking" />
        ) : null
      ) : count > 0 ? (
        <Sheet title={say('review.issues', { count })}>
          <IssueList issues={checked.issues} onGoTo={onGoTo} />
        </Sheet>
      ) : obstacle !== null ? (
        <Alert
          type="warning"
          showIcon
          title={`${say('review.obstacle')}：${obstacle.title}`}
          description={obstacle.remedy ?? undefined}
        />
      ) : (
        <Alert type="success" showIcon title={say('review.issues.none')} />
      )}
      {checked?.preview == null ? null : <Preview preview={checked.preview} />}
    </>
  );
}

interface IssueListProps {
  readonly issues: readonly Issue[];
  readonly onGoTo: (pointer: string) => void;
}

function IssueList({ issues, onGoTo }: IssueListProps): ReactNode {
  const say = useMessages(requestFormMessages);
  const { content } = useRequestForm();
  return (
    <ul className="rows">
      {issues.map(({ pointer, detail }) => {
        const { field, item } = placeOf(pointer);
        const name = say(`field.${field}`);
        const where =
          item === undefined
            ? name
            : say('review.place', { index: item + 1, name: content.items[item]?.name ?? '', field: name });
        return (
          <li key={pointer}>
            <div>
              <strong>{where}</strong>
              <p className="muted">{detail}</p>
            </div>
            <Button size="small" onClick={() => onGoTo(pointer)} aria-label={`${say('review.goTo')} ${where}`}>
              {say('review.goTo')}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

function Preview({ preview }: { readonly preview: NonNullable<Checked['preview']> }): ReactNode {
  const say = useMessages(requestFormMessages);
  const language = useLanguage();
  const { flow, stages, skipped } = preview;
  const names = skipped.map((stage) => inLanguage(stage.name, language)).join('、');
  return (
    <Sheet title={say('review.flow')}>
      <p className="muted">
        {say('review.flow.name', { name: inLanguage(flow.name, language), version: flow.version })}
      </p>
      <ol className="preview">
        {stages.map((stage) => (
          <li key={stage.id}>
            <strong>{inLanguage(stage.name, language)}</strong>
            <span>{stage.people.map((person) => person.name).join('、')}</span>
          </li>
        ))}
      </ol>
      {names === '' ? null : <p className="muted">{say('review.skipped', { names })}</p>}
    </Sheet>
  );
}
