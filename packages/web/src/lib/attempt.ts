/** One thing a person wants done: which content was sent under which idempotency key. */
export interface Attempt {
  readonly key: string;
  readonly content: string;
}

/**
 * The attempt to make for this content: the earlier one again when the content is the same (a retry has the effect of
 * the first try), otherwise one with a fresh key (the server refuses a key used for something else).
 */
export function attemptFor(earlier: Attempt | undefined, content: string, freshKey: () => string): Attempt {
  return earlier?.content === content ? earlier : { key: freshKey(), content };
}

/**
 * What to remember after an answer: nothing once the outcome is known, since doing the same again is then a new wish;
 * the attempt itself while the outcome is unknown.
 */
export function afterAnswer(attempt: Attempt, outcomeUnknown: boolean): Attempt | undefined {
  return outcomeUnknown ? attempt : undefined;
}
