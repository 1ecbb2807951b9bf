export { confirmNotice, issueActivationNotice, issueSuspensionNotice, refuseUnknownDepartments } from './commands.ts';
export { noticeSubjects } from './policy.ts';
export { countOf } from './present.ts';
export { noticesRoutes } from './routes.ts';
export { readNotices } from './store.ts';
