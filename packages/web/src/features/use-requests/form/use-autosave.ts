import { useQueryClient } from '@tanstack/react-query';
import { ProblemError, type DraftContent } from '@yinxin/contract';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { client } from '../../../lib/client.ts';
import { freshKey } from '../../../lib/fresh-key.ts';
import { outcomeUnknown } from '../../../lib/problems.ts';
import { requestQuery } from '../api.ts';
import { createAutosave, type Autosave, type Saved, type SaveState } from './autosave.ts';

const isConflict = (error: unknown): boolean =>
  error instanceof ProblemError && error.problem.code === 'version-conflict';

/** A draft on the screen: its content, and how it stands towards what the server has. */
export interface AutosavedDraft {
  readonly content: DraftContent;
  readonly update: (change: (content: DraftContent) => DraftContent) => void;
  readonly saved: Saved | undefined;
  readonly state: SaveState;
  readonly flush: Autosave<DraftContent>['flush'];
  /** Saves what is on the screen over the newest version, after a conflict. */
  readonly keepMine: () => Promise<void>;
}

/** Keeps a draft saved while it is written; a new one begins to exist with the first thing typed. */
export function useAutosave(
  initial: DraftContent,
  already: Saved | undefined,
  onCreated: (id: string) => void,
): AutosavedDraft {
  const queries = useQueryClient();
  const [content, setContent] = useState(initial);
  const newest = useRef(initial);
  const [standing, setStanding] = useState<{ readonly state: SaveState; readonly saved: Saved | undefined }>({
    state: { kind: 'saved' },
    saved: already,
  });

  const [autosave] = useState(() =>
    createAutosave<DraftContent>({
      saved: already,
      save: async (body, saved, idempotencyKey) => {
        const kept =
          saved === undefined
            ? await client.useRequests.createUseRequest({ body }, { idempotencyKey })
            : await client.useRequests.saveUseRequestDraft(
                { params: { id: saved.id }, body },
                { idempotencyKey, version: saved.version },
              );
        queries.setQueryData(requestQuery(kept.id).queryKey, kept);
        void queries.invalidateQueries({ queryKey: ['use-requests', 'list'], refetchType: 'none' });
        if (saved === undefined) onCreated(kept.id);
        return { id: kept.id, version: kept.version };
      },
      onState: (state, saved) => setStanding({ state, saved }),
      isConflict,
      isUnknown: outcomeUnknown,
      freshKey,
      quietMs: 800,
      retryMs: 4_000,
    }),
  );

  // Leaving the form, or the tab: save at once. Closing it with something unsaved asks first.
  useEffect(() => () => void autosave.flush(), [autosave]);
  const leaving = useEffectEvent((event: BeforeUnloadEvent) => {
    if (standing.state.kind !== 'saved') event.preventDefault();
  });
  useEffect(() => {
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') void autosave.flush();
    };
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('beforeunload', leaving);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('beforeunload', leaving);
    };
  }, [autosave]);

  return {
    content,
    update: (change) => {
      const next = change(newest.current);
      if (next === newest.current) return;
      newest.current = next;
      setContent(next);
      autosave.change(next);
    },
    ...standing,
    flush: autosave.flush,
    keepMine: async () => {
      if (standing.saved === undefined) return;
      const { id, version } = await queries.fetchQuery({ ...requestQuery(standing.saved.id), staleTime: 0 });
      await autosave.resume({ id, version });
    },
  };
}
