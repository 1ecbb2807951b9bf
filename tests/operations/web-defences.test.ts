import { api, type Route, type Routes } from '@yinxin/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../packages/server/src/platform/intake/testing/sample-files.ts';
import { rawAs, someoneFor, urlOf } from '../support/raw.ts';
import { startSystem, type TestSystem } from '../support/system.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.close());

const routes = Object.values<Routes>(api).flatMap((slice) => Object.values(slice));
const writes = routes.filter(({ method }) => method !== 'GET');
const named = (some: readonly Route[]) => some.map((route) => [`${route.method} ${route.url}`, route] as const);
const ready = { 'idempotency-key': 'some-key-1234', 'if-match': '"1"' };

describe('a write that another site makes the browser send is refused, with the session of somebody who may', () => {
  it.each(named(writes))('%s', async (_name, route) => {
    const ask = await rawAs(system, someoneFor(route.access));
    const request = { method: route.method, url: urlOf(route), payload: '{}' };
    const elsewhere: readonly Readonly<Record<string, string>>[] = [
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { origin: '' },
      { origin: 'http://yinxin.test.elsewhere.example' },
      { origin: 'http://yinxin.test', 'sec-fetch-site': 'cross-site' },
      { origin: 'http://yinxin.test', 'sec-fetch-site': 'same-site' },
    ];
    for (const foreign of elsewhere) {
      const reply = await ask({ ...request, headers: { ...ready, ...foreign } });
      expect([foreign, reply.statusCode, reply.json<{ code: string }>().code]).toEqual([
        foreign,
        403,
        'foreign-origin',
      ]);
    }
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const reply = await ask({ ...request, headers: { ...ready, 'content-type': type } });
      expect([type, reply.statusCode]).toEqual([type, 400]);
    }
  });
});

describe('methods', () => {
  it('that are not in the contract do nothing', async () => {
    const ask = await rawAs(system, 'sysadmin');
    for (const method of ['HEAD', 'OPTIONS', 'TRACE', 'PATCH', 'PROPFIND']) {
      const { statusCode } = await ask({ method, url: '/api/people' });
      expect([method, statusCode >= 400 && statusCode < 500]).toEqual([method, true]);
    }
  });

  it('cannot be overridden by a header or a parameter', async () => {
    const ask = await rawAs(system, 'sysadmin');
    const headers = { 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE', 'x-http-method': 'DELETE' };
    expect((await ask({ url: '/api/session?_method=DELETE', headers })).statusCode).toBe(200);
    expect((await ask({ url: '/api/session' })).statusCode).toBe(200);
  });
});

describe('a body', () => {
  const department = () => ({ entityId: system.company.entityId, name: '甲部' });

  it('in which a field stands twice is read once: the last one counts', async () => {
    const ask = await rawAs(system, 'sysadmin');
    const payload = JSON.stringify(department()).replace('"name":"甲部"', '"name":"甲部","name":"乙部"');
    const reply = await ask({ method: 'POST', url: '/api/departments', headers: ready, payload });
    expect([reply.statusCode, reply.json<{ name: string }>().name]).toEqual([201, '乙部']);
  });

  it.each([
    ['with a prototype in it', '{"__proto__":{"isAdmin":true},"name":"丙部"}'],
    ['with a constructor in it', '{"constructor":{"prototype":{"isAdmin":true}},"name":"丙部"}'],
    ['that is cut off', '{"name":"丙部"'],
    ['of another kind', '[]'],
    ['that is nothing', ''],
    ['nested a hundred thousand times', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['of a megabyte', JSON.stringify({ name: 'x'.repeat(1_000_000) })],
  ])('%s is refused', async (_what, payload) => {
    const ask = await rawAs(system, 'sysadmin');
    const reply = await ask({ method: 'POST', url: '/api/departments', headers: ready, payload });
    expect(reply.statusCode).toBeGreaterThanOrEqual(400);
    expect(reply.statusCode).toBeLessThan(500);
    expect(reply.headers['content-type']).toContain('application/problem+json');
  });
});

/** What every reply says to the browser, whatever it is. */
const onEveryReply = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

const policy =
  /^default-src 'none';script-src 'self' 'nonce-\w+';style-src 'self' 'nonce-\w+';style-src-attr 'unsafe-inline';img-src 'self' data: blob:;font-src 'self';connect-src 'self';manifest-src 'self';frame-ancestors 'none';form-action 'self';base-uri 'none'$/;

describe('headers', () => {
  const sound = (headers: object): void => {
    expect(headers).toMatchObject(onEveryReply);
    expect(headers).toMatchObject({ 'content-security-policy': expect.stringMatching(policy) });
    for (const banner of ['server', 'x-powered-by', 'via']) expect(headers).not.toHaveProperty(banner);
  };

  it.each(named(routes))('of a reply and of a refusal: %s', async (_name, route) => {
    for (const loginName of [null, someoneFor(route.access)]) {
      const ask = await rawAs(system, loginName);
      const reply = await ask({ method: route.method, url: urlOf(route), headers: ready });
      sound(reply.headers);
      expect(reply.headers['cache-control']).toBe('no-store');
    }
  });

  it('of pages outside the contract, and of addresses that do not exist', async () => {
    const ask = await rawAs(system, null);
    for (const url of [
      '/api/health',
      '/api/ready',
      '/api/openapi.json',
      '/api/nothing',
      '/nothing',
      '/../etc/passwd',
    ]) {
      const reply = await ask({ url });
      sound(reply.headers);
    }
  });

  it('of a document: it is shown or saved, never run, and kept by no cache on the way', async () => {
    const { documents } = await system.as('wangqiang');
    const file = Uint8Array.from(await contract(1));
    const { id } = await documents.uploadDocument({ querystring: { name: '"a\';b.html.pdf' } }, { file });
    const ask = await rawAs(system, 'wangqiang');
    const pdf = await ask({ url: `/api/documents/${id}/file` });
    sound(pdf.headers);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.headers['cache-control']).toMatch(/^(no-store|private,)/);
    expect(pdf.headers['content-disposition'] ?? '').not.toMatch(/filename="[^"]*["';][^"]*"/);
    const picture = await ask({ url: `/api/documents/${id}/pages/1/image` });
    sound(picture.headers);
    expect(picture.headers['content-type']).toBe('image/png');
    expect(picture.headers['cache-control']).toMatch(/^(no-store|private,)/);
  });

  it.each([
    [false, 'yinxin', undefined],
    [true, '__Host-yinxin', 'max-age=31536000; includeSubDomains'],
  ])('of a session, behind https: %s', async (secure, name, transport) => {
    const other = await startSystem({ secure });
    const administrator = await rawAs(other, 'sysadmin');
    const url = `/api/accounts/${other.company.people['wangqiang']}/activation`;
    const { activationToken } = (await administrator({ method: 'POST', url })).json<{ activationToken: string }>();
    const reply = await (
      await rawAs(other, null)
    )({
      method: 'POST',
      url: `/api/activations/${activationToken}`,
      payload: JSON.stringify({ newPassword: 'first words 印泥' }),
    });
    const [cookie] = reply.cookies;
    const flags = { path: '/', httpOnly: true, sameSite: 'Strict', ...(secure ? { secure } : {}) };
    expect(cookie).toMatchObject({ name, ...flags });
    expect(cookie).not.toHaveProperty('domain');
    expect(reply.headers['strict-transport-security']).toBe(transport);
    await other.close();
  });
});
