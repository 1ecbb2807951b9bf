import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App } from 'antd';
import { useState, type ReactNode } from 'react';
import { client } from '../../../lib/client.ts';
import { entitiesQuery } from '../../../lib/directory.ts';
import { useMessages } from '../../../lib/i18n.ts';
import { Page } from '../../../ui/page.tsx';
import { flowKinds, kindName } from '../flow-words.ts';
import { flowsMessages } from '../messages.ts';
import { emptyDefinition } from './edit-definition.ts';
import { EditorField } from './editor-field.tsx';
import { FlowEditor } from './flow-editor.tsx';
import { Select } from '../../../ui/select.tsx';

/** The option that stands for the whole group. */
const GROUP = 'group';

/** Creates a flow as a draft: what it approves, and for one legal entity or the whole group. */
export function NewFlowPage(): ReactNode {
  const say = useMessages(flowsMessages);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const entities = useQuery(entitiesQuery).data ?? [];
  const [kind, setKind] = useState<(typeof flowKinds)[number]>('use');
  const [chosen, setChosen] = useState<string>();
  const place = chosen ?? entities[0]?.id ?? GROUP;
  return (
    <Page title={say('new.title')}>
      <FlowEditor
        initial={emptyDefinition}
        submit={say('create')}
        within="definition"
        before={
          <>
            <EditorField path={['kind']} label={say('kind')} wide>
              {(control) => (
                <Select
                  {...control}
                  value={kind}
                  options={flowKinds.map((one) => ({ value: one, label: kindName(one, say) }))}
                  onChange={setKind}
                />
              )}
            </EditorField>
            <EditorField path={['entityId']} label={say('scope')} wide>
              {(control) => (
                <Select
                  {...control}
                  value={place}
                  options={[
                    ...entities.map(({ id, name }) => ({ value: id, label: name })),
                    { value: GROUP, label: say('scope.group') },
                  ]}
                  onChange={setChosen}
                />
              )}
            </EditorField>
          </>
        }
        onSave={(definition, options) =>
          client.flows.createFlow(
            { body: { entityId: place === GROUP ? null : place, definition: { ...definition, kind } } },
            options,
          )
        }
        onCancel={() => {
          void navigate({ to: '/flows' });
        }}
        onDone={({ id }) => {
          void message.success(say('save.done'));
          void navigate({ to: '/flows/$id', params: { id } });
        }}
      />
    </Page>
  );
}
