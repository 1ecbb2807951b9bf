import './suspension.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { Page, Sheet } from '../../ui/page.tsx';
import { suspensionQuery } from './api.ts';
import { suspensionMessages } from './messages.ts';
import { SuspensionForm } from './suspension-form.tsx';

const route = getRouteApi('/suspensions/$id/correct');

/** Corrects an application that came back, and hands it in again. */
export function CorrectSuspensionPage(): ReactNode {
  const say = useMessages(suspensionMessages);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { id } = route.useParams();
  const { data: before } = useSuspenseQuery(suspensionQuery(id));
  const { reason, explanation, fromDay, departments } = before;
  const back = () => void navigate({ to: '/suspensions/$id', params: { id } });
  return (
    <Page title={say('correct.title', { seal: before.seal.name })}>
      <Sheet>
        <div className="narrow-form">
          {before.outcomeReason === null ? null : <p className="muted suspension-hint">{before.outcomeReason}</p>}
          <SuspensionForm
            before={{ reason, explanation, fromDay, departmentIds: departments.map((one) => one.id) }}
            onCancel={back}
            onSubmit={(body, options) =>
              client.suspensions.resubmitSuspension({ params: { id }, body }, { ...options, version: before.version })
            }
            onDone={() => {
              void message.success(say('submit.done'));
              back();
            }}
          />
        </div>
      </Sheet>
    </Page>
  );
}
