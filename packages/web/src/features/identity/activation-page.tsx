import { use, type ReactNode } from 'react';
import { secretIn } from '../../lib/door-paths.ts';
import { useMessages } from '../../lib/i18n.ts';
import { problemTexts, troubleOf } from '../../lib/problems.ts';
import { DoorField, DoorForm, DoorTrouble } from '../../ui/door/door-form.tsx';
import { DoorFrame } from '../../ui/door/door-frame.tsx';
import { doorMessages } from './door-messages.ts';
import { door } from './door-routes.ts';

type Invitation = Awaited<ReturnType<typeof door.getActivation>>;

const token = secretIn(location.hash) ?? '';

/** What the link's secret opens, or why it opens nothing. Asked once, when the page's code is loaded. */
const invitation: Promise<Invitation | { readonly refused: unknown } | undefined> =
  token === ''
    ? Promise.resolve(undefined)
    : door.getActivation({ params: { token } }).catch((refused: unknown) => ({ refused }));

/** First password (or a new one) by a one-time link. */
export default function ActivationPage(): ReactNode {
  const say = useMessages(doorMessages);
  const sayProblem = useMessages(problemTexts);
  const found = use(invitation);
  return (
    <DoorFrame title={say('activation.title')}>
      {found === undefined ? (
        <p role="alert">{say('activation.missing')}</p>
      ) : 'refused' in found ? (
        <div role="alert">
          <DoorTrouble trouble={troubleOf(found.refused, sayProblem)} />
        </div>
      ) : (
        <PasswordForm invitation={found} />
      )}
    </DoorFrame>
  );
}

function PasswordForm({ invitation: { loginName, displayName } }: { readonly invitation: Invitation }): ReactNode {
  const say = useMessages(doorMessages);
  return (
    <DoorForm
      submit={say('activation.submit')}
      check={({ newPassword, again }) => (newPassword === again ? undefined : say('newPassword.differs'))}
      onSubmit={async ({ newPassword = '' }) => {
        await door.activateAccount({ params: { token }, body: { newPassword } });
        location.replace('/');
      }}
    >
      <p className="door-lead">{say('activation.for', { displayName, loginName })}</p>
      {/* Password keepers file the new password under this name. */}
      <input
        className="visually-hidden"
        type="text"
        autoComplete="username"
        value={loginName}
        readOnly
        tabIndex={-1}
        aria-hidden="true"
      />
      <DoorField
        label={say('newPassword')}
        hint={say('newPassword.hint')}
        name="newPassword"
        type="password"
        autoComplete="new-password"
        minLength={12}
        maxLength={128}
      />
      <DoorField label={say('newPassword.again')} name="again" type="password" autoComplete="new-password" />
    </DoorForm>
  );
}
