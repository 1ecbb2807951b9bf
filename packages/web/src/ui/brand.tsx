import type { ReactNode } from 'react';

/** The house mark: a round seal in vermilion. The name beside it says the rest, so readers by ear skip it. */
export function BrandMark({ size }: { readonly size: number }): ReactNode {
  return (
    <svg width={size} height={size} viewBox="0 0 64 64" aria-hidden="true" focusable="false">
      <circle cx="32" cy="32" r="28" fill="none" stroke="var(--vermilion)" strokeWidth="5" />
      <path
        fill="var(--vermilion)"
        d="m32 16.5 3.48 10.71h11.26l-9.11 6.62 3.48 10.71L32 37.92l-9.11 6.62 3.48-10.71-9.11-6.62h11.26z"
      />
    </svg>
  );
}
