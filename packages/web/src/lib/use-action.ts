import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { afterAnswer, attemptFor, type Attempt } from './attempt.ts';
import { freshKey } from './fresh-key.ts';
import { useMessages } from './i18n.ts';
import { outcomeUnknown, problemTexts, troubleOf, type Trouble } from './problems.ts';

/** What an action hands to the client: pass it on as the call's options. */
export interface ActionOptions {
  readonly idempotencyKey: string;
}

/** How an action ended: done with its result, or not, with the trouble; without trouble it is already under way. */
export type Answer<Result> =
  | { readonly done: true; readonly result: Result }
  | { readonly done: false; readonly trouble?: Trouble };

export interface Action<Input, Result> {
  /** Does it; never throws. */
  readonly act: (input: Input) => Promise<Answer<Result>>;
  readonly busy: boolean;
  readonly trouble: Trouble | undefined;
  readonly dismiss: () => void;
}

/**
 * One write with exactly one effect. A second click while the first is under way does nothing; a retry after a lost
 * reply repeats the idempotency key as long as the input is the same. Afterwards whatever is on the screen is asked
 * again: a write may touch counters, the inbox and the history beside the record itself.
 */
export function useAction<Input, Result>(
  work: (input: Input, options: ActionOptions) => Promise<Result>,
): Action<Input, Result> {
  const queries = useQueryClient();
  const say = useMessages(problemTexts);
  const attempt = useRef<Attempt>(undefined);
  const underWay = useRef(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();

  const act = async (input: Input): Promise<Answer<Result>> => {
    if (underWay.current) return { done: false };
    underWay.current = true;
    setBusy(true);
    const current = attemptFor(attempt.current, JSON.stringify(input ?? null), freshKey);
    try {
      const result = await work(input, { idempotencyKey: current.key });
      attempt.current = afterAnswer(current, false);
      setTrouble(undefined);
      return { done: true, result };
    } catch (error) {
      attempt.current = afterAnswer(current, outcomeUnknown(error));
      const refusal = troubleOf(error, say);
      setTrouble(refusal);
      return { done: false, trouble: refusal };
    } finally {
      underWay.current = false;
      setBusy(false);
      void queries.invalidateQueries();
    }
  };

  return { act, busy, trouble, dismiss: () => setTrouble(undefined) };
}
