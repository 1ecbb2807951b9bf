import { glob, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';
import { beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Slices in their order: each may import only slices before it. */
const SLICES = [
  'identity',
  'organization',
  'ledger',
  'documents',
  'approvals',
  'seals',
  'places',
  'checks',
  'custody',
  'use-requests',
  'sealing',
  'records',
  'destruction',
  'engraving',
  'notices',
  'suspension',
  'carry-out',
  'inventory',
  'verification',
  'supervision',
  'statistics',
  'notifications',
  'backup',
  'setup',
];

interface Import {
  readonly from: string;
  /** Path inside the repository, or the name of a package. */
  readonly to: string;
}

const imports: Import[] = [];
const files: string[] = [];

beforeAll(async () => {
  for await (const file of glob('packages/*/src/**/*.{ts,tsx}', { cwd: ROOT })) files.push(file);
  for (const file of files) {
    const source = await readFile(join(ROOT, file), 'utf8');
    for (const specifier of specifiersOf(file, source)) {
      const to = specifier.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(file), specifier)) : specifier;
      imports.push({ from: file, to });
    }
  }
});

/** Static, type-only, re-exported and dynamic imports of a file. */
function specifiersOf(file: string, source: string): string[] {
  const { module } = parseSync(file, source);
  const fixed = [
    ...module.staticImports.map((one) => one.moduleRequest.value),
    ...module.staticExports.flatMap((one) => one.entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
  ];
  const dynamic = module.dynamicImports.flatMap(
    (one) => /^['"](.+)['"]$/.exec(source.slice(one.moduleRequest.start, one.moduleRequest.end))?.[1] ?? [],
  );
  return [...fixed, ...dynamic];
}

const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file) || file.includes('/testing/');
const sliceOf = (path: string): string | undefined => /^packages\/server\/src\/domains\/([^/]+)\//.exec(path)?.[1];
const packageOf = (path: string): string | undefined => /^packages\/([^/]+)\//.exec(path)?.[1];

/** Imports that break a rule, as readable lines. */
const breaking = (rule: (one: Import) => boolean): string[] =>
  imports.filter((one) => !isTest(one.from) && rule(one)).map(({ from, to }) => `${from} → ${to}`);

describe('packages', () => {
  it('were read: a checker that reads nothing is green', () => {
    expect(files.length).toBeGreaterThan(150);
    expect(imports.length).toBeGreaterThan(500);
  });

  it('import each other by name, never by path', () => {
    expect(breaking(({ from, to }) => packageOf(to) !== undefined && packageOf(to) !== packageOf(from))).toEqual([]);
  });

  it('the contract knows zod only', () => {
    const foreign = breaking(
      ({ from, to }) => packageOf(from) === 'contract' && !to.startsWith('packages/') && to !== 'zod',
    );
    expect(foreign).toEqual([]);
  });

  it('the ledger is pure: no input, no output, no dependency', () => {
    const foreign = breaking(
      ({ from, to }) => packageOf(from) === 'ledger' && !to.startsWith('packages/ledger/') && to !== 'node:crypto',
    );
    expect(foreign).toEqual([]);
  });

  it('the web app imports no server code', () => {
    const foreign = breaking(
      ({ from, to }) => packageOf(from) === 'web' && /^(@yinxin\/(server|esign|ledger|cli)|node:)/.test(to),
    );
    expect(foreign).toEqual([]);
  });
});

describe('slices of the server', () => {
  it('have a place in the order', () => {
    const unplaced = [...new Set(files.map(sliceOf))].filter((slice) => slice !== undefined && !SLICES.includes(slice));
    expect(unplaced).toEqual([]);
  });

  it('import only slices before them', () => {
    const backward = breaking(({ from, to }) => {
      const [mine, other] = [sliceOf(from), sliceOf(to)];
      if (mine === undefined || other === undefined || mine === other) return false;
      return SLICES.indexOf(other) >= SLICES.indexOf(mine);
    });
    expect(backward).toEqual([]);
  });

  it('are entered through their index.ts', () => {
    const inside = breaking(({ from, to }) => {
      const other = sliceOf(to);
      // The ordered list of migrations names each slice's own list, before anything else of the slice may load.
      if (from === 'packages/server/src/platform/db/migrations.ts') return false;
      return other !== undefined && other !== sliceOf(from) && !to.endsWith('/index.ts');
    });
    expect(inside).toEqual([]);
  });

  it('the platform knows no slice', () => {
    const known = breaking(
      ({ from, to }) =>
        from.startsWith('packages/server/src/platform/') &&
        from !== 'packages/server/src/platform/db/migrations.ts' &&
        sliceOf(to) !== undefined,
    );
    expect(known).toEqual([]);
  });

  it('pure files do no input or output', async () => {
    const pure: string[] = [];
    for (const file of files) {
      if (sliceOf(file) === undefined || isTest(file)) continue;
      const source = await readFile(join(ROOT, file), 'utf8');
      if (/Decider</.test(source) && !file.endsWith('policy.ts')) pure.push(file);
    }
    expect(pure.length).toBeGreaterThan(5);
    const impure = breaking(
      ({ from, to }) =>
        pure.includes(from) &&
        (/^(kysely|pg|pg-boss|fastify|node:(?!crypto|util))/.test(to) ||
          /platform\/(db|http|jobs|vault|transition)/.test(to)),
    );
    expect(impure).toEqual([]);
  });
});

it('no folder is called what says nothing', () => {
  const empty = /\/(utils?|helpers?|common|managers?|base|services?|misc|shared)(\/|\.tsx?$)/;
  expect(files.filter((file) => empty.test(file))).toEqual([]);
});
