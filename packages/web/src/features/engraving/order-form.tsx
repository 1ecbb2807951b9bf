import './engraving.css';
import { useQuery } from '@tanstack/react-query';
import { api, type EngravingView } from '@yinxin/contract';
import { App, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { Field } from '../../ui/schema-form/field.tsx';
import { SchemaForm } from '../../ui/schema-form/schema-form.tsx';
import { Select } from '../../ui/select.tsx';
import { engraversQuery } from './api.ts';
import { engravingMessages } from './messages.ts';

/** Most engravers that the list offers; a company knows a handful. */
const MOST_OFFERED = 100;

/** Orders the seal: only engravers that are qualified today are offered (R4.1.3). */
export function OrderForm({ engraving }: { readonly engraving: EngravingView }): ReactNode {
  const say = useMessages(engravingMessages);
  const { message } = App.useApp();
  const { id, version, order, entityId } = engraving;
  const [changing, setChanging] = useState(false);
  const found = useQuery(engraversQuery({ qualified: 'true', pageSize: MOST_OFFERED })).data;
  if (order !== null && !changing) {
    return (
      <div>
        <Button onClick={() => setChanging(true)}>{say('order.change')}</Button>
      </div>
    );
  }
  const offered = found?.items.filter((one) => one.entityId === entityId) ?? [];
  if (found !== undefined && offered.length === 0) {
    return (
      <div className="engraving-order">
        <span>{say('order.none')}</span>
        <LinkButton to="/engravers">{say('order.none.register')}</LinkButton>
      </div>
    );
  }
  return (
    <div className="narrow-form">
      <SchemaForm
        schema={api.engravings.orderEngraving.schema.body}
        submit={say('order.submit')}
        onSubmit={(body, options) =>
          client.engravings.orderEngraving({ params: { id }, body }, { ...options, version })
        }
        onDone={() => {
          setChanging(false);
          void message.success(say('order.done'));
        }}
      >
        <Field name="engraverId" label={say('engraver')} hint={say('order.hint')}>
          <Select
            options={offered.map((one) => ({
              value: one.id,
              label: say('order.option', { name: one.name, until: one.qualifiedUntil ?? say('until.unlimited') }),
            }))}
          />
        </Field>
      </SchemaForm>
    </div>
  );
}
