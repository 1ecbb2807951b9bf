import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { Page } from '../../ui/page.tsx';
import { engravingQuery } from './api.ts';
import { EngravingForm } from './engraving-form.tsx';
import { engravingMessages } from './messages.ts';

const route = getRouteApi('/engravings/$id/correct');

/** Corrects a request that came back, and hands it in again. */
export function CorrectEngravingPage(): ReactNode {
  const say = useMessages(engravingMessages);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { id } = route.useParams();
  const { data: before } = useSuspenseQuery(engravingQuery(id));
  const back = () => void navigate({ to: '/engravings/$id', params: { id } });
  return (
    <Page title={say('correct.title', { name: before.name })}>
      {before.outcomeReason === null ? null : <p className="muted">{before.outcomeReason}</p>}
      <EngravingForm
        before={before}
        onCancel={back}
        onSubmit={(body, options) =>
          client.engravings.resubmitEngraving({ params: { id }, body }, { ...options, version: before.version })
        }
        onDone={() => {
          void message.success(say('submit.done'));
          back();
        }}
      />
    </Page>
  );
}
