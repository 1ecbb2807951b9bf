import './seals.css';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api, sealMediums, type SealDescription, type SealKind } from '@yinxin/contract';
import { App, Form, Radio } from 'antd';
import { useRef, type ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { entitiesQuery } from '../../lib/directory.ts';
import { useMessages } from '../../lib/i18n.ts';
import { terms } from '../../lib/terms.ts';
import { Page } from '../../ui/page.tsx';
import { PersonSelect } from '../../ui/person-select.tsx';
import { Field } from '../../ui/schema-form/field.tsx';
import { SchemaForm } from '../../ui/schema-form/schema-form.tsx';
import { sealsMessages } from './messages.ts';
import { sealFacts } from './seal-body.ts';
import { SealFields } from './seal-fields.tsx';
import { LiveWarnings } from './seal-warnings.tsx';
import { suggest, type Suggestion } from './suggestions.ts';
import { Select } from '../../ui/select.tsx';

/** Registers a seal that exists already, with all its facts (R3.1.1). */
export function RegisterPage(): ReactNode {
  const say = useMessages(sealsMessages);
  const { message } = App.useApp();
  const navigate = useNavigate();
  return (
    <Page title={say('register')}>
      <SchemaForm
        schema={api.seals.registerSeal.schema.body}
        initial={{ medium: 'physical', papers: [] }}
        submit={say('register.submit')}
        onSubmit={(body, options) => client.seals.registerSeal({ body: sealFacts(body) }, options)}
        onCancel={() => {
          void navigate({ to: '/seals' });
        }}
        onDone={({ id }) => {
          void message.success(say('register.done'));
          void navigate({ to: '/seals/$id', params: { id } });
        }}
      >
        <RegisterFields />
      </SchemaForm>
    </Page>
  );
}

const sizeFields = [
  ['size', 'shape'],
  ['size', 'widthMm'],
  ['size', 'heightMm'],
];

function RegisterFields(): ReactNode {
  const say = useMessages(sealsMessages);
  const sayTerm = useMessages(terms);
  const form = Form.useFormInstance();
  const entities = useQuery(entitiesQuery).data ?? [];
  const described = (Form.useWatch([], form) ?? {}) as Partial<SealDescription>;
  const suggested = useRef<Partial<Suggestion>>({});

  /** Fills in what is usual, except where the person has typed something else. */
  const fillIn = (): void => {
    const { kind, entityId } = form.getFieldsValue() as { kind?: SealKind; entityId?: string };
    if (kind === undefined) return;
    const entity = entities.find((one) => one.id === entityId);
    const next = suggest(kind, sayTerm(`seal.${kind}`), entity);
    for (const field of ['name', 'inscription', 'size'] as const) {
      const held: unknown = form.getFieldValue(field);
      const untouched = JSON.stringify(held) === JSON.stringify(suggested.current[field]);
      const empty = field === 'size' ? form.getFieldValue(['size', 'widthMm']) === undefined : !held;
      if (untouched || empty) form.setFieldValue(field, next[field]);
    }
    // What was missing before is there now, and says so no longer.
    form.setFields([['name'], ['inscription'], ...sizeFields].map((name) => ({ name, errors: [] })));
    suggested.current = next;
  };

  return (
    <div className="seal-form">
      <SealFields
        medium={described.medium ?? 'physical'}
        onKind={fillIn}
        before={
          <>
            <Field name="entityId" label={say('entity')}>
              <Select options={entities.map((one) => ({ value: one.id, label: one.name }))} onChange={fillIn} />
            </Field>
            <Field name="medium" label={say('medium')}>
              <Radio.Group options={sealMediums.map((value) => ({ value, label: sayTerm(`medium.${value}`) }))} />
            </Field>
          </>
        }
        custody={
          <Field name="custodianId" label={say('custodian')} hint={say('custodian.hint')}>
            <PersonSelect />
          </Field>
        }
      />
      <div className="seal-form-beside">
        <LiveWarnings seal={described} />
      </div>
    </div>
  );
}
