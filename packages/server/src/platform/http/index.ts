export { bind, type Call, type Handlers, type Mountable } from './call.ts';
export { forgetOldKeys, idempotencyMigrations } from './idempotency.ts';
export { mount, type MountParts } from './mount.ts';
export { createHttp, type HttpSettings } from './server.ts';
export { addOpenPages, describeInterface } from './open-pages.ts';
