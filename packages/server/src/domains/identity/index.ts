export { createAccount, endAccount } from './commands.ts';
export { identityMigrations } from './migrations.ts';
export { createPasswords, type Passwords } from './password.ts';
export { accounts } from './policy.ts';
export { createAuthenticate, identityRoutes, type IdentityParts } from './routes.ts';
export { anyAccount, displayNames } from './store.ts';
