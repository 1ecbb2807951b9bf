import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

/** What the log writes, from a process of its own: it goes to standard error. */
const logged = (settings: object, call: string): string => {
  const script = `
    import { createLog } from ${JSON.stringify(new URL('./log.ts', import.meta.url).href)};
    const log = createLog(${JSON.stringify(settings)});
    ${call}`;
  const { stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  return stderr;
};

it('writes one JSON object per line and hides secrets at any depth a line has', () => {
  const line = logged(
    { logLevel: 'info' },
    `log.info({ password: 'p1', req: { headers: { cookie: 'c1', authorization: 'a1', host: 'h' }, token: 't1' } }, 'hello');`,
  );
  expect(JSON.parse(line)).toMatchObject({
    msg: 'hello',
    password: '…',
    req: { token: '…', headers: { cookie: '…', authorization: '…', host: 'h' } },
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
  });
});

it('says nothing below its level', () => {
  expect(logged({ logLevel: 'warn' }, `log.info('quiet')`)).toBe('');
});

it('is readable when asked to be', () => {
  expect(logged({ logLevel: 'info', logPretty: true }, `log.info('hello')`)).toMatch(/INFO.*hello/);
});
