export { verificationRoutes, type VerificationParts } from './routes.ts';
