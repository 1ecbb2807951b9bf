import { chmod, mkdtemp, readdir, rm, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../clock.ts';
import { keyPurposes, openKeyring } from './keyring.ts';
import { createVault } from './vault.ts';

let parent: string;
let folder: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'keyring-'));
  folder = join(parent, 'data', 'keys');
});
afterEach(() => rm(parent, { recursive: true, force: true }));

const open = () => openKeyring(folder, systemClock);
const mode = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;

describe('the keyring', () => {
  test('is made at the first start, private to its owner, and opens again with the same keys', async () => {
    const first = await open();
    expect(await mode(folder)).toBe(0o700);
    expect(await mode(join(folder, 'root.key'))).toBe(0o400);
    const again = await open();
    for (const purpose of keyPurposes) {
      expect(again.current(purpose)).toEqual(first.current(purpose));
      expect(first.current(purpose).id).toBe(`${purpose}@1`);
    }
    const keys = keyPurposes.map((purpose) => Buffer.from(first.current(purpose).key).toString('hex'));
    expect(new Set(keys).size).toBe(keyPurposes.length);
    expect(await readdir(folder)).toEqual(['keyring.1', 'root.key']);
  });

  test('writes with the new version after a rotation and still reads the old', async () => {
    const keyring = await open();
    const vault = createVault(keyring);
    const before = vault.lock('field', 'person|1|phone', Buffer.from('13800000000'));
    const rotated = await keyring.rotate('field');
    expect(rotated.id).toBe('field@2');
    const after = vault.lock('field', 'person|1|phone', Buffer.from('13900000000'));

    const reopened = createVault(await open());
    expect(Buffer.from(await reopened.unlock('field', 'person|1|phone', before)).toString()).toBe('13800000000');
    expect(Buffer.from(await reopened.unlock('field', 'person|1|phone', after)).toString()).toBe('13900000000');
  });

  test('learns of a version that another process has added', async () => {
    const mine = await open();
    const yours = await open();
    const rotated = await yours.rotate('document');
    expect(await mine.find(rotated.id)).toEqual(rotated);
    await expect(mine.find('document@9')).rejects.toMatchObject({ code: 'key-missing' });
  });

  test('loses no key when many change it at once, and all agree on a new secret', async () => {
    const many = await Promise.all(Array.from({ length: 6 }, open));
    const secrets = await Promise.all(many.map((keyring) => keyring.secret('ledger-signing', 32)));
    await Promise.all(many.map((keyring) => keyring.rotate('body')));
    const last = await open();
    expect(last.current('body').id).toBe('body@7');
    const expected = await last.secret('ledger-signing', 32);
    expect(secrets.every((secret) => Buffer.from(secret).equals(expected))).toBe(true);
  });

  test('says what to do when the root key is gone, and makes no new one', async () => {
    await open();
    await unlink(join(folder, 'root.key'));
    await expect(open()).rejects.toMatchObject({
      code: 'keys-unusable',
      message: expect.stringContaining('safe copy'),
    });
    expect(await readdir(folder)).toEqual(['keyring.1']);
  });

  test('says what to do when others can read the root key', async () => {
    await open();
    await chmod(join(folder, 'root.key'), 0o440);
    await expect(open()).rejects.toMatchObject({
      code: 'keys-unusable',
      message: expect.stringContaining('chmod 400'),
    });
  });

  test.each([
    ['of another installation', `${Buffer.alloc(32, 7).toString('base64')}\n`],
    ['that is no key', 'hello'],
  ])('says what to do with a root key %s', async (_, text) => {
    await open();
    await rm(join(folder, 'root.key'));
    await writeFile(join(folder, 'root.key'), text, { mode: 0o400 });
    await expect(open()).rejects.toMatchObject({ code: 'keys-unusable' });
  });

  test('removes what a killed process left, and leaves what another may be writing', async () => {
    await open();
    await writeFile(join(folder, 'old.tmp'), 'half');
    await utimes(join(folder, 'old.tmp'), 0, 0);
    await writeFile(join(folder, 'young.tmp'), 'half');
    await open();
    expect(await readdir(folder)).toEqual(['keyring.1', 'root.key', 'young.tmp']);
  });
});

describe('a vault', () => {
  test('does not unlock for another purpose or object', async () => {
    const vault = createVault(await open());
    const envelope = vault.lock('field', 'person|1|phone', Buffer.from('13800000000'));
    await expect(vault.unlock('document', 'person|1|phone', envelope)).rejects.toMatchObject({
      code: 'integrity-failed',
    });
    await expect(vault.unlock('field', 'person|2|phone', envelope)).rejects.toMatchObject({ code: 'integrity-failed' });
  });
});
