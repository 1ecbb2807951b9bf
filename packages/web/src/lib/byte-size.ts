const UNITS = ['B', 'KB', 'MB', 'GB'] as const;

/** A number of bytes for reading: `980 B`, `1.5 MB`; steps of 1024, as file managers count. */
export function formatBytes(bytes: number): string {
  const step = Math.min(UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10));
  const amount = bytes / 1024 ** step;
  return `${step === 0 || amount >= 100 ? Math.round(amount) : Number(amount.toFixed(1))} ${UNITS[step]}`;
}
