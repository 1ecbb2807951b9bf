/** What the server has of a draft. */
export interface Saved {
  readonly id: string;
  readonly version: number;
}

/** How the typed stands towards the saved. */
export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  /** Somebody, or another window, saved something else meanwhile; nothing more is sent until a person chooses. */
  | { readonly kind: 'conflict' }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface AutosaveSettings<Content> {
  /** What is saved already; nothing for a draft that does not exist yet. */
  readonly saved: Saved | undefined;
  readonly save: (content: Content, saved: Saved | undefined, idempotencyKey: string) => Promise<Saved>;
  readonly onState: (state: SaveState, saved: Saved | undefined) => void;
  readonly isConflict: (error: unknown) => boolean;
  /** The server may have saved although the call failed: worth another try by itself, under the same key. */
  readonly isUnknown: (error: unknown) => boolean;
  readonly freshKey: () => string;
  /** Milliseconds without typing before it is saved. */
  readonly quietMs: number;
  /** Milliseconds before a lost call is tried again. */
  readonly retryMs: number;
}

export interface Autosave<Content> {
  /** Takes what was typed; it is saved after a moment of quiet. */
  change(content: Content): void;
  /** Saves now. Gives what the server has once it has everything; nothing when it could not be saved. */
  flush(): Promise<Saved | undefined>;
  /** Goes on after a conflict: what was typed is saved over this version. */
  resume(saved: Saved): Promise<Saved | undefined>;
  stop(): void;
}

/** Saves a draft by itself: one call at a time, the newest content last, a lost call repeated under its own key. */
export function createAutosave<Content>(settings: AutosaveSettings<Content>): Autosave<Content> {
  let saved = settings.saved;
  /** Typed and not sent yet. */
  let pending: { readonly content: Content } | undefined;
  /** Sent, but nobody knows whether it arrived: it goes first, as it was, or what follows would look like a conflict. */
  let lost: { readonly content: Content; readonly key: string } | undefined;
  let running: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stuck = false;
  let stopped = false;

  const tell = (state: SaveState): void => {
    if (!stopped) settings.onState(state, saved);
  };
  const wait = (ms: number): void => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void run(), ms);
  };

  const take = (): typeof lost => {
    const job = lost ?? (pending && { content: pending.content, key: settings.freshKey() });
    if (lost === undefined) pending = undefined;
    return job;
  };

  const saveAll = async (): Promise<void> => {
    for (let job = stuck ? undefined : take(); job !== undefined; job = take()) {
      tell({ kind: 'saving' });
      try {
        saved = await settings.save(job.content, saved, job.key);
        lost = undefined;
      } catch (error) {
        fail(job, error);
        return;
      }
    }
    if (!stuck) tell({ kind: 'saved' });
  };

  const fail = (job: NonNullable<typeof lost>, error: unknown): void => {
    if (settings.isUnknown(error)) {
      lost = job;
      wait(settings.retryMs);
    } else {
      lost = undefined;
      pending ??= { content: job.content };
      stuck = settings.isConflict(error);
    }
    tell(stuck ? { kind: 'conflict' } : { kind: 'failed', error });
  };

  const run = async (): Promise<void> => {
    clearTimeout(timer);
    running ??= saveAll().finally(() => {
      running = undefined;
    });
    await running;
  };
  const settled = (): Saved | undefined => (pending === undefined && lost === undefined ? saved : undefined);

  return {
    change(content) {
      pending = { content };
      if (stuck) return;
      tell({ kind: 'unsaved' });
      wait(lost === undefined ? settings.quietMs : settings.retryMs);
    },
    async flush() {
      if (running !== undefined) await running;
      if (pending !== undefined || lost !== undefined) await run();
      return settled();
    },
    async resume(newest) {
      saved = newest;
      stuck = false;
      await run();
      return settled();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
