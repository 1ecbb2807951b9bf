import { useNavigate } from '@tanstack/react-router';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { Page } from '../../ui/page.tsx';
import { EngravingForm } from './engraving-form.tsx';
import { engravingMessages } from './messages.ts';

/** Asks for a seal to be engraved (R4.1.1). */
export function RequestEngravingPage(): ReactNode {
  const say = useMessages(engravingMessages);
  const { message } = App.useApp();
  const navigate = useNavigate();
  return (
    <Page title={say('new')}>
      <p className="muted">{say('new.hint')}</p>
      <EngravingForm
        onCancel={() => void navigate({ to: '/engravings' })}
        onSubmit={(body, options) => client.engravings.requestEngraving({ body }, options)}
        onDone={({ id }) => {
          void message.success(say('submit.done'));
          void navigate({ to: '/engravings/$id', params: { id } });
        }}
      />
    </Page>
  );
}
