import { useQueryClient } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { signInPath } from '../../lib/door-paths.ts';
import { useMessages } from '../../lib/i18n.ts';
import { usePerson } from '../../lib/person.ts';
import { resumeSession } from '../../lib/session.ts';
import { Field } from '../../ui/schema-form/field.tsx';
import { SchemaForm } from '../../ui/schema-form/schema-form.tsx';
import { door } from './door-routes.ts';
import { identityMessages } from './messages.ts';

const onlyPassword = z.object({ password: z.string().min(1).max(128) });

/** Over a page whose session has ended: the same person signs in again and goes on where they were. */
export default function SignInAgain(): ReactNode {
  const say = useMessages(identityMessages);
  const { loginName } = usePerson();
  const queries = useQueryClient();
  return (
    <Modal open closable={false} keyboard={false} footer={null} title={say('again.title')}>
      <p>{say('again.body')}</p>
      <SchemaForm
        schema={onlyPassword}
        submit={say('again.submit')}
        onSubmit={({ password }) => door.signIn({ body: { loginName, password } })}
        onDone={() => {
          resumeSession();
          void queries.invalidateQueries();
        }}
      >
        <Field name="password" label={`${loginName} · ${say('password')}`}>
          <Input.Password autoComplete="current-password" />
        </Field>
      </SchemaForm>
      <a href={signInPath('/')}>{say('again.leave')}</a>
    </Modal>
  );
}
