import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '@yinxin/contract';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { entitiesQuery } from '../../lib/directory.ts';
import { useMessages } from '../../lib/i18n.ts';
import { Page } from '../../ui/page.tsx';
import { Field } from '../../ui/schema-form/field.tsx';
import { SchemaForm } from '../../ui/schema-form/schema-form.tsx';
import { Select } from '../../ui/select.tsx';
import { placesMessages } from './messages.ts';
import { PlaceFields, wholeFacts } from './place-form.tsx';

/** Registers a storage place of a legal entity. */
export function RegisterPlacePage(): ReactNode {
  const say = useMessages(placesMessages);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const entities = useQuery(entitiesQuery).data ?? [];
  return (
    <Page title={say('new')}>
      <SchemaForm
        schema={api.places.registerPlace.schema.body}
        initial={{ kind: 'safe', papers: [] }}
        submit={say('new.submit')}
        onSubmit={(body, options) => client.places.registerPlace({ body: wholeFacts(body) }, options)}
        onCancel={() => void navigate({ to: '/places' })}
        onDone={({ id }) => {
          void message.success(say('new.done'));
          void navigate({ to: '/places/$id', params: { id } });
        }}
      >
        <PlaceFields
          before={
            <Field name="entityId" label={say('entity')}>
              <Select options={entities.map((one) => ({ value: one.id, label: one.name }))} />
            </Field>
          }
        />
      </SchemaForm>
    </Page>
  );
}
