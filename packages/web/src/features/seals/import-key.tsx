import { api, type SealView } from '@yinxin/contract';
import { App, Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { FileDrop } from '../../ui/file-drop/file-drop.tsx';
import { Field } from '../../ui/schema-form/field.tsx';
import { SchemaForm } from '../../ui/schema-form/schema-form.tsx';
import { sealsMessages } from './messages.ts';

/** What stays below the contract's limit once it is written in base64, four characters for three bytes. */
const LARGEST_FILE = 72 * 1024;

interface ImportKeyProps {
  readonly seal: SealView;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Hands an existing key and certificate to the sealer. The file is read here and kept nowhere in the browser. */
export function ImportKey({ seal, open, onClose }: ImportKeyProps): ReactNode {
  const say = useMessages(sealsMessages);
  const { message } = App.useApp();
  return (
    <Modal
      open={open}
      title={say('certificate.import.title')}
      footer={null}
      mask={{ closable: false }}
      destroyOnHidden
      onCancel={onClose}
    >
      <SchemaForm
        schema={api.seals.importSealKey.schema.body}
        initial={{ password: '' }}
        submit={say('certificate.import.submit')}
        onCancel={onClose}
        onSubmit={({ pkcs12, password = '' }, options) =>
          client.seals.importSealKey(
            { params: { id: seal.id }, body: { pkcs12, password } },
            { ...options, version: seal.version },
          )
        }
        onDone={() => {
          void message.success(say('certificate.import.done'));
          onClose();
        }}
      >
        <Field name="pkcs12" label={say('certificate.import.file')}>
          <Pkcs12Input />
        </Field>
        <Field
          name="password"
          label={say('certificate.import.password')}
          schema={api.seals.importSealKey.schema.body.shape.password.optional()}
        >
          <Input.Password autoComplete="off" maxLength={200} />
        </Field>
      </SchemaForm>
    </Modal>
  );
}

interface Pkcs12InputProps {
  readonly value?: string;
  readonly onChange?: (base64: string) => void;
}

function Pkcs12Input({ value, onChange }: Pkcs12InputProps): ReactNode {
  const say = useMessages(sealsMessages);
  const [name, setName] = useState('');
  return (
    <>
      <FileDrop
        label={say('certificate.import.file')}
        kinds={say('certificate.import.kinds')}
        accept={['.p12', '.pfx']}
        maxBytes={LARGEST_FILE}
        upload={async (file) => base64Of(new Uint8Array(await file.arrayBuffer()))}
        onUploaded={(base64, file) => {
          setName(file.name);
          onChange?.(base64);
        }}
      />
      {value === undefined || value === '' ? null : <output>{name}</output>}
    </>
  );
}

const base64Of = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
