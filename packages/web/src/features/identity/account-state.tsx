import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { Instant } from '../../ui/instant.tsx';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';
import type { Account } from './api.ts';
import { identityMessages } from './messages.ts';

const tones = {
  'awaiting-activation': 'waiting',
  active: 'good',
  disabled: 'over',
} as const satisfies Record<Account['state'], Tone>;

/** True while too many wrong passwords keep an account shut. */
export const isLocked = (account: Pick<Account, 'lockedUntil'>, now: Date): boolean =>
  account.lockedUntil !== null && new Date(account.lockedUntil) > now;

/** How an account stands; a lockout goes before the state, because it is what keeps the person out now. */
export function AccountState({ account, now }: { readonly account: Account; readonly now: Date }): ReactNode {
  const say = useMessages(identityMessages);
  if (account.state === 'active' && account.lockedUntil !== null && isLocked(account, now)) {
    return (
      <>
        <StatusTag tone="stopped">{say('state.locked')}</StatusTag>
        <div className="muted">
          {say('locked.until')} <Instant at={account.lockedUntil} />
        </div>
      </>
    );
  }
  return <StatusTag tone={tones[account.state]}>{say(`state.${account.state}`)}</StatusTag>;
}
