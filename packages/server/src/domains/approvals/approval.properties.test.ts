import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemKinds } from '@yinxin/contract';
import { SYSTEM_ACTOR } from '../../platform/ids.ts';
import { digests, game, PEOPLE, REQUESTER, type Entry, type Game } from './approval.arbitraries.ts';
import { hour } from './approval.examples.ts';
import { currentRound, currentStage, waitingFor } from './approval-progress.ts';
import { evolve, type Approval, type ApprovalEvent } from './approval-state.ts';
import { approvalDecider, type ApprovalCommand } from './approval.ts';
import { answer } from './condition.ts';

/** Games per law; more of them by the environment for a long run. */
const RUNS = Number(process.env['YINXIN_PROPERTY_RUNS'] ?? 300);

/** Checks a law on many games, and that the games were worth playing. */
function law(check: (game: Game) => void): void {
  let played = 0;
  fc.assert(
    fc.property(game, (one) => {
      if (one === undefined) return;
      played += 1;
      check(one);
    }),
    { numRuns: RUNS },
  );
  expect(played).toBeGreaterThan(RUNS / 5);
}

/** The tasks of a stage that agreed, by decision or carried over. */
const agreed = (entry: Entry): string[] =>
  (currentRound(entry.after).stages.at(-1)?.tasks ?? []).flatMap((task) =>
    task.standing === 'approved' || task.standing === 'carried-over' ? [task.person] : [],
  );

/** What becomes of a command long after, with every document opened and every other fact in its favour. */
function tryOut(approval: Approval, actor: string, command: ApprovalCommand): 'accepted' | 'refused' {
  const documentsOpened = digests(approval.rounds.length);
  const favourable = { documentsOpened, receiverMayDecide: true, holderLeft: true };
  return approvalDecider.decide(approval, command, { at: hour(9000), actor, ...favourable }).ok
    ? 'accepted'
    : 'refused';
}

/** Every command that there is, as well formed as it can be. */
const everyCommand = (approval: Approval, person: string): ApprovalCommand[] => {
  const { flow, documents } = currentRound(approval);
  return [
    { type: 'start', ...approval, flow, documents },
    { type: 'resubmit', flow, documents },
    { type: 'approve', opinion: '同意' },
    { type: 'return', reason: '理由' },
    { type: 'refuse', reason: '理由' },
    { type: 'withdraw', reason: null },
    { type: 'transfer', from: person, to: 'elsewhere', reason: '理由' },
    { type: 'remind' },
    { type: 'expire' },
    { type: 'hand-back', reason: '理由' },
    { type: 'void', reason: '理由' },
  ];
};

const FINAL: Approval['status'][] = ['refused', 'withdrawn', 'voided'];

