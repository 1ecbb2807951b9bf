import { useRef, useState } from 'react';
import { freshKey } from '../../lib/fresh-key.ts';
import { useMessages } from '../../lib/i18n.ts';
import { problemTexts, troubleOf, type Trouble } from '../../lib/problems.ts';
import type { Progress } from '../../lib/upload.ts';

/** How one upload stands. All bytes sent and no answer yet means that the server looks at the file. */
export type UploadState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'sending'; readonly share: number }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'refused'; readonly trouble: Trouble };

export interface UploadRow {
  readonly id: string;
  readonly file: File;
  readonly state: UploadState;
}

export interface UploadOptions {
  readonly signal: AbortSignal;
  readonly progress: Progress;
  /** The same for every try of one file, so that a repeated upload is stored once. */
  readonly idempotencyKey: string;
}

export interface Uploads {
  readonly rows: readonly UploadRow[];
  readonly add: (files: readonly File[]) => void;
  readonly retry: (row: UploadRow) => void;
  readonly stop: (row: UploadRow) => void;
  readonly remove: (row: UploadRow) => void;
}

/** Sends files one after the other; a row disappears when its file was taken and `onUploaded` has it. */
export function useUploads<Result>(
  upload: (file: File, options: UploadOptions) => Promise<Result>,
  onUploaded: (result: Result, file: File) => void,
): Uploads {
  const say = useMessages(problemTexts);
  const [rows, setRows] = useState<readonly UploadRow[]>([]);
  const queue = useRef(Promise.resolve());
  const running = useRef(new Map<string, AbortController>());

  const set = (id: string, state: UploadState): void =>
    setRows((all) => all.map((row) => (row.id === id ? { ...row, state } : row)));
  const drop = (id: string): void => setRows((all) => all.filter((row) => row.id !== id));

  const enqueue = (id: string, file: File): void => {
    const control = new AbortController();
    running.current.set(id, control);
    const before = queue.current;
    queue.current = (async () => {
      await before;
      try {
        control.signal.throwIfAborted();
        set(id, { kind: 'sending', share: 0 });
        const progress = (share: number): void => set(id, { kind: 'sending', share });
        const result = await upload(file, { signal: control.signal, progress, idempotencyKey: id });
        drop(id);
        onUploaded(result, file);
      } catch (error) {
        set(id, control.signal.aborted ? { kind: 'cancelled' } : { kind: 'refused', trouble: troubleOf(error, say) });
      } finally {
        running.current.delete(id);
      }
    })();
  };

  return {
    rows,
    add: (files) => {
      const added = files.map((file) => ({ id: freshKey(), file, state: { kind: 'waiting' } as const }));
      setRows((all) => [...all, ...added]);
      for (const { id, file } of added) enqueue(id, file);
    },
    retry: ({ id, file }) => {
      set(id, { kind: 'waiting' });
      enqueue(id, file);
    },
    stop: ({ id }) => running.current.get(id)?.abort(),
    remove: ({ id }) => drop(id),
  };
}
