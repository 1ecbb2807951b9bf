import { CheckOutlined, ClockCircleOutlined, SyncOutlined, WarningOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../../lib/i18n.ts';
import { outcomeUnknown, problemTexts, troubleOf } from '../../../lib/problems.ts';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { requestFormMessages } from './messages.ts';
import type { AutosavedDraft } from './use-autosave.ts';

interface SaveStandingProps {
  readonly draft: AutosavedDraft;
  readonly onReload: (() => void) | undefined;
}

/** Whether what is typed is saved, in a word; a conflict asks which of the two counts. */
export function SaveStanding({ draft: { state, saved, keepMine }, onReload }: SaveStandingProps): ReactNode {
  const say = useMessages(requestFormMessages);
  const sayProblem = useMessages(problemTexts);
  const refused = state.kind === 'failed' && !outcomeUnknown(state.error) ? state.error : undefined;
  return (
    <>
      <output className="save-standing">
        {state.kind === 'saved' ? (
          <>
            <CheckOutlined /> {say(saved === undefined ? 'save.saved.none' : 'save.saved')}
          </>
        ) : state.kind === 'unsaved' ? (
          <>
            <ClockCircleOutlined /> {say('save.unsaved')}
          </>
        ) : state.kind === 'saving' ? (
          <>
            <SyncOutlined spin /> {say('save.saving')}
          </>
        ) : (
          <span className="save-trouble">
            <WarningOutlined /> {say(state.kind === 'failed' && refused === undefined ? 'save.failed' : 'save.refused')}
          </span>
        )}
      </output>
      {refused === undefined ? null : <ProblemAlert trouble={troubleOf(refused, sayProblem)} />}
      <Modal
        open={state.kind === 'conflict'}
        title={say('save.conflict')}
        closable={false}
        mask={{ closable: false }}
        footer={
          <>
            {onReload === undefined ? null : <Button onClick={onReload}>{say('save.conflict.theirs')}</Button>}
            <Button type="primary" onClick={() => void keepMine()}>
              {say('save.conflict.mine')}
            </Button>
          </>
        }
      >
        {say('save.conflict.advice')}
      </Modal>
    </>
  );
}
