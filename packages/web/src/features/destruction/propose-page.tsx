import './destruction.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { Page, Sheet } from '../../ui/page.tsx';
import { sealQuery } from '../seals/api.ts';
import { destructionMessages } from './messages.ts';
import { ProposalForm } from './proposal-form.tsx';

const route = getRouteApi('/seals/$id/destruction');

/** Proposes the destruction of a seal that is out of use (R7.2.1). */
export function ProposePage(): ReactNode {
  const say = useMessages(destructionMessages);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { id } = route.useParams();
  const { data: seal } = useSuspenseQuery(sealQuery(id));
  return (
    <Page title={say('propose.title', { seal: seal.name })}>
      <Sheet>
        <div className="narrow-form">
          <p className="muted destruction-hint">{say('propose.hint')}</p>
          <ProposalForm
            medium={seal.medium}
            submit={say('propose.submit')}
            onCancel={() => void navigate({ to: '/seals/$id', params: { id } })}
            onSubmit={(body, options) => client.destructions.proposeDestruction({ params: { id }, body }, options)}
            onDone={(destruction) => {
              void message.success(say('propose.done'));
              void navigate({ to: '/destructions/$id', params: { id: destruction.id } });
            }}
          />
        </div>
      </Sheet>
    </Page>
  );
}
