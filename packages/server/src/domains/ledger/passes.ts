/** Shares the runs of a task among callers, one run at a time. */
export interface Passes<Result> {
  /** The result of a run that began after this call. Callers that wait at the same time share it. */
  next(): Promise<Result>;
  /** Resolves when no run is under way, however the last one ended. */
  idle(): Promise<void>;
}

export function sharedPasses<Result>(run: () => Promise<Result>): Passes<Result> {
  let running: Promise<Result> | undefined;
  let queued: Promise<Result> | undefined;
  const begin = (): Promise<Result> => {
    const begun = run().finally(() => {
      if (running === begun) running = undefined;
    });
    running = begun;
    return begun;
  };
  const ended = (pass: Promise<Result> | undefined): Promise<void> =>
    Promise.resolve(pass).then(
      () => undefined,
      () => undefined,
    );
  return {
    next() {
      if (queued !== undefined) return queued;
      if (running === undefined) return begin();
      // The run under way may have looked before the caller's commit.
      queued = ended(running).then(() => {
        queued = undefined;
        return begin();
      });
      return queued;
    },
    async idle() {
      for (let pass = queued ?? running; pass !== undefined; pass = queued ?? running) await ended(pass);
    },
  };
}

/** Does a task again and again with a pause between, until stopped. A failure is told and does not end it. */
export function repeating(
  pauseMs: number,
  task: () => Promise<void>,
  tell: (failure: unknown) => void,
): { start(): void; stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let stopped = true;
  let turn: Promise<void> = Promise.resolve();
  const plan = (): void => {
    timer = setTimeout(() => {
      turn = takeTurn();
    }, pauseMs);
  };
  const takeTurn = async (): Promise<void> => {
    await task().catch(tell);
    if (!stopped) plan();
  };
  return {
    start() {
      if (!stopped) return;
      stopped = false;
      plan();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await turn;
    },
  };
}
