import { api, type EngravingView } from '@yinxin/contract';
import { App } from 'antd';
import { useState, type ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { dayOf } from '../../lib/instants.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Field } from '../../ui/schema-form/field.tsx';
import { SchemaForm } from '../../ui/schema-form/schema-form.tsx';
import { DayInput } from '../seals/day-input.tsx';
import { engravingMessages } from './messages.ts';

/** The seal has come: it is accepted, or goes back with the reason. */
export function AcceptForm({ engraving }: { readonly engraving: EngravingView }): ReactNode {
  const say = useMessages(engravingMessages);
  const { message } = App.useApp();
  const { id, version, name, order } = engraving;
  const [today] = useState(() => dayOf(new Date().toISOString(), 'Asia/Shanghai'));
  return (
    <>
      <div className="narrow-form">
        <SchemaForm
          schema={api.engravings.acceptEngravingDelivery.schema.body}
          initial={{ acceptedOn: today }}
          submit={say('accept.submit')}
          onSubmit={(body, options) =>
            client.engravings.acceptEngravingDelivery({ params: { id }, body }, { ...options, version })
          }
          onDone={() => {
            void message.success(say('accept.done'));
          }}
        >
          <Field name="acceptedOn" label={say('acceptedOn')} hint={say('accept.hint')}>
            <DayInput max={today} />
          </Field>
        </SchemaForm>
      </div>
      <div>
        <ActionButton
          label={say('reject')}
          ask={{
            title: say('reject.title', { name }),
            body: say('reject.body', { engraver: order?.engraver.name ?? '' }),
            reason: { label: say('reject.reason'), max: 500, required: true },
          }}
          version={version}
          run={(reason, options) =>
            client.engravings.rejectEngravingDelivery({ params: { id }, body: { reason } }, options)
          }
          done={say('reject.done')}
        />
      </div>
    </>
  );
}
