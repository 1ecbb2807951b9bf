import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { usePerson } from '../../lib/person.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { isLocked } from './account-state.tsx';
import type { IssuedLink } from './activation-link.tsx';
import type { Account } from './api.ts';
import { identityMessages } from './messages.ts';

interface AccountActionsProps {
  readonly account: Account;
  readonly now: Date;
  readonly onLink: (link: IssuedLink) => void;
}

/** What an administrator may do with an account as it stands. */
export function AccountActions({ account, now, onLink }: AccountActionsProps): ReactNode {
  const say = useMessages(identityMessages);
  const person = usePerson();
  const { id, displayName: name } = account;
  const params = { id };
  return (
    <div className="row-actions">
      {isLocked(account, now) ? (
        <ActionButton
          size="small"
          label={say('unlock.label')}
          run={(_, options) => client.identity.unlockAccount({ params }, options)}
          done={say('unlock.done')}
        />
      ) : null}
      {account.state === 'disabled' ? (
        <ActionButton
          size="small"
          label={say('enable.label')}
          ask={{
            title: say('enable.title', { name }),
            body: say('enable.body'),
            reason: { label: say('enable.reason'), max: 200, required: true },
          }}
          run={(reason, options) => client.identity.enableAccount({ params, body: { reason } }, options)}
          done={say('enable.done')}
        />
      ) : (
        <>
          <ActionButton
            size="small"
            label={say('renew.label')}
            ask={{ title: say('renew.title', { name }), body: say('renew.body') }}
            run={(_, options) => client.identity.renewActivation({ params }, options)}
            onDone={({ activationToken }) => onLink({ name, token: activationToken })}
          />
          <ActionButton
            size="small"
            kind="danger"
            disabledReason={person.id === id ? say('disable.self') : undefined}
            label={say('disable.label')}
            ask={{
              title: say('disable.title', { name }),
              body: say('disable.body'),
              reason: { label: say('disable.reason'), max: 200, required: true },
            }}
            run={(reason, options) => client.identity.disableAccount({ params, body: { reason } }, options)}
            done={say('disable.done')}
          />
        </>
      )}
    </div>
  );
}
