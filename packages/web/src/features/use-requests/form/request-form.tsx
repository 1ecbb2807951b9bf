import '../use-requests.css';
import './request-form.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { DraftContent } from '@yinxin/contract';
import { Alert, Button, Form, Steps } from 'antd';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useMessages } from '../../../lib/i18n.ts';
import { useNarrow } from '../../../lib/use-narrow.ts';
import { Page } from '../../../ui/page.tsx';
import { checkQuery, type UseRequest } from '../api.ts';
import { FilesStep } from './files-step.tsx';
import { RequestFormContext } from './form-context.ts';
import { fieldId, standing, stepOf, type Findings } from './issues.ts';
import { requestFormMessages } from './messages.ts';
import { ReasonStep } from './reason-step.tsx';
import { ReviewStep } from './review-step.tsx';
import { SaveStanding } from './save-standing.tsx';
import { SealsStep } from './seals-step.tsx';
import { SubmitRequest } from './submit-request.tsx';
import { formSteps, type FormStep } from './steps.ts';
import { useAutosave } from './use-autosave.ts';

const route = getRouteApi('/requests/new');

interface RequestFormProps {
  readonly initial: DraftContent;
  /** The request that is edited; nothing for a new one. */
  readonly request: UseRequest | undefined;
  readonly onCreated?: (id: string) => void;
  /** Loads what another window saved, after a conflict. */
  readonly onReload?: () => void;
}

/** A use request in four steps; any order, nothing is lost between them (R3.1.2, R6.1.1). */
export function RequestForm({ initial, request, onCreated, onReload }: RequestFormProps): ReactNode {
  const say = useMessages(requestFormMessages);
  const narrow = useNarrow();
  const { step = 'files' } = route.useSearch();
  const navigate = route.useNavigate();
  const draft = useAutosave(initial, request, (id) => onCreated?.(id));
  const { content, update, saved, state } = draft;
  const [findings, setFindings] = useState<Findings>({ issues: [], content });
  const [wanted, setWanted] = useState<string>();

  // A check speaks of what is saved; while something is typed its answer would be of yesterday.
  const settled = state.kind === 'saved' && saved !== undefined;
  const check = useQuery({
    ...checkQuery(saved?.id ?? '', saved?.version ?? 0),
    enabled: step === 'review' && settled,
  });
  const checked = settled && step === 'review' ? check.data : undefined;
  useEffect(() => {
    if (checked !== undefined) setFindings({ issues: checked.issues, content });
    // The content belongs to the version that was checked; it is saved, so it does not change before the next check.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [checked]);

  const show = (next: FormStep): void =>
    void navigate({ search: (search) => ({ ...search, step: next === 'files' ? undefined : next }) });
  useEffect(() => {
    if (wanted === undefined) return;
    const control = document.getElementById(fieldId(wanted));
    if (control === null) return; // its step is not drawn yet
    control.scrollIntoView({ block: 'center' });
    control.focus();
    setWanted(undefined);
  }, [wanted, step]);

  const space = useMemo(
    () => ({ content, update, issues: standing(findings, content) }),
    // `update` reads the newest content by itself.
    // oxlint-disable-next-line react/exhaustive-deps
    [content, findings],
  );
  const at = formSteps.indexOf(step);
  const [previous, next] = [formSteps[at - 1], formSteps[at + 1]];
  const title = request === undefined ? 'title.new' : request.state === 'returned' ? 'title.correct' : 'title.edit';

  return (
    <Page title={say(title)} actions={<SaveStanding draft={draft} onReload={onReload} />}>
      {request?.state === 'returned' && request.reason !== null ? (
        <Alert type="warning" showIcon title={say('returned.reason', { reason: request.reason })} />
      ) : null}
      <Steps
        current={at}
        size="small"
        responsive={false}
        titlePlacement={narrow ? 'vertical' : 'horizontal'}
        onChange={(place) => show(formSteps[place] ?? 'files')}
        items={formSteps.map((one) => ({ title: say(`step.${one}`) }))}
      />
      <RequestFormContext value={space}>
        <Form component={false} layout="vertical">
          {step === 'files' ? <FilesStep /> : null}
          {step === 'seals' ? <SealsStep /> : null}
          {step === 'reason' ? <ReasonStep /> : null}
          {step === 'review' ? (
            <ReviewStep
              checked={checked}
              error={settled ? check.error : null}
              onGoTo={(pointer) => {
                show(stepOf(pointer));
                setWanted(pointer);
              }}
            />
          ) : null}
        </Form>
      </RequestFormContext>
      <div className="form-buttons request-form-end">
        {previous === undefined ? null : <Button onClick={() => show(previous)}>{say('previous')}</Button>}
        {next === undefined ? (
          <SubmitRequest saved={saved} checked={checked} />
        ) : (
          <Button type="primary" onClick={() => show(next)}>
            {say('next')}
          </Button>
        )}
      </div>
    </Page>
  );
}
