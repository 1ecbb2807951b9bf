import { isAbsolute } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentence, StartProblem } from '../start-problem.ts';
import { editDistance, loadConfig } from './load.ts';
import { variableOf } from './setting.ts';
import { settings } from './settings.ts';

/** The English sentences that a start with these variables ends with. */
const complaints = (environment: Record<string, string>, language: 'en' | 'zh-CN' = 'en'): string[] => {
  try {
    loadConfig(environment);
    return [];
  } catch (error) {
    if (!(error instanceof StartProblem)) throw error;
    return error.causes.map((cause) => sentence(cause, language));
  }
};

describe('settings', () => {
  it('start the server with nothing set', () => {
    const config = loadConfig({ PATH: '/bin' });
    expect(config).toMatchObject({ port: 8420, host: '127.0.0.1', databaseUrl: '', trustProxy: [] });
    expect(isAbsolute(config.data)).toBe(true);
  });

  it('read every setting from its own variable, and accept its own example', () => {
    for (const [name, { example }] of Object.entries(settings)) {
      const pair = name.startsWith('tls') ? { YINXIN_TLS_CERT: 'a', YINXIN_TLS_KEY: 'b' } : {};
      const config = loadConfig({ ...pair, [variableOf(name)]: example });
      expect(config[name as keyof typeof config]).toBeDefined();
    }
    expect(loadConfig({ YINXIN_TRUST_PROXY: '10.0.0.5, ::1/64' }).trustProxy).toEqual(['10.0.0.5', '::1/64']);
    expect(loadConfig({ YINXIN_PUBLIC_URL: 'https://seals.example.com/' }).publicUrl).toBe('https://seals.example.com');
  });

  it('name every wrong variable at once, with what it should be', () => {
    expect(complaints({ YINXIN_PORT: '84200', YINXIN_LANGUAGE: 'fr', YINXIN_TRUST_PROXY: '10.0.0.0/33' })).toEqual([
      'YINXIN_PORT has the wrong value “84200”: it should be a whole number from 0 to 65535.',
      'YINXIN_TRUST_PROXY has the wrong value “10.0.0.0/33”: it should be IP addresses or networks separated by commas, for example 10.0.0.5,10.1.0.0/16.',
      'YINXIN_LANGUAGE has the wrong value “fr”: it should be zh-CN or en.',
    ]);
    expect(complaints({ YINXIN_PORT: 'x' }, 'zh-CN')).toEqual([
      '环境变量 YINXIN_PORT 的值 “x” 不正确：应为 0 到 65535 之间的整数。',
    ]);
  });

  it('name the nearest setting for a misspelt one', () => {
    expect(complaints({ YINXIN_PROT: '1' })[0]).toContain('no setting YINXIN_PROT: did you mean YINXIN_PORT?');
    expect(complaints({ YINXIN_DATABASE_URI: 'x' })[0]).toContain('did you mean YINXIN_DATABASE_URL?');
    expect(complaints({ YINXIN_TEST_DATABASE_URL: 'x' })).toEqual([]);
  });

  it('never repeat a password', () => {
    const [line] = complaints({ YINXIN_DATABASE_URL: 'mysql://root:secret@db/x' });
    expect(line).toContain('mysql://root:…@db/x');
    expect(line).not.toContain('secret');
  });

  it('want a certificate together with its key', () => {
    expect(complaints({ YINXIN_TLS_CERT: 'a.crt' })[0]).toContain('YINXIN_TLS_KEY');
    expect(complaints({ YINXIN_TLS_KEY: 'a.key' })[0]).toContain('YINXIN_TLS_CERT');
  });
});

describe('edit distance', () => {
  it('is a metric', () => {
    const word = fc.string({ maxLength: 8 });
    fc.assert(
      fc.property(word, word, word, (a, b, c) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
        expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c));
      }),
    );
  });
});
