import './seals.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { api, filingStanding, type SealDescription, type SealView } from '@yinxin/contract';
import { App, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { Page, Sheet } from '../../ui/page.tsx';
import { Field } from '../../ui/schema-form/field.tsx';
import { SchemaForm } from '../../ui/schema-form/schema-form.tsx';
import { sealQuery } from './api.ts';
import { sealsMessages } from './messages.ts';
import { sealFacts } from './seal-body.ts';
import { SealFields } from './seal-fields.tsx';
import { LiveWarnings } from './seal-warnings.tsx';

const route = getRouteApi('/seals/$id/correct');

/** Corrects facts of a seal, with the reason; what differs goes into its history. */
export function CorrectPage(): ReactNode {
  const say = useMessages(sealsMessages);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const params = route.useParams();
  const { data: seal } = useSuspenseQuery(sealQuery(params.id));
  const back = (): void => {
    void navigate({ to: '/seals/$id', params });
  };
  const { name, kind, size, inscription, code, material, activatedOn, place, papers } = seal;
  return (
    <Page title={say('correct.title', { name })}>
      <SchemaForm
        schema={api.seals.correctSeal.schema.body}
        initial={{ changes: { name, kind, size, inscription, code, material, activatedOn, place, papers } }}
        submit={say('correct.submit')}
        onSubmit={({ changes, reason }, options) =>
          client.seals.correctSeal(
            { params, body: { changes: sealFacts(changes), reason } },
            { ...options, version: seal.version },
          )
        }
        onCancel={back}
        onDone={() => {
          void message.success(say('correct.done'));
          back();
        }}
      >
        <div className="seal-form">
          <div className="seal-form-main">
            <SealFields medium={seal.medium} within={['changes']} placed={seal.storagePlace !== null} />
            <Sheet title={say('correct.reason')}>
              <Field name="reason" label={say('correct.reason')}>
                <Input.TextArea maxLength={500} showCount autoSize={{ minRows: 2, maxRows: 6 }} />
              </Field>
            </Sheet>
          </div>
          <div className="seal-form-beside">
            <CorrectedWarnings seal={seal} />
          </div>
        </div>
      </SchemaForm>
    </Page>
  );
}

function CorrectedWarnings({ seal }: { readonly seal: SealView }): ReactNode {
  const changes = (Form.useWatch('changes') ?? {}) as Partial<SealDescription>;
  const { id, entityId, medium } = seal;
  const filing = filingStanding({ medium, kind: changes.kind ?? seal.kind }, seal.filing);
  return <LiveWarnings id={id} filing={filing} seal={{ ...changes, entityId, medium }} />;
}
