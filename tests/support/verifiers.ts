import { accessSync, constants, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { inject } from 'vitest';

/** Programs that we did not write and that check what we make. None is required; each one present is used. */
const verifiers = ['pdfsig', 'qpdf', 'openssl', 'go'] as const;
export type Verifier = (typeof verifiers)[number];

const USED = 'used-';

/** Path of an outside verifier, and a note for the summary that it was used; undefined when the machine has none. */
export function outsideVerifier(name: Verifier): string | undefined {
  const path = find(name);
  if (path !== undefined) writeFileSync(join(inject('verifiersUsed'), `${USED}${name}`), '');
  return path;
}

/** One line for the end of the test run. `notes` are the file names in the folder of the run. */
export function verifierSummary(notes: readonly string[]): string {
  const used = verifiers.filter((name) => notes.includes(`${USED}${name}`));
  const absent = verifiers.filter((name) => find(name) === undefined);
  const idle = verifiers.filter((name) => !used.includes(name) && !absent.includes(name));
  const part = (label: string, names: readonly string[]): string => `${label} ${names.join(', ') || 'none'}`;
  return `\nOutside verifiers: ${part('used', used)}; ${part('present but not called', idle)}; ${part('not on this machine', absent)}`;
}

function find(name: string): string | undefined {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      continue;
    }
  }
  return undefined;
}
