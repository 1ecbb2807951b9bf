import './suspension.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { Page, Sheet } from '../../ui/page.tsx';
import { sealQuery } from '../seals/api.ts';
import { toldQuery } from './api.ts';
import { suspensionMessages } from './messages.ts';
import { SuspensionForm } from './suspension-form.tsx';

const route = getRouteApi('/seals/$id/suspension');

/** Applies for a seal to be put out of use (R7.1.1). */
export function RequestSuspensionPage(): ReactNode {
  const say = useMessages(suspensionMessages);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { id } = route.useParams();
  const { data: seal } = useSuspenseQuery(sealQuery(id));
  const { data: told } = useSuspenseQuery(toldQuery(id));
  const list = told.map(({ name, because }) => say(`because.${because}`, { name })).join('、');
  return (
    <Page title={say('request.title', { seal: seal.name })}>
      <Sheet>
        <div className="narrow-form">
          <p className="muted suspension-hint">{say('request.hint')}</p>
          <SuspensionForm
            before={{ departmentIds: told.map((one) => one.id) }}
            proposed={list}
            onCancel={() => void navigate({ to: '/seals/$id', params: { id } })}
            onSubmit={(body, options) => client.suspensions.requestSuspension({ params: { id }, body }, options)}
            onDone={(suspension) => {
              void message.success(say('submit.done'));
              void navigate({ to: '/suspensions/$id', params: { id: suspension.id } });
            }}
          />
        </div>
      </Sheet>
    </Page>
  );
}