describe('laws of approval', () => {
  it('nobody decides on their own request, directly or by transfer', () => {
    law(({ history }) => {
      for (const { event, actor, after } of history) {
        const [holder = ''] = waitingFor(after);
        const away = { type: 'transfer', from: holder, to: 'elsewhere', reason: '理由' } as const;
        expect(tryOut(after, REQUESTER, { type: 'approve', opinion: '同意' })).toBe('refused');
        expect(tryOut(after, REQUESTER, { type: 'return', reason: '理由' })).toBe('refused');
        expect(tryOut(after, REQUESTER, { type: 'refuse', reason: '理由' })).toBe('refused');
        expect(tryOut(after, REQUESTER, away)).toBe('refused');
        expect(tryOut(after, holder, { ...away, to: REQUESTER })).toBe('refused');
        if (event.type === 'approval.decided') expect(actor).not.toBe(REQUESTER);
        if (event.type === 'approval.carried-over') expect(event.person).not.toBe(REQUESTER);
        if (event.type === 'approval.transferred') expect([event.to, actor]).not.toContain(REQUESTER);
        expect(waitingFor(after)).not.toContain(REQUESTER);
      }
    });
  });

  it('nobody decides twice in one stage, and nobody in the name of another', () => {
    law(({ history }) => {
      const seen = new Set<string>();
      for (const { event, actor, at, after } of history) {
        if (event.type !== 'approval.decided') continue;
        const one = `${after.rounds.length} ${event.stage} ${actor}`;
        expect(seen).not.toContain(one);
        seen.add(one);
        const task = currentRound(after)
          .stages.at(-1)
          ?.tasks.find(({ person }) => person === actor);
        expect(task?.decision).toMatchObject({ by: actor, at, as: event.as });
      }
    });
  });

  it('a stage passes only when enough different people agreed, n of m never by fewer', () => {
    law(({ history }) => {
      for (const entry of history) {
        if (entry.event.type !== 'approval.stage-passed') continue;
        const { stage } = entry.event;
        const { mode, seats } = currentRound(entry.after).flow.stages.find(({ id }) => id === stage)!;
        const needed = mode.kind === 'any' ? 1 : mode.kind === 'n-of-m' ? mode.n : seats.length;
        expect(new Set(agreed(entry)).size).toBeGreaterThanOrEqual(needed);
      }
    });
  });

  it('a refusal ends all, any and in-order at once, and n of m only when n can no longer be reached', () => {
    law(({ history }) => {
      history.forEach(({ event, after }, index) => {
        if (event.type !== 'approval.decided' || event.as !== 'refuse') return;
        const { mode } = currentRound(after).flow.stages.find(({ id }) => id === event.stage)!;
        const tasks = currentRound(after).stages.at(-1)?.tasks ?? [];
        const reachable = tasks.filter(({ standing }) => standing !== 'refused').length;
        const ends = mode.kind !== 'n-of-m' || reachable < mode.n;
        expect(history[index + 1]?.event.type === 'approval.refused').toBe(ends);
      });
    });
  });

  it('no stage is skipped unless its condition said so', () => {
    law(({ definition, facts, history, final }) => {
      const { flow } = currentRound(final);
      const wanted = definition.stages.filter(({ when }) => when === undefined || answer(when, facts) !== 'no');
      expect(flow.stages.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
      expect(flow.skipped.length).toBe(definition.stages.length - wanted.length);
      for (const { event, after } of history) {
        if (event.type !== 'approval.approved') continue;
        const passed = currentRound(after).stages.filter(({ passedAt }) => passedAt !== null);
        expect(passed.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
      }
    });
  });

  it('terminal is terminal, and an approval can only be voided', () => {
    law(({ history, final }) => {
      for (const person of [...PEOPLE, 'admin', SYSTEM_ACTOR]) {
        if (!FINAL.includes(final.status)) break;
        for (const command of everyCommand(final, person)) expect(tryOut(final, person, command)).toBe('refused');
      }
      history.forEach(({ after }, index) => {
        const next = history[index + 1]?.event.type;
        if (next === undefined) return;
        expect(FINAL).not.toContain(after.status);
        if (after.status === 'approved') expect(next).toBe('approval.voided');
        if (after.status === 'returned') {
          expect(['approval.resubmitted', 'approval.withdrawn', 'approval.voided']).toContain(next);
        }
      });
    });
  });

  it('a return loses nothing: earlier rounds stay as they were', () => {
    law(({ history, final }) => {
      for (const { event, after } of history) {
        if (event.type === 'approval.returned') {
          expect(final.rounds[after.rounds.length - 1]?.documents).toEqual(currentRound(after).documents);
        }
        if (event.type !== 'approval.resubmitted') continue;
        expect(final.rounds.slice(0, after.rounds.length - 1)).toEqual(after.rounds.slice(0, -1));
      }
      const kept = final.rounds.flatMap(({ stages }) =>
        stages.flatMap(({ tasks }) => tasks.filter(({ decision }) => decision !== null)),
      );
      expect(kept).toHaveLength(history.filter(({ event }) => event.type === 'approval.decided').length);
    });
  });

  it('an approval is given only by somebody who was shown every pinned document of the round', () => {
    law(({ history }) => {
      for (const { event, after } of history) {
        if (event.type !== 'approval.decided' || event.as !== 'approve') continue;
        expect(event.documents).toEqual(currentRound(after).documents.map(({ digest }) => digest));
      }
    });
  });

  it('a timer fires once for each opening of a stage, never early, and decides nothing', () => {
    law(({ history }) => {
      const seen = new Set<string>();
      for (const { event, at, after } of history) {
        if (event.type !== 'approval.reminded' && event.type !== 'approval.overdue') continue;
        const one = `${after.rounds.length} ${event.stage} ${event.type}`;
        expect(seen).not.toContain(one);
        seen.add(one);
        const stage = currentStage(after);
        const due = event.type === 'approval.reminded' ? stage?.remindAt : stage?.dueAt;
        expect(due != null && due <= at).toBe(true);
        expect(event.people).toEqual(waitingFor(after));
        const again = event.type === 'approval.reminded' ? 'remind' : 'expire';
        expect(tryOut(after, SYSTEM_ACTOR, { type: again })).toBe('refused');
      }
    });
  });

  it('while it is open somebody is waited for, and they can always bring it to an end', () => {
    law(({ final }) => {
      let state = final;
      for (let steps = 0; state.status === 'in-approval'; steps += 1) {
        const [person] = waitingFor(state);
        expect(person).toBeDefined();
        expect(steps).toBeLessThan(40);
        const context = { at: hour(5000), actor: person ?? '', documentsOpened: digests(state.rounds.length) };
        const decision = approvalDecider.decide(state, { type: 'approve', opinion: '同意' }, context);
        expect(decision.ok).toBe(true);
        if (!decision.ok) return;
        state = decision.events.reduce((now, event) => evolve(now, event, { ...context, seq: 0 }), state);
      }
      if (final.status === 'in-approval') expect(state.status).toBe('approved');
    });
  });

  it('a refusal has words for people and changes nothing', () => {
    law(({ refused }) => {
      for (const { code, before, after } of refused) {
        expect(Object.keys(problemKinds)).toContain(code);
        expect(after).toBe(before);
      }
    });
  });

  it('replaying the history gives the state, through JSON as well', () => {
    law(({ history, final }) => {
      const again = history.reduce<Approval | undefined>((state, { event, actor, at }, index) => {
        const stored = JSON.parse(JSON.stringify(event)) as ApprovalEvent;
        return evolve(state, stored, { at, actor, seq: index + 1 });
      }, undefined);
      expect(again).toStrictEqual(final);
      expect(JSON.parse(JSON.stringify(final))).toStrictEqual(final);
    });
  });
});
