export { authorize, type Authority, type Authorization, type Check } from './authority.ts';
export type { DocumentEvent, DocumentInHand, Evidence, Past } from './evidence.ts';
export { sealingDecider, type Sealing, type SealingEvent } from './sealing.ts';
