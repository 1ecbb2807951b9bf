import './custody.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { handoverDescription, handoverKinds, instant } from '@yinxin/contract';
import { App, Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { InstantInput } from '../../ui/instant-input.tsx';
import { Page, Sheet } from '../../ui/page.tsx';
import { PersonSelect } from '../../ui/person-select.tsx';
import { FactList } from '../../ui/record-page.tsx';
import { Field } from '../../ui/schema-form/field.tsx';
import { SchemaForm } from '../../ui/schema-form/schema-form.tsx';
import { sealQuery } from '../seals/api.ts';
import { custodyMessages } from './messages.ts';

const route = getRouteApi('/seals/$id/handover');
const schema = handoverDescription
  .pick({ receiverId: true, witnessId: true, kind: true, reason: true })
  .extend({ endsAt: instant.optional() });

/** Proposes to hand a seal over: from its custodian to whom, before whom, why, and for how long. */
export function ProposePage(): ReactNode {
  const say = useMessages(custodyMessages);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { id } = route.useParams();
  const { data: seal } = useSuspenseQuery(sealQuery(id));
  return (
    <Page title={say('propose.title', { seal: seal.name })}>
      <Sheet>
        <div className="narrow-form propose">
          <p className="muted">{say('propose.hint')}</p>
          <FactList facts={[{ label: say('giver'), value: seal.custodian.name }]} />
          <SchemaForm
            schema={schema}
            initial={{ kind: 'permanent' }}
            submit={say('propose.submit')}
            onCancel={() => {
              void navigate({ to: '/seals/$id', params: { id } });
            }}
            onSubmit={({ endsAt = null, ...wanted }, options) =>
              client.custody.proposeHandover(
                { body: { ...wanted, endsAt, sealId: id, giverId: seal.custodian.id } },
                options,
              )
            }
            onDone={(handover) => {
              void message.success(say('propose.done'));
              void navigate({ to: '/handovers/$id', params: { id: handover.id } });
            }}
          >
            <ProposeFields giverId={seal.custodian.id} />
          </SchemaForm>
        </div>
      </Sheet>
    </Page>
  );
}

function ProposeFields({ giverId }: { readonly giverId: string }): ReactNode {
  const say = useMessages(custodyMessages);
  const form = Form.useFormInstance();
  const kind: unknown = Form.useWatch('kind', form);
  const receiverId: unknown = Form.useWatch('receiverId', form);
  const taken = typeof receiverId === 'string' ? [giverId, receiverId] : [giverId];
  return (
    <>
      <Field name="receiverId" label={say('receiver')} hint={say('receiver.hint')}>
        <PersonSelect holding="custodian" except={[giverId]} />
      </Field>
      <Field name="witnessId" label={say('witness')} hint={say('witness.hint')}>
        <PersonSelect except={taken} />
      </Field>
      <Field name="kind" label={say('kind')}>
        <Radio.Group options={handoverKinds.map((value) => ({ value, label: say(`kind.${value}`) }))} />
      </Field>
      {kind === 'temporary' ? (
        <Field name="endsAt" label={say('endsAt')} hint={say('endsAt.hint')} schema={instant}>
          <InstantInput />
        </Field>
      ) : null}
      <Field name="reason" label={say('reason')}>
        <Input.TextArea maxLength={500} showCount autoSize={{ minRows: 2, maxRows: 6 }} />
      </Field>
    </>
  );
}
