import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { probeConfinement } from './confinement.ts';
import { createIntake } from './intake.ts';
import { findOffice } from './office.ts';
import { emptyPages } from './testing/sample-files.ts';

const confinement = probeConfinement();
const docx = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.from('word/document.xml')]);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'office-'));
  await writeFile(join(folder, 'two-pages.pdf'), await emptyPages(2));
});
afterAll(() => rm(folder, { recursive: true }));

/** A program that is called as LibreOffice is. `$out` is the folder for results, `$in` the document. */
async function converter(script: string): Promise<string> {
  const path = join(await mkdtemp(join(folder, 'bin-')), 'soffice');
  await writeFile(path, `#!/bin/sh\nfor last; do in="$last"; done; out=$(dirname "$in")\n${script}\n`);
  await chmod(path, 0o755);
  return path;
}

async function inspected(script: string, wallClock = 20_000) {
  const intake = createIntake({ soffice: await converter(script), wallClock });
  try {
    return await intake.inspect(docx, '合同.docx');
  } finally {
    intake.close();
  }
}

const leftovers = async (): Promise<string[]> =>
  (await readdir(tmpdir())).filter((name) => name.startsWith('yinxin-docx-'));

describe.runIf(confinement.noNetwork)('a DOCX', () => {
  test('becomes the PDF that the converter made, with a profile and an environment of its own', async () => {
    const checks = `test "$HOME" = "$out" && test -z "$SSH_AUTH_SOCK$USER" || exit 1
      case "$*" in *UserInstallation=file://$out/profile*) ;; *) exit 1;; esac`;
    const result = await inspected(`${checks}\ncp ${join(folder, 'two-pages.pdf')} "$out/document.pdf"`);
    expect(result).toMatchObject({ ok: true, value: { uploaded: { type: 'docx', size: docx.length } } });
    expect(result.ok && result.value.facts.pages).toHaveLength(2);
  });

  test.each([
    ['fails', 'exit 77'],
    ['makes nothing', 'exit 0'],
    ['hangs with processes of its own', 'sleep 1000 & sleep 1000'],
  ])('is refused when the converter %s, and nothing is left behind', async (_, script) => {
    const before = await leftovers();
    expect(await inspected(script, 700)).toEqual({ ok: false, refusal: { code: 'docx-conversion-failed' } });
    expect(await leftovers()).toEqual(before);
  });

  test('whose converter makes something hostile of it is refused for that', async () => {
    expect(await inspected(`echo '%PDF-1.7 nothing' > "$out/document.pdf"`)).toEqual({
      ok: false,
      refusal: { code: 'document-damaged' },
    });
  });

  test('is not converted where the converter could reach the network', async () => {
    const open = { limits: true, noNetwork: undefined };
    const intake = createIntake({ soffice: await converter('exit 0'), confinement: open });
    expect(await intake.inspect(docx, 'a.docx')).toEqual({ ok: false, refusal: { code: 'docx-converter-missing' } });
    intake.close();
  });
});

test('LibreOffice is looked for along the search path', async () => {
  const path = await converter('exit 0');
  expect(findOffice(`/nonexistent:${join(path, '..')}`)).toBe(path);
  expect(findOffice('/nonexistent')).toBeUndefined();
  expect(findOffice('')).toBeUndefined();
});
