export { bind, type Call, type Mountable } from './call.ts';
export { forgetOldKeys } from './idempotency.ts';
export { mount } from './mount.ts';
export { createHttp, type HttpSettings } from './server.ts';
export { addOpenPages, describeInterface } from './open-pages.ts';
