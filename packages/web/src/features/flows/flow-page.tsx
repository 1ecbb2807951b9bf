import './flows.css';
import { EditOutlined } from '@ant-design/icons';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { inLanguage } from '../../lib/bilingual.ts';
import { useLanguage, useMessages } from '../../lib/i18n.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { RecordPage } from '../../ui/record-page.tsx';
import { flowQuery, type Flow } from './api.ts';
import { DraftTab } from './draft-tab.tsx';
import { FlowDiagram } from './flow-diagram.tsx';
import { FlowStatus } from './flow-status.tsx';
import { kindName } from './flow-words.ts';
import type { FlowTab } from './flow-tabs.ts';
import { flowsMessages } from './messages.ts';
import { VersionsTab } from './versions-tab.tsx';

const route = getRouteApi('/flows/$id');

/** One approval flow: what is in force, the draft of the next version, and all versions with what they changed. */
export function FlowPage(): ReactNode {
  const say = useMessages(flowsMessages);
  const language = useLanguage();
  const { id } = route.useParams();
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: flow } = useSuspenseQuery(flowQuery(id));
  const [newest] = flow.versions;
  const tabs = [
    ...(newest === undefined
      ? []
      : [{ key: 'current', label: say('tab.current'), content: <FlowDiagram definition={newest.definition} /> }]),
    ...(flow.draft === null ? [] : [{ key: 'draft', label: say('tab.draft'), content: <DraftTab flow={flow} /> }]),
    ...(newest === undefined
      ? []
      : [{ key: 'versions', label: say('tab.versions'), content: <VersionsTab flow={flow} /> }]),
  ];
  return (
    <RecordPage
      title={inLanguage(flow.name, language)}
      number={flow.key}
      status={<FlowStatus flow={flow} />}
      actions={<FlowActions flow={flow} />}
      notice={
        flow.status === 'retired' ? <Alert type="info" showIcon role="none" title={say('retired.notice')} /> : undefined
      }
      facts={[
        { label: say('kind'), value: kindName(flow.kind, say) },
        { label: say('scope'), value: flow.entityName ?? say('scope.group') },
        { label: say('priority'), value: flow.priority },
        {
          label: say('inForce'),
          value: flow.inForce === null ? say('inForce.none') : say('inForce.number', { number: flow.inForce }),
        },
      ]}
      tabs={tabs}
      tab={tabs.find(({ key }) => key === tab)?.key ?? tabs[0]?.key ?? 'current'}
      onTab={(key) => {
        void navigate({ search: { tab: key as FlowTab }, replace: true });
      }}
    />
  );
}

function FlowActions({ flow }: { readonly flow: Flow }): ReactNode {
  const say = useMessages(flowsMessages);
  const name = inLanguage(flow.name, useLanguage());
  const { id, version, allowed, findings, draft } = flow;
  const params = { id };
  return (
    <>
      {allowed.includes('draftFlow') ? (
        <LinkButton to="/flows/$id/edit" params={params} icon={<EditOutlined />}>
          {say(draft === null ? 'edit.new' : 'edit')}
        </LinkButton>
      ) : null}
      {allowed.includes('publishFlow') ? (
        <ActionButton
          kind="primary"
          label={say('publish')}
          disabledReason={findings.length === 0 ? undefined : say('publish.findings', { count: findings.length })}
          ask={{ title: say('publish.title', { name }), body: say('publish.body') }}
          version={version}
          run={(_, options) => client.flows.publishFlow({ params }, options)}
          done={say('publish.done')}
        />
      ) : null}
      {allowed.includes('discardFlowDraft') ? (
        <ActionButton
          label={say('discard')}
          ask={{ title: say('discard.title'), body: say('discard.body') }}
          version={version}
          run={(_, options) => client.flows.discardFlowDraft({ params }, options)}
          done={say('discard.done')}
        />
      ) : null}
      {allowed.includes('retireFlow') ? (
        <ActionButton
          kind="danger"
          label={say('retire')}
          ask={{
            title: say('retire.title', { name }),
            body: say('retire.body'),
            reason: { label: say('retire.reason'), max: 500, required: true },
          }}
          version={version}
          run={(reason, options) => client.flows.retireFlow({ params, body: { reason } }, options)}
          done={say('retire.done')}
        />
      ) : null}
    </>
  );
}
