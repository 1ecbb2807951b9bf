import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { api } from '@yinxin/contract';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { Page } from '../../ui/page.tsx';
import { SchemaForm } from '../../ui/schema-form/schema-form.tsx';
import { placeQuery } from './api.ts';
import { placesMessages } from './messages.ts';
import { factsOf, PlaceFields, wholeFacts } from './place-form.tsx';

const route = getRouteApi('/places/$id/correct');

/** Corrects the facts of a storage place. */
export function CorrectPlacePage(): ReactNode {
  const say = useMessages(placesMessages);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const params = route.useParams();
  const { data: place } = useSuspenseQuery(placeQuery(params.id));
  const back = () => void navigate({ to: '/places/$id', params });
  return (
    <Page title={say('correct.title', { name: place.name })}>
      <SchemaForm
        schema={api.places.correctPlace.schema.body}
        initial={factsOf(place)}
        submit={say('correct.submit')}
        onSubmit={(body, options) =>
          client.places.correctPlace({ params, body: wholeFacts(body) }, { ...options, version: place.version })
        }
        onCancel={back}
        onDone={() => {
          void message.success(say('correct.done'));
          back();
        }}
      >
        <PlaceFields />
      </SchemaForm>
    </Page>
  );
}
