import { useSyncExternalStore } from 'react';

/** Whether the server said, after the desk was opened, that the session has ended. */
let ended = false;
const listeners = new Set<() => void>();

function set(value: boolean): void {
  ended = value;
  for (const listener of listeners) listener();
}

/** Wraps `fetch` so that a 401 is noticed wherever it happens; the call itself fails as it would anyway. */
export const noticeEndedSession =
  (send: typeof fetch): typeof fetch =>
  async (...request) => {
    const response = await send(...request);
    if (response.status === 401) set(true);
    return response;
  };

/** To be called after the same person signed in again. */
export const resumeSession = (): void => set(false);

/** True while the session has ended; the page stays as it is, so that nothing typed is lost. */
export const useSessionEnded = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => ended,
  );
