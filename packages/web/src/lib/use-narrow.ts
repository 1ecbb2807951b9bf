import { useSyncExternalStore } from 'react';

/** Below this width (CSS pixels) the layout is the phone's; the same number stands in the style sheets. */
const narrow = matchMedia('(max-width: 767px)');

/** True on a phone, or in a window as narrow as one. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      narrow.addEventListener('change', listener);
      return () => narrow.removeEventListener('change', listener);
    },
    () => narrow.matches,
  );
