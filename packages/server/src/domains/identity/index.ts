export { loginKeyOf } from './account.ts';
export { createAccount, endAccount, usePassword } from './commands.ts';
export { identityJobs } from './jobs.ts';
export { createPasswords, refuseWeakPassword, type Passwords } from './password.ts';
export { accounts } from './policy.ts';
export { createAuthenticate, identityRoutes } from './routes.ts';
export { openSession } from './sessions.ts';
export { anyAccount, displayNames } from './store.ts';
