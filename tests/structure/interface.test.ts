import { afterAll, beforeAll, expect, it } from 'vitest';
import { api, type Route } from '@yinxin/contract';
import { pino } from 'pino';
import { createHttp } from '../../packages/server/src/platform/http/index.ts';
import { startSystem, type TestSystem } from '../support/system.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.close());

const routes = Object.values(api).flatMap((slice) => Object.values(slice) as Route[]);

it('every route of the contract is mounted and described, and no other', async () => {
  const response = await system.app.http.inject('/api/openapi.json');
  const { openapi, paths } = response.json<{ openapi: string; paths: Record<string, Record<string, unknown>> }>();
  expect(openapi).toBe('3.1.0');
  const described = Object.entries(paths).flatMap(([url, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${url}`),
  );
  const wanted = routes.map((route) => `${route.method} ${route.url.replace(/:(\w+)/g, '{$1}').replace('*', '{*}')}`);
  expect(described.sort()).toEqual(wanted.sort());
});

it('the page to browse the description is there, with its script, also for who has no session', async () => {
  const moved = await system.app.http.inject('/api/reference');
  expect([200, 301, 302]).toContain(moved.statusCode);
  const page = await system.app.http.inject('/api/reference/');
  expect([page.statusCode, page.headers['content-type']]).toEqual([200, expect.stringContaining('text/html')]);
  const script = /src="([^"]+)"/.exec(page.body)?.[1] ?? '';
  const code = await system.app.http.inject(new URL(script, 'http://yinxin.test/api/reference/').pathname);
  expect([code.statusCode, code.headers['content-type']]).toEqual([200, expect.stringContaining('javascript')]);
  expect(code.rawPayload.length).toBeGreaterThan(100_000);
  expect((await system.app.http.inject('/api/reference/none')).statusCode).toBe(404);
});

it('a route that is not in the contract does not boot', async () => {
  const http = await createHttp({
    logger: pino({ level: 'silent' }),
    trustProxy: [],
    secure: false,
    authenticate: async () => undefined,
  });
  expect(() => http.get('/api/back-door', async () => 'open')).toThrow(/not in the contract/);
  await http.close();
});

it('no route answers without a session but the declared public ones', async () => {
  const open: string[] = [];
  for (const route of routes) {
    const url = route.url.replace(/:\w+/g, '018f0000-0000-7000-8000-000000000000');
    const headers = { origin: 'http://localhost:80', host: 'localhost:80', 'content-type': 'application/json' };
    const payload = route.method === 'GET' ? {} : { payload: '{}' };
    const { statusCode } = await system.app.http.inject({ method: route.method, url, headers, ...payload });
    if (statusCode !== 401) open.push(`${route.method} ${route.url}`);
  }
  expect(open.sort()).toEqual(
    routes
      .filter((route) => route.access === 'public')
      .map((route) => `${route.method} ${route.url}`)
      .sort(),
  );
});

it('a write from another site, or with no origin, is refused before anything is read', async () => {
  for (const headers of [{}, { origin: 'https://elsewhere.example' }, { origin: 'null' }]) {
    const response = await system.app.http.inject({
      method: 'POST',
      url: '/api/session',
      headers: { ...headers, 'content-type': 'application/json' },
      payload: JSON.stringify({ loginName: 'wangqiang', password: 'x' }),
    });
    expect(response.statusCode).toBe(403);
    expect(response.json()).toMatchObject({ code: 'foreign-origin' });
  }
});

it('forms and plain text are not accepted as bodies', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    const response = await system.app.http.inject({
      method: 'POST',
      url: '/api/session',
      headers: { origin: 'http://localhost:80', 'content-type': type },
      payload: '{"loginName":"a","password":"b"}',
    });
    expect(response.statusCode).toBe(400);
  }
});
