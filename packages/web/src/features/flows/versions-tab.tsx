import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { Instant } from '../../ui/instant.tsx';
import type { Flow } from './api.ts';
import { ChangeList } from './change-list.tsx';
import { FlowDiagram } from './flow-diagram.tsx';
import { flowsMessages } from './messages.ts';

/** Every published version, the newest first, with what it changed and how it runs. */
export function VersionsTab({ flow }: { readonly flow: Flow }): ReactNode {
  const say = useMessages(flowsMessages);
  return (
    <ol className="flow-versions">
      {flow.versions.map(({ number, definition, publishedAt, publishedBy }, place) => {
        const before = flow.versions[place + 1];
        return (
          <li key={number}>
            <h2 className="flow-part">{say('inForce.number', { number })}</h2>
            <p className="muted">
              {say('version.published', { name: publishedBy.name || say('version.system') })}{' '}
              <Instant at={publishedAt} />
            </p>
            {before === undefined ? (
              <p>{say('changes.first')}</p>
            ) : (
              <ChangeList before={before.definition} after={definition} />
            )}
            <details>
              <summary>{say('version.show', { number })}</summary>
              <FlowDiagram definition={definition} />
            </details>
          </li>
        );
      })}
    </ol>
  );
}
