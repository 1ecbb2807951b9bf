import { api, type Route, type Routes } from '@yinxin/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../packages/server/src/platform/intake/testing/sample-files.ts';
import { rawAs, someoneFor } from '../support/raw.ts';
import { startSystem, type TestSystem } from '../support/system.ts';

let system: TestSystem;
let documentId: string;
beforeAll(async () => {
  system = await startSystem();
  const { documents } = await system.as('wangqiang');
  const file = Uint8Array.from(await contract(1));
  documentId = (await documents.uploadDocument({ querystring: { name: '合同.pdf' } }, { file })).id;
});
afterAll(() => system.close());

/** Texts that mean something to SQL, LDAP, spreadsheets, mail, templates, JSON paths, regular expressions, logs. */
const special = [
  `'; drop table people; --`,
  `' or '1'='1`,
  '%',
  '_',
  '\\',
  '*)(uid=*',
  `=cmd|' /C calc'!A0`,
  '${7*7}{{7*7}}<%= 7*7 %>#{7*7}',
  '$.state.left',
  '(a+)+$',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '{"$ne":null}',
  'Bcc: x@example.org',
];
/** Characters that no name has. */
const impossible = ['a\u0000b', 'a\r\nb', '\u202egnp.exe'];

const searching = Object.values<Routes>(api)
  .flatMap((slice) => Object.values(slice))
  .flatMap((route) => {
    const fields = Object.keys(route.schema.querystring?.shape ?? {});
    const field = fields.find((name) => name === 'search' || name === 'keyword');
    return field === undefined ? [] : [[`${route.method} ${route.url}`, route, field] as const];
  });

interface Found {
  readonly items?: readonly unknown[];
  readonly places?: readonly unknown[];
}

const addressOf = ({ url }: Route, field: string, text: string): string =>
  `${url.replace(':id', documentId)}?${field}=${encodeURIComponent(text)}`;

describe('a search takes every character for itself', () => {
  it.each(searching)('%s', async (_name, route, field) => {
    const ask = await rawAs(system, someoneFor(route.access));
    for (const text of special) {
      const reply = await ask({ url: addressOf(route, field, text) });
      // A file of nothing is refused, and says so.
      const nothing = route.produces !== undefined && reply.statusCode === 422 && /"code":"\w+-none"/.test(reply.body);
      const { items = [], places = [] }: Found = route.produces === undefined ? reply.json() : {};
      expect([text, nothing ? 200 : reply.statusCode, [...items, ...places]]).toEqual([text, 200, []]);
    }
    for (const text of impossible) {
      const { statusCode } = await ask({ url: addressOf(route, field, text) });
      expect([text, statusCode === 200 || statusCode === 400 || statusCode === 422]).toEqual([text, true]);
    }
  });
});

describe('a text is kept and given back as it is', () => {
  it.each(special)('%s', async (text) => {
    const { organization } = await system.as('sysadmin');
    const { entityId } = system.company;
    const made = await organization.createDepartment({ body: { entityId, name: text } });
    expect(made.name).toBe(text);
    const { items } = await organization.listDepartments({ querystring: {} });
    expect(items.find(({ id }) => id === made.id)?.name).toBe(text);
  });
});

describe('a text that no database can hold is refused as the fault of the request', () => {
  const texts = [
    ['with a zero', '"a\\u0000b"'],
    ['with half a character', '"\\ud800"'],
  ] as const;
  const draft = (title: string): string =>
    `{"title":${title},"purpose":"","departmentId":null,"plannedAt":null,"items":[],"attachments":[]}`;

  it.each(texts)('%s', async (_what, text) => {
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const requester = await rawAs(system, 'wangqiang');
    const begun = await requester({ method: 'POST', url: '/api/use-requests', headers, payload: draft(text) });
    expect([begun.statusCode, begun.json<{ code: string }>().code]).toEqual([400, 'malformed-request']);
    const stranger = await rawAs(system, null);
    const payload = `{"loginName":${text},"password":${text}}`;
    const { statusCode } = await stranger({ method: 'POST', url: '/api/session', payload });
    expect([400, 401]).toContain(statusCode);
    expect((await requester({ url: '/api/session' })).statusCode).toBe(200);
  });
});
