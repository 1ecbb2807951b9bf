import type { ReactNode } from 'react';
import { landingPath } from '../../lib/door-paths.ts';
import { useMessages } from '../../lib/i18n.ts';
import { DoorField, DoorForm } from '../../ui/door/door-form.tsx';
import { DoorFrame } from '../../ui/door/door-frame.tsx';
import { doorMessages } from './door-messages.ts';
import { door } from './door-routes.ts';

/** Login with name and password; afterwards the page that was asked for is loaded afresh. */
export default function SignInPage(): ReactNode {
  const say = useMessages(doorMessages);
  return (
    <DoorFrame title={say('signIn.title')}>
      <DoorForm
        submit={say('signIn.submit')}
        onSubmit={async ({ loginName = '', password = '' }) => {
          await door.signIn({ body: { loginName, password } });
          location.replace(landingPath(location.search, location.origin));
        }}
      >
        <DoorField
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page has no other purpose and nothing before it
          autoFocus
          label={say('loginName')}
          name="loginName"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={64}
        />
        <DoorField
          label={say('password')}
          name="password"
          type="password"
          autoComplete="current-password"
          maxLength={128}
        />
      </DoorForm>
      <p className="door-help">{say('signIn.help')}</p>
    </DoorFrame>
  );
}
