import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replay } from '../../platform/decider.ts';
import {
  accountDecider,
  isLocked,
  LOCK_MINUTES,
  loginKeyOf,
  MOST_FAILURES,
  type Account,
  type AccountCommand,
  type AccountEvent,
} from './account.ts';

const START = Date.parse('2026-01-05T01:00:00.000Z');
const instant = (minutes: number): string => new Date(START + minutes * 60_000).toISOString();

const command = fc.oneof(
  fc.record({ type: fc.constant('sign-in' as const), passwordRight: fc.boolean(), address: fc.constant('10.0.0.1') }),
  fc.constantFrom<AccountCommand>(
    { type: 'activate' },
    { type: 'sign-out' },
    { type: 'change-password' },
    { type: 'renew-activation' },
    { type: 'disable', reason: '离职' },
    { type: 'enable', reason: '返聘' },
    { type: 'unlock' },
  ),
);
const history = fc.array(fc.record({ command, minutes: fc.integer({ min: 0, max: 20 }) }), { maxLength: 60 });

interface Step {
  readonly at: string;
  readonly command: AccountCommand;
  readonly before: Account;
  readonly after: Account;
  readonly events: readonly AccountEvent[];
}

/** Runs commands with time going forward; collects what happened. */
function run(commands: readonly { command: AccountCommand; minutes: number }[]) {
  const log: { event: AccountEvent; meta: { at: string; actor: string; seq: number } }[] = [];
  const steps: Step[] = [];
  let minutes = 0;
  let state: Account | undefined;
  const all = [
    { command: { type: 'create', loginName: 'wangqiang', displayName: '王强' } as AccountCommand, minutes: 0 },
    ...commands,
  ];
  for (const one of all) {
    minutes += one.minutes;
    const at = instant(minutes);
    const before = state;
    const decision = accountDecider.decide(state, one.command, { at, actor: 'someone' });
    const events = decision.ok ? decision.events : [];
    for (const event of events) {
      const meta = { at, actor: 'someone', seq: log.length + 1 };
      state = accountDecider.evolve(state, event, meta);
      log.push({ event, meta });
    }
    if (before !== undefined && state !== undefined) {
      steps.push({ at, command: one.command, before, after: state, events });
    }
  }
  return { log, steps, state };
}

describe('laws of an account', () => {
  it('folding the history gives the state', () => {
    fc.assert(
      fc.property(history, (commands) => {
        const { log, state } = run(commands);
        expect(replay(accountDecider.evolve, log)).toEqual(state);
      }),
    );
  });

  it('nobody signs in with a wrong password, while locked, disabled or not activated', () => {
    fc.assert(
      fc.property(history, (commands) => {
        for (const { at, command, before, events } of run(commands).steps) {
          if (!events.some((event) => event.type === 'account.signed-in')) continue;
          expect(command).toMatchObject({ type: 'sign-in', passwordRight: true });
          expect(before.state).toBe('active');
          expect(isLocked(before, at)).toBe(false);
        }
      }),
    );
  });

  it('an active account is locked by the fifth wrong password in a row, for a quarter of an hour', () => {
    fc.assert(
      fc.property(history, (commands) => {
        let inARow = 0;
        for (const { at, command, before, after } of run(commands).steps) {
          const open = before.state === 'active' && !isLocked(before, at);
          if (command.type !== 'sign-in') {
            if (after.failures === 0) inARow = 0;
            continue;
          }
          inARow = command.passwordRight && open ? 0 : open ? inARow + 1 : inARow;
          if (open && inARow === MOST_FAILURES) {
            expect(after.lockedUntil).toBe(new Date(Date.parse(at) + LOCK_MINUTES * 60_000).toISOString());
            inARow = 0;
          }
        }
      }),
    );
  });

  it('an account is active only after its owner has set a password', () => {
    fc.assert(
      fc.property(history, (commands) => {
        let activated = false;
        for (const { command, after } of run(commands).steps) {
          if (command.type === 'activate' && after.state === 'active') activated = true;
          expect(after.state === 'active' && !activated).toBe(false);
        }
      }),
    );
  });

  it('a refusal changes nothing', () => {
    fc.assert(
      fc.property(history, (commands) => {
        for (const { before, after, events } of run(commands).steps) {
          if (events.length === 0) expect(after).toBe(before);
        }
      }),
    );
  });
});

describe('login names', () => {
  it('full-width letters, case and stray spaces make no second account', () => {
    expect(loginKeyOf(' ＷａｎｇQiang ')).toBe('wangqiang');
  });
});
