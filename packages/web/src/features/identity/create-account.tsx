import { api } from '@yinxin/contract';
import { Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { Field } from '../../ui/schema-form/field.tsx';
import { SchemaForm } from '../../ui/schema-form/schema-form.tsx';
import type { IssuedLink } from './activation-link.tsx';
import { identityMessages } from './messages.ts';

interface CreateAccountProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onLink: (link: IssuedLink) => void;
}

/** Creates an account; its one-time link is handed on to be shown. */
export function CreateAccount({ open, onClose, onLink }: CreateAccountProps): ReactNode {
  const say = useMessages(identityMessages);
  return (
    <Modal
      open={open}
      title={say('accounts.create')}
      footer={null}
      mask={{ closable: false }}
      destroyOnHidden
      onCancel={onClose}
    >
      <SchemaForm
        schema={api.identity.createAccount.schema.body}
        submit={say('create.submit')}
        onCancel={onClose}
        onSubmit={(body, options) => client.identity.createAccount({ body }, options)}
        onDone={({ account, activationToken }) => {
          onClose();
          onLink({ name: account.displayName, token: activationToken });
        }}
      >
        <Field name="displayName" label={say('displayName')}>
          <Input maxLength={40} autoComplete="off" />
        </Field>
        <Field name="loginName" label={say('loginName')} hint={say('create.loginName.hint')}>
          <Input maxLength={64} autoComplete="off" spellCheck={false} />
        </Field>
      </SchemaForm>
    </Modal>
  );
}
