import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import type { Flow } from './api.ts';
import { ChangeList } from './change-list.tsx';
import { FindingList } from './finding-list.tsx';
import { FlowDiagram } from './flow-diagram.tsx';
import { flowsMessages } from './messages.ts';

/** The draft of the next version: what the linter finds in it, what it changes, and how it runs. */
export function DraftTab({ flow }: { readonly flow: Flow }): ReactNode {
  const say = useMessages(flowsMessages);
  const { draft, findings, versions } = flow;
  if (draft === null) return null;
  const [newest] = versions;
  return (
    <div className="flow-draft">
      <Alert
        type={findings.length === 0 ? 'success' : 'warning'}
        showIcon
        role="none"
        title={findings.length === 0 ? say('findings.none') : say('publish.findings', { count: findings.length })}
      />
      <FindingList findings={findings.filter(({ stage }) => stage === undefined)} />
      {newest === undefined ? null : (
        <section className="flow-notes">
          <h2 className="flow-part">{say('changes.title', { number: newest.number })}</h2>
          <ChangeList before={newest.definition} after={draft} />
        </section>
      )}
      <FlowDiagram definition={draft} findings={findings} />
    </div>
  );
}
