import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { inLanguage } from '../../../lib/bilingual.ts';
import { client } from '../../../lib/client.ts';
import { useLanguage, useMessages } from '../../../lib/i18n.ts';
import { Page } from '../../../ui/page.tsx';
import { flowQuery } from '../api.ts';
import { flowsMessages } from '../messages.ts';
import { emptyDefinition } from './edit-definition.ts';
import { FlowEditor } from './flow-editor.tsx';

const route = getRouteApi('/flows/$id/edit');

/** Edits the draft of the next version; what is published stays as it is. */
export function EditFlowPage(): ReactNode {
  const say = useMessages(flowsMessages);
  const language = useLanguage();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const params = route.useParams();
  const { data: flow } = useSuspenseQuery(flowQuery(params.id));
  const { draft, versions, version } = flow;
  return (
    <Page title={say('edit.title', { name: inLanguage(flow.name, language) })}>
      <FlowEditor
        keyFixed
        initial={draft ?? versions[0]?.definition ?? emptyDefinition}
        submit={say('save')}
        onSave={(body, options) => client.flows.draftFlow({ params, body }, { ...options, version })}
        onCancel={() => {
          void navigate({ to: '/flows/$id', params });
        }}
        onDone={() => {
          void message.success(say('save.done'));
          void navigate({ to: '/flows/$id', params, search: { tab: 'draft' } });
        }}
      />
    </Page>
  );
}
