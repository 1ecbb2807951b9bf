import './destruction.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { Page, Sheet } from '../../ui/page.tsx';
import { destructionQuery } from './api.ts';
import { destructionMessages } from './messages.ts';
import { ProposalForm } from './proposal-form.tsx';

const route = getRouteApi('/destructions/$id/correct');

/** Corrects a proposal that came back, and hands it in again. */
export function CorrectPage(): ReactNode {
  const say = useMessages(destructionMessages);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { id } = route.useParams();
  const { data: before } = useSuspenseQuery(destructionQuery(id));
  const back = () => void navigate({ to: '/destructions/$id', params: { id } });
  return (
    <Page title={say('correct.title', { seal: before.seal.name })}>
      <Sheet>
        <div className="narrow-form">
          <p className="muted destruction-hint">{before.outcomeReason}</p>
          <ProposalForm
            medium={before.seal.medium}
            before={before}
            submit={say('propose.submit')}
            onCancel={back}
            onSubmit={(body, options) =>
              client.destructions.resubmitDestruction({ params: { id }, body }, { ...options, version: before.version })
            }
            onDone={() => {
              void message.success(say('propose.done'));
              back();
            }}
          />
        </div>
      </Sheet>
    </Page>
  );
}
