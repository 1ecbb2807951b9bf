import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { Page } from '../../ui/page.tsx';
import { carryOutQuery } from './api.ts';
import { CarryOutForm } from './carry-out-form.tsx';
import { carryOutMessages } from './messages.ts';

const route = getRouteApi('/carry-outs/$id/correct');

/** Corrects a carry-out that came back, and hands it in again. */
export function CorrectCarryOutPage(): ReactNode {
  const say = useMessages(carryOutMessages);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { id } = route.useParams();
  const { data: before } = useSuspenseQuery(carryOutQuery(id));
  const back = () => void navigate({ to: '/carry-outs/$id', params: { id } });
  return (
    <Page title={say('correct.title', { seal: before.seal.name })}>
      {before.outcomeReason === null ? null : <p className="muted">{before.outcomeReason}</p>}
      <CarryOutForm
        sealId={before.seal.id}
        before={before}
        onCancel={back}
        onSubmit={(body, options) =>
          client.carryOuts.resubmitCarryOut({ params: { id }, body }, { ...options, version: before.version })
        }
        onDone={() => {
          void message.success(say('submit.done'));
          back();
        }}
      />
    </Page>
  );
}
