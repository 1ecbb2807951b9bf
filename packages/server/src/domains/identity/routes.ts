import { heldPermissions } from '../../platform/authz/index.ts';
import { identity, type Language } from '@yinxin/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { Actor, EffectiveGrant } from '../../platform/authz/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/schema.ts';
import { bind, type Mountable } from '../../platform/http/index.ts';
import { notFound, Problem } from '../../platform/problem.ts';
import type { Transact } from '../../platform/transition.ts';
import { activateAccount, administerAccount, changePassword, createAccount, signIn, signOut } from './commands.ts';
import type { Passwords } from './password.ts';
import { endSessions, findSession, listSessions } from './sessions.ts';
import { findAccount, findByActivation, issueActivation, listAccounts, type AccountRow } from './store.ts';

export interface IdentityParts {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly passwords: Passwords;
  readonly transact: Transact;
  /** The rights of a person now (from the organization slice). */
  readonly grantsOf: (personId: string, at: string) => Promise<readonly EffectiveGrant[]>;
  readonly idleMinutes: number;
  /** True when browsers reach us by https: the cookie then gets the `__Host-` prefix and `Secure`. */
  readonly secure: boolean;
}

const cookieName = (secure: boolean): string => (secure ? '__Host-yinxin' : 'yinxin');

/** Finds the person behind a request's session cookie, with the rights that hold now. */
export function createAuthenticate(parts: IdentityParts): (request: FastifyRequest) => Promise<Actor | undefined> {
  return async (request) => {
    const token = request.cookies[cookieName(parts.secure)];
    if (token === undefined) return undefined;
    const at = parts.clock.now();
    const session = await findSession(parts.db, token, at, parts.idleMinutes);
    if (session === undefined) return undefined;
    const grants = await parts.grantsOf(session.account_id, at);
    return { id: session.account_id, grants, address: request.ip, sessionId: session.id };
  };
}

export function identityRoutes(parts: IdentityParts): Mountable {
  const { db, clock, transact } = parts;

  const setCookie = (reply: FastifyReply, token: string): void => {
    reply.setCookie(cookieName(parts.secure), token, {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure: parts.secure,
    });
  };
  const describe = async (personId: string, language: Language, grants?: readonly EffectiveGrant[]) => {
    const account = await findAccount(db, personId);
    if (account === undefined) throw new Problem('not-signed-in');
    const held = grants ?? (await parts.grantsOf(personId, clock.now()));
    const actor: Actor = { id: personId, grants: held, address: 'local' };
    return {
      id: personId,
      loginName: account.state.loginName,
      displayName: account.state.displayName,
      language,
      roles: [...new Set(held.map((grant) => grant.role))],
      permissions: [...heldPermissions(actor)],
    };
  };
  const device = (request: FastifyRequest) => ({
    address: request.ip,
    device: (request.headers['user-agent'] ?? '').slice(0, 200),
  });

  return bind(identity, {
    async signIn({ body, actor, language, request, reply }) {
      const opened = await signIn(parts, actor, { ...body, ...device(request) });
      setCookie(reply, opened.token);
      return describe(opened.accountId, language);
    },
    async signOut({ transact, reply }) {
      await transact(signOut);
      reply.clearCookie(cookieName(parts.secure), { path: '/', secure: parts.secure });
      return { done: true } as const;
    },
    getCurrentPerson: ({ actor, language }) => describe(actor.id, language, actor.grants),
    async listOwnSessions({ actor }) {
      const rows = await listSessions(db, actor.id, clock.now());
      return {
        items: rows.map((row) => ({
          id: row.id,
          current: row.id === actor.sessionId,
          createdAt: row.created_at,
          lastSeenAt: row.last_seen_at,
          address: row.address,
          device: row.device,
        })),
      };
    },
    async endOwnSession({ actor, params, transact }) {
      await transact(async (tx) => {
        if ((await endSessions(tx.trx, { accountId: actor.id, only: params.id })) === 0) throw notFound();
      });
      return { done: true } as const;
    },
    async changePassword({ actor, body, transact }) {
      const change = await changePassword(parts, actor, body);
      return transact(async (tx) => {
        await change(tx);
        return { done: true } as const;
      });
    },
    async getActivation({ params }) {
      const found = await findByActivation(db, params.token, clock.now());
      if (found === undefined) throw new Problem('activation-invalid');
      return { loginName: found.state.loginName, displayName: found.state.displayName };
    },
    async activateAccount({ params, body, actor, language, request, reply }) {
      const opened = await activateAccount({ ...parts, transact }, actor, {
        token: params.token,
        newPassword: body.newPassword,
        ...device(request),
      });
      setCookie(reply, opened.token);
      return describe(opened.accountId, language);
    },
    async listAccounts({ querystring, scope }) {
      scope();
      const { rows, total } = await listAccounts(db, querystring);
      return { items: rows.map(present), total, page: querystring.page, pageSize: querystring.pageSize };
    },
    createAccount: ({ body, transact }) =>
      transact(async (tx) => {
        const created = await createAccount(tx, body);
        return { account: present(created), activationToken: created.activationToken };
      }),
    renewActivation: ({ params, transact }) =>
      transact(async (tx) => {
        await administerAccount(tx, params.id, { type: 'renew-activation' });
        return { activationToken: await issueActivation(tx.trx, params.id, tx.at) };
      }),
    disableAccount: ({ params, body, transact }) =>
      transact(async (tx) => present(await administerAccount(tx, params.id, { type: 'disable', ...body }))),
    enableAccount: ({ params, body, transact }) =>
      transact(async (tx) => present(await administerAccount(tx, params.id, { type: 'enable', ...body }))),
    unlockAccount: ({ params, transact }) =>
      transact(async (tx) => present(await administerAccount(tx, params.id, { type: 'unlock' }))),
  });
}

const present = ({ id, version, state }: AccountRow) => ({
  id,
  version,
  loginName: state.loginName,
  displayName: state.displayName,
  state: state.state,
  lockedUntil: state.lockedUntil,
  lastSignInAt: state.lastSignInAt,
});
