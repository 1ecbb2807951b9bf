import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { subjectKinds } from '../../packages/server/src/aggregates.ts';

const SERVER = join(import.meta.dirname, '../../packages/server/src');

it('every kind of subject that a slice stores is known to the verification of the ledger', async () => {
  const stored: string[] = [];
  for await (const file of glob('domains/*/policy.ts', { cwd: SERVER })) {
    const source = await readFile(join(SERVER, file), 'utf8');
    stored.push(...[...source.matchAll(/subjectType: '([a-z-]+)'/g)].map(([, type]) => type!));
  }
  expect(stored.length).toBeGreaterThan(9);
  expect(subjectKinds.map((kind) => kind.type).sort()).toEqual(stored.sort());
});
