import type { ReactNode } from 'react';
import { useLanguage } from '../lib/i18n.ts';
import { formatInstant, readersZone } from '../lib/instants.ts';

/** An instant (ISO 8601, UTC) on the reader's clock, with its zone. */
export function Instant({ at, seconds }: { readonly at: string; readonly seconds?: boolean }): ReactNode {
  const text = formatInstant(at, { language: useLanguage(), zone: readersZone(), seconds });
  return (
    <time dateTime={at} title={at} className="instant">
      {text}
    </time>
  );
}
