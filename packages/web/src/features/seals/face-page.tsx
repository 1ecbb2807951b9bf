import './seals.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { App, Segmented } from 'antd';
import { useState, type ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { Page } from '../../ui/page.tsx';
import { sealQuery } from './api.ts';
import { DrawnFace } from './drawn-face.tsx';
import { faceMessages } from './face-messages.ts';
import { ScannedFace } from './scanned-face.tsx';

const route = getRouteApi('/seals/$id/face');

/** Gives a seal its face: drawn in a legal style with a live preview, or taken off a scan. */
export function FacePage(): ReactNode {
  const say = useMessages(faceMessages);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const params = route.useParams();
  const { data: seal } = useSuspenseQuery(sealQuery(params.id));
  const [source, setSource] = useState<'drawn' | 'scanned'>('drawn');
  const back = (): void => {
    void navigate({ to: '/seals/$id', params });
  };
  const done = (): void => {
    void message.success(say('done'));
    back();
  };
  return (
    <Page title={say('title', { name: seal.name })}>
      <div>
        <Segmented
          value={source}
          onChange={setSource}
          options={[
            { value: 'drawn', label: say('drawn') },
            { value: 'scanned', label: say('scanned') },
          ]}
        />
      </div>
      {source === 'drawn' ? (
        <DrawnFace seal={seal} onDone={done} onCancel={back} />
      ) : (
        <ScannedFace seal={seal} onDone={done} />
      )}
    </Page>
  );
}
