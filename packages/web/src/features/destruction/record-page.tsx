import './destruction.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { destructionRecord, id as idShape, type DestructionView } from '@yinxin/contract';
import { App, Input } from 'antd';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { Page, Sheet } from '../../ui/page.tsx';
import { PersonSelect } from '../../ui/person-select.tsx';
import { Field } from '../../ui/schema-form/field.tsx';
import { SchemaForm } from '../../ui/schema-form/schema-form.tsx';
import { DayInput } from '../seals/day-input.tsx';
import { destructionQuery } from './api.ts';
import { destructionMessages } from './messages.ts';

const route = getRouteApi('/destructions/$id/record');
const schema = destructionRecord.omit({ witnessIds: true }).extend({ firstWitness: idShape, secondWitness: idShape });

/** Records that a seal was destroyed: when, where, how, and before whom (R7.2.2). */
export function RecordDestructionPage(): ReactNode {
  const say = useMessages(destructionMessages);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { id } = route.useParams();
  const { data: destruction } = useSuspenseQuery(destructionQuery(id));
  const { seal, version, record } = destruction;
  const back = () => void navigate({ to: '/destructions/$id', params: { id } });
  return (
    <Page title={say('record.title', { seal: seal.name })}>
      <Sheet>
        <div className="narrow-form">
          <p className="muted destruction-hint">{say('record.hint')}</p>
          <SchemaForm
            schema={schema}
            initial={record === null ? {} : before(record)}
            submit={say('record.submit')}
            onCancel={back}
            onSubmit={({ firstWitness, secondWitness, ...facts }, options) =>
              client.destructions.recordDestruction(
                { params: { id }, body: { ...facts, witnessIds: [firstWitness, secondWitness] } },
                { ...options, version },
              )
            }
            onDone={() => {
              void message.success(say('record.done'));
              back();
            }}
          >
            <Field name="destroyedOn" label={say('destroyedOn')}>
              <DayInput />
            </Field>
            <Field name="place" label={say('place')}>
              <Input maxLength={200} />
            </Field>
            <Field name="method" label={say('method')} hint={say(`method.${seal.medium}`)}>
              <Input maxLength={100} />
            </Field>
            <Field name="firstWitness" label={say('witness.first')} hint={say('witness.hint')}>
              <PersonSelect />
            </Field>
            <Field name="secondWitness" label={say('witness.second')}>
              <PersonSelect />
            </Field>
          </SchemaForm>
        </div>
      </Sheet>
    </Page>
  );
}

function before({ destroyedOn, place, method, witnesses }: NonNullable<DestructionView['record']>) {
  const [first, second] = witnesses.map(({ person }) => person.id);
  return {
    destroyedOn,
    place,
    method,
    ...(first === undefined ? {} : { firstWitness: first }),
    ...(second === undefined ? {} : { secondWitness: second }),
  };
}
