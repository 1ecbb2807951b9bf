import { api, type SealView } from '@yinxin/contract';
import { App, Button, Input, Modal, Radio } from 'antd';
import { useState, type ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { dayOf } from '../../lib/instants.ts';
import { Field } from '../../ui/schema-form/field.tsx';
import { SchemaForm } from '../../ui/schema-form/schema-form.tsx';
import { DayInput } from './day-input.tsx';
import { filingMessages } from './filing-messages.ts';
import { PaperDrop, PaperName } from './papers-input.tsx';

const body = api.seals.recordSealFiling.schema.body;

/** Records the filing of a seal with the public security, or records it anew. */
export function RecordFiling({ seal }: { readonly seal: SealView }): ReactNode {
  const say = useMessages(filingMessages);
  const { message } = App.useApp();
  // When the form was opened: no seal was filed later than that day.
  const [today, setToday] = useState<string>();
  const close = (): void => setToday(undefined);
  const again = seal.filing?.standing === 'filed';
  return (
    <>
      <Button
        {...(again ? {} : { type: 'primary' })}
        onClick={() => setToday(dayOf(new Date().toISOString(), 'Asia/Shanghai'))}
      >
        {say(again ? 'record.again' : 'record')}
      </Button>
      <Modal
        open={today !== undefined}
        title={say(again ? 'record.again.title' : 'record.title', { name: seal.name })}
        footer={null}
        mask={{ closable: false }}
        destroyOnHidden
        onCancel={close}
      >
        <SchemaForm
          schema={body}
          initial={begun(seal)}
          submit={say('record')}
          onCancel={close}
          onSubmit={(filing, options) =>
            client.seals.recordSealFiling(
              { params: { id: seal.id }, body: { ...filing, engravedOn: filing.engravedOn ?? null } },
              { ...options, version: seal.version },
            )
          }
          onDone={() => {
            void message.success(say('record.done'));
            close();
          }}
        >
          <Field name="number" label={say('number')}>
            <Input maxLength={60} />
          </Field>
          <Field name="authority" label={say('authority')} hint={say('authority.hint')}>
            <Input maxLength={100} />
          </Field>
          <div className="seal-fields">
            <Field name="filedOn" label={say('filedOn')}>
              <DayInput {...(today === undefined ? {} : { max: today })} />
            </Field>
            <Field
              name="engravedOn"
              schema={body.shape.engravedOn.unwrap().optional()}
              label={say('engravedOn')}
              hint={say('engravedOn.hint')}
            >
              <DayInput {...(today === undefined ? {} : { max: today })} />
            </Field>
          </div>
          <Field name="filedBy" label={say('filedBy')}>
            <Radio.Group
              optionType="button"
              options={body.shape.filedBy.options.map((value) => ({ value, label: say(`filedBy.${value}`) }))}
            />
          </Field>
          <Field name="certificateId" label={say('certificate')} hint={say('certificate.hint')}>
            <CertificateInput />
          </Field>
        </SchemaForm>
      </Modal>
    </>
  );
}

/** What the form begins with: what is on record, or at least the certificate that is on file already. */
function begun({ filing, papers }: SealView) {
  const onFile = papers.find(({ kind }) => kind === 'filing-certificate')?.documentId;
  if (filing?.standing !== 'filed') {
    return { filedBy: 'engraver' as const, ...(onFile === undefined ? {} : { certificateId: onFile }) };
  }
  const { number, authority, filedOn, filedBy, engravedOn, certificateId } = filing;
  return {
    number,
    authority,
    filedOn,
    filedBy,
    ...(engravedOn === null ? {} : { engravedOn }),
    ...(certificateId === null ? {} : { certificateId }),
  };
}

interface CertificateInputProps {
  /** Id of the stored document; the form around it hands these in. */
  readonly value?: string;
  readonly onChange?: (documentId: string | undefined) => void;
}

function CertificateInput({ value, onChange }: CertificateInputProps): ReactNode {
  const say = useMessages(filingMessages);
  if (value === undefined || value === '') {
    return <PaperDrop label={say('certificate.drop')} onUploaded={(id) => onChange?.(id)} />;
  }
  return (
    <div className="seal-filing-head">
      <PaperName documentId={value} />
      <Button onClick={() => onChange?.(undefined)}>{say('certificate.replace')}</Button>
    </div>
  );
}
