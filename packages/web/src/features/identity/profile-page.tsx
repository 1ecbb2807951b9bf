import { useSuspenseQuery } from '@tanstack/react-query';
import { api, type Language } from '@yinxin/contract';
import { App, Input, Segmented } from 'antd';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { speak, useLanguage, useMessages } from '../../lib/i18n.ts';
import { usePerson } from '../../lib/person.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Instant } from '../../ui/instant.tsx';
import { Page, Sheet } from '../../ui/page.tsx';
import { FactList } from '../../ui/record-page.tsx';
import { Field } from '../../ui/schema-form/field.tsx';
import { SchemaForm } from '../../ui/schema-form/schema-form.tsx';
import { ownSessionsQuery, type Session } from './api.ts';
import { deviceName } from './device-name.ts';
import { identityMessages } from './messages.ts';

/** The person's own page: who they are here, language, password, and where they are signed in. */
export function ProfilePage(): ReactNode {
  const say = useMessages(identityMessages);
  return (
    <Page title={say('profile.title')}>
      <PersonFacts />
      <PasswordSheet />
      <SessionsSheet />
    </Page>
  );
}

function PersonFacts(): ReactNode {
  const say = useMessages(identityMessages);
  const person = usePerson();
  const language = useLanguage();
  return (
    <Sheet title={say('profile.person')}>
      <FactList
        facts={[
          { label: say('displayName'), value: person.displayName },
          { label: say('loginName'), value: person.loginName },
          { label: say('roles'), value: person.roles.map((role) => say(`role.${role}`)).join(' · ') || '—' },
          {
            label: say('profile.language'),
            value: (
              <>
                <Segmented<Language>
                  aria-label={say('profile.language')}
                  value={language}
                  options={[
                    { value: 'zh-CN', label: '中文' },
                    { value: 'en', label: 'English' },
                  ]}
                  onChange={(chosen) => {
                    void speak(chosen);
                  }}
                />
                <p className="muted">{say('profile.language.hint')}</p>
              </>
            ),
          },
        ]}
      />
    </Sheet>
  );
}

function PasswordSheet(): ReactNode {
  const say = useMessages(identityMessages);
  const { message } = App.useApp();
  const { loginName } = usePerson();
  return (
    <Sheet title={say('password.title')}>
      <div className="narrow-form">
        <SchemaForm
          schema={api.identity.changePassword.schema.body}
          submit={say('password.submit')}
          onSubmit={(body, options) => client.identity.changePassword({ body }, options)}
          onDone={(_, form) => {
            form.resetFields();
            void message.success(say('password.done'));
          }}
        >
          {/* Password keepers file the new password under this name. */}
          <input hidden type="text" autoComplete="username" value={loginName} readOnly />
          <Field name="currentPassword" label={say('password.current')}>
            <Input.Password autoComplete="current-password" />
          </Field>
          <Field name="newPassword" label={say('password.new')} hint={say('password.hint')}>
            <Input.Password autoComplete="new-password" />
          </Field>
        </SchemaForm>
      </div>
    </Sheet>
  );
}

function SessionsSheet(): ReactNode {
  const say = useMessages(identityMessages);
  const { items } = useSuspenseQuery(ownSessionsQuery).data;
  return (
    <Sheet title={say('sessions.title')}>
      <ul className="rows">
        {items.map((one) => (
          <li key={one.id}>
            <SessionFacts session={one} />
            {one.current ? (
              <strong>{say('sessions.current')}</strong>
            ) : (
              <ActionButton
                label={say('sessions.end')}
                ask={{ title: say('sessions.end.title'), body: say('sessions.end.body') }}
                run={(_, options) => client.identity.endOwnSession({ params: { id: one.id } }, options)}
                done={say('sessions.end.done')}
              />
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function SessionFacts({ session }: { readonly session: Session }): ReactNode {
  const say = useMessages(identityMessages);
  return (
    <FactList
      facts={[
        {
          label: say('sessions.device'),
          value: <span title={session.device}>{deviceName(session.device) || say('sessions.unknown')}</span>,
        },
        { label: say('sessions.address'), value: session.address },
        { label: say('sessions.since'), value: <Instant at={session.createdAt} /> },
        { label: say('sessions.seen'), value: <Instant at={session.lastSeenAt} /> },
      ]}
    />
  );
}
