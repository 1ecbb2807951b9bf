import { z } from 'zod';
import { languages } from './problem-details.ts';
import { permissions, roles } from './permissions.ts';
import { route } from './route.ts';
import { done, id, idParams, instant, line } from './values.ts';
import { pageOf, pageQuery } from './paging.ts';

/** A login name: letters, digits, dot, hyphen, underscore or Han characters; compared after NFKC and case folding. */
export const loginName = z
  .string()
  .trim()
  .min(2)
  .max(64)
  .regex(/^[\p{Letter}\p{Number}._@-]+$/u);

/** A password being set. Length is what counts (ASVS 5.0 §6.2): 12…128 characters, none forbidden. */
export const newPassword = z.string().min(12).max(128);

export const accountState = z.enum(['awaiting-activation', 'active', 'disabled']);

export const account = z.object({
  id,
  loginName: z.string(),
  displayName: z.string(),
  state: accountState,
  lockedUntil: instant.nullable(),
  lastSignInAt: instant.nullable(),
  version: z.number().int(),
});

/** The person behind the session, with what they may do, for the web app's menus. */
export const currentPerson = z.object({
  id,
  loginName: z.string(),
  displayName: z.string(),
  language: z.enum(languages),
  roles: z.array(z.enum(roles)),
  permissions: z.array(z.enum(permissions)),
});

export const session = z.object({
  id,
  current: z.boolean(),
  createdAt: instant,
  lastSeenAt: instant,
  address: z.string(),
  device: z.string(),
});

/** A one-time activation link's secret part: 256 random bits in base64url. */
const activationToken = z.string().min(40).max(64);

export const identity = {
  signIn: route({
    method: 'POST',
    url: '/api/session',
    access: 'public',
    summary: 'Sign in with login name and password',
    ratePerMinute: 60,
    schema: {
      body: z.strictObject({ loginName: z.string().min(1).max(64), password: z.string().min(1).max(128) }),
      response: { 200: currentPerson },
    },
  }),
  signOut: route({
    method: 'DELETE',
    url: '/api/session',
    access: 'authenticated',
    summary: 'Sign out; the session ends at once',
    schema: { response: { 200: done } },
  }),
  getCurrentPerson: route({
    method: 'GET',
    url: '/api/session',
    access: 'authenticated',
    summary: 'Who is signed in, and what they may do',
    schema: { response: { 200: currentPerson } },
  }),
  listOwnSessions: route({
    method: 'GET',
    url: '/api/sessions',
    access: 'authenticated',
    summary: 'Where the person is signed in',
    schema: { response: { 200: z.object({ items: z.array(session) }) } },
  }),
  endOwnSession: route({
    method: 'DELETE',
    url: '/api/sessions/:id',
    access: 'authenticated',
    summary: 'End one of the person’s own sessions',
    schema: { params: idParams, response: { 200: done } },
  }),
  changePassword: route({
    method: 'POST',
    url: '/api/password',
    access: 'authenticated',
    summary: 'Change the own password; all other sessions end',
    idempotent: true,
    ratePerMinute: 20,
    schema: {
      body: z.strictObject({ currentPassword: z.string().min(1).max(128), newPassword }),
      response: { 200: done },
    },
  }),
  getActivation: route({
    method: 'GET',
    url: '/api/activations/:token',
    access: 'public',
    summary: 'Whom an activation link belongs to, before the password is set',
    ratePerMinute: 30,
    schema: {
      params: z.object({ token: activationToken }),
      response: { 200: z.object({ loginName: z.string(), displayName: z.string() }) },
    },
  }),
  activateAccount: route({
    method: 'POST',
    url: '/api/activations/:token',
    access: 'public',
    summary: 'Set the first (or a new) password by a one-time link and sign in',
    ratePerMinute: 30,
    schema: {
      params: z.object({ token: activationToken }),
      body: z.strictObject({ newPassword }),
      response: { 200: currentPerson },
    },
  }),
  listAccounts: route({
    method: 'GET',
    url: '/api/accounts',
    access: { permission: 'account.read' },
    summary: 'Accounts, by name',
    schema: {
      querystring: pageQuery.extend({ search: z.string().max(64).optional(), state: accountState.optional() }),
      response: { 200: pageOf(account) },
    },
  }),
  createAccount: route({
    method: 'POST',
    url: '/api/accounts',
    access: { permission: 'account.manage' },
    summary: 'Create an account; answers with its one-time activation link',
    schema: {
      body: z.strictObject({ loginName, displayName: line(40) }),
      response: { 201: z.object({ account, activationToken: z.string() }) },
    },
  }),
  renewActivation: route({
    method: 'POST',
    url: '/api/accounts/:id/activation',
    access: { permission: 'account.manage' },
    summary: 'Issue a new one-time link (first activation or forgotten password); the old one and all sessions end',
    schema: { params: idParams, response: { 200: z.object({ activationToken: z.string() }) } },
  }),
  disableAccount: route({
    method: 'POST',
    url: '/api/accounts/:id/disable',
    access: { permission: 'account.manage' },
    summary: 'Disable an account; its sessions end at once',
    idempotent: true,
    schema: { params: idParams, body: z.strictObject({ reason: line(200) }), response: { 200: account } },
  }),
  enableAccount: route({
    method: 'POST',
    url: '/api/accounts/:id/enable',
    access: { permission: 'account.manage' },
    summary: 'Enable a disabled account again',
    idempotent: true,
    schema: { params: idParams, body: z.strictObject({ reason: line(200) }), response: { 200: account } },
  }),
  unlockAccount: route({
    method: 'POST',
    url: '/api/accounts/:id/unlock',
    access: { permission: 'account.manage' },
    summary: 'Lift the lockout after too many wrong passwords',
    idempotent: true,
    schema: { params: idParams, response: { 200: account } },
  }),
} as const;
