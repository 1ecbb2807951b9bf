import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { Page } from '../../ui/page.tsx';
import { sealQuery } from '../seals/api.ts';
import { CarryOutForm } from './carry-out-form.tsx';
import { carryOutMessages } from './messages.ts';

const route = getRouteApi('/seals/$id/carry-out');

/** The custodian asks to take the seal out of the house (R5.2.1). */
export function RequestCarryOutPage(): ReactNode {
  const say = useMessages(carryOutMessages);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { id } = route.useParams();
  const { data: seal } = useSuspenseQuery(sealQuery(id));
  return (
    <Page title={say('new.title', { seal: seal.name })}>
      <p className="muted">{say('new.hint')}</p>
      <CarryOutForm
        sealId={id}
        onCancel={() => void navigate({ to: '/seals/$id', params: { id } })}
        onSubmit={(body, options) => client.carryOuts.requestCarryOut({ params: { id }, body }, options)}
        onDone={(carryOut) => {
          void message.success(say('submit.done'));
          void navigate({ to: '/carry-outs/$id', params: { id: carryOut.id } });
        }}
      />
    </Page>
  );
}
