import '../seals/seals.css';
import './engraving.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { api, engravedSeal, sealCode } from '@yinxin/contract';
import { App, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { dayOf } from '../../lib/instants.ts';
import { Page, Sheet } from '../../ui/page.tsx';
import { PersonSelect } from '../../ui/person-select.tsx';
import { FactList } from '../../ui/record-page.tsx';
import { Field } from '../../ui/schema-form/field.tsx';
import { SchemaForm } from '../../ui/schema-form/schema-form.tsx';
import { DayInput } from '../seals/day-input.tsx';
import { sealsMessages } from '../seals/messages.ts';
import { PapersInput } from '../seals/papers-input.tsx';
import { engravingQuery } from './api.ts';
import { useSealFacts } from './engraving-facts.tsx';
import { engravingMessages } from './messages.ts';

const route = getRouteApi('/engravings/$id/seal');
const { shape } = engravedSeal;

/** Registers the seal that was delivered: what was approved stands, the rest is seen on the seal itself. */
export function RegisterEngravedSealPage(): ReactNode {
  const say = useMessages(engravingMessages);
  const saySeal = useMessages(sealsMessages);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { id } = route.useParams();
  const { data: engraving } = useSuspenseQuery(engravingQuery(id));
  const facts = useSealFacts(engraving);
  const [today] = useState(() => dayOf(new Date().toISOString(), 'Asia/Shanghai'));
  const back = () => void navigate({ to: '/engravings/$id', params: { id } });
  return (
    <Page title={say('register.title', { name: engraving.name })}>
      <Sheet title={say('register.approved')}>
        <FactList facts={facts} />
      </Sheet>
      <SchemaForm
        schema={api.engravings.registerEngravedSeal.schema.body}
        initial={{ activatedOn: today, papers: [] }}
        submit={say('register.submit')}
        onCancel={back}
        onSubmit={(body, options) =>
          client.engravings.registerEngravedSeal(
            {
              params: { id },
              body: { ...body, code: body.code ?? null, material: body.material ?? null, papers: body.papers ?? [] },
            },
            { ...options, version: engraving.version },
          )
        }
        onDone={() => {
          void message.success(say('register.done'));
          back();
        }}
      >
        <div className="seal-form-main engraving-sheets">
          <Sheet title={say('register.seen')}>
            <div className="seal-fields">
              <Field name="code" schema={sealCode.optional()} label={saySeal('code')} hint={saySeal('code.hint')}>
                <Input maxLength={14} inputMode="numeric" />
              </Field>
              <Field
                name="material"
                schema={shape.material.unwrap().optional()}
                label={saySeal('material')}
                hint={saySeal('material.hint')}
              >
                <Input maxLength={40} />
              </Field>
              <Field name="activatedOn" label={saySeal('activatedOn')}>
                <DayInput max={today} />
              </Field>
              <Field name="custodianId" label={saySeal('custodian')} hint={saySeal('custodian.hint')}>
                <PersonSelect />
              </Field>
              <Field name="place" schema={shape.place.unwrap()} label={saySeal('place')} hint={saySeal('place.hint')}>
                <Input maxLength={200} />
              </Field>
            </div>
          </Sheet>
          <Sheet title={saySeal('papers')}>
            <Field name="papers" schema={shape.papers.optional()} label={saySeal('papers.files')}>
              <PapersInput />
            </Field>
          </Sheet>
        </div>
      </SchemaForm>
    </Page>
  );
}
