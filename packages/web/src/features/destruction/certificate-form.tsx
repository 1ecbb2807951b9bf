import { api, type DestructionView } from '@yinxin/contract';
import { App, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { Field } from '../../ui/schema-form/field.tsx';
import { SchemaForm } from '../../ui/schema-form/schema-form.tsx';
import { destructionMessages } from './messages.ts';
import { PaperInput } from './paper-input.tsx';

/** Archives the certificate of destruction (R7.2.3). One that is on file is replaced only when asked for. */
export function CertificateForm({ destruction }: { readonly destruction: DestructionView }): ReactNode {
  const say = useMessages(destructionMessages);
  const { message } = App.useApp();
  const { id, version, certificate } = destruction;
  const [replacing, setReplacing] = useState(false);
  if (certificate !== null && !replacing) {
    return (
      <div>
        <Button onClick={() => setReplacing(true)}>{say('certificate.replace')}</Button>
      </div>
    );
  }
  return (
    <div className="narrow-form">
      <SchemaForm
        schema={api.destructions.fileDestructionCertificate.schema.body}
        submit={say('certificate.submit')}
        onSubmit={(body, options) =>
          client.destructions.fileDestructionCertificate({ params: { id }, body }, { ...options, version })
        }
        onDone={(_, form) => {
          form.resetFields();
          setReplacing(false);
          void message.success(say('certificate.done'));
        }}
      >
        <Field name="documentId" label={say('certificate.file')}>
          <PaperInput label={say('certificate.file')} />
        </Field>
      </SchemaForm>
    </div>
  );
}
