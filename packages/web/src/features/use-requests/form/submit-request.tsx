import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { client } from '../../../lib/client.ts';
import { useMessages } from '../../../lib/i18n.ts';
import { ActionButton } from '../../../ui/action-button.tsx';
import type { Checked } from '../api.ts';
import type { Saved } from './autosave.ts';
import { requestFormMessages } from './messages.ts';

interface SubmitRequestProps {
  readonly saved: Saved | undefined;
  /** The answer for the draft as it is saved; undefined while it is not there. */
  readonly checked: Checked | undefined;
}

/** Submits the draft once nothing stands in the way; until then says what does. */
export function SubmitRequest({ saved, checked }: SubmitRequestProps): ReactNode {
  const say = useMessages(requestFormMessages);
  const goTo = useNavigate();

  const whyNot = (): string | undefined => {
    if (checked === undefined) return say('review.unsaved');
    const { issues, obstacle } = checked;
    if (issues.length > 0) return say('submit.incomplete', { count: issues.length });
    return obstacle === null ? undefined : [obstacle.title, obstacle.remedy].filter(Boolean).join(' ');
  };
  return (
    <ActionButton
      kind="primary"
      label={say('submit')}
      disabledReason={whyNot()}
      version={saved?.version}
      run={(_, options) => client.useRequests.submitUseRequest({ params: { id: saved?.id ?? '' } }, options)}
      done={say('submit.done')}
      onDone={({ id }) => void goTo({ to: '/requests/$id', params: { id }, search: { tab: 'approval' } })}
    />
  );
}
