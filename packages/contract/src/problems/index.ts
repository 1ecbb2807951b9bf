import { approvalsProblems } from './approvals.ts';
import { custodyProblems } from './custody.ts';
import { destructionProblems } from './destruction.ts';
import { documentsProblems } from './documents.ts';
import { carryOutProblems } from './carry-out.ts';
import { engravingProblems } from './engraving.ts';
import { generalProblems } from './general.ts';
import { identityProblems } from './identity.ts';
import { inventoryProblems } from './inventory.ts';
import { ledgerProblems } from './ledger.ts';
import { noticesProblems } from './notices.ts';
import { organizationProblems } from './organization.ts';
import type { ProblemKind } from './problem.ts';
import { recordsProblems } from './records.ts';
import { sealingProblems } from './sealing.ts';
import { sealFilingProblems } from './seal-filing.ts';
import { sealLabelsProblems } from './seal-labels.ts';
import { sealsProblems } from './seals.ts';
import { setupProblems } from './setup.ts';
import { suspensionProblems } from './suspension.ts';
import { useRequestsProblems } from './use-requests.ts';
import { checksProblems } from './checks.ts';
import { placesProblems } from './places.ts';

/** Every problem that the system can answer with, by its stable code. */
export const problemKinds = {
  ...generalProblems,
  ...identityProblems,
  ...organizationProblems,
  ...ledgerProblems,
  ...documentsProblems,
  ...approvalsProblems,
  ...sealsProblems,
  ...sealFilingProblems,
  ...custodyProblems,
  ...useRequestsProblems,
  ...sealingProblems,
  ...recordsProblems,
  ...destructionProblems,
  ...engravingProblems,
  ...noticesProblems,
  ...suspensionProblems,
  ...carryOutProblems,
  ...setupProblems,
  ...placesProblems,
  ...checksProblems,
  ...inventoryProblems,
  ...sealLabelsProblems,
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof problemKinds;

export type { ProblemKind } from './problem.ts';
export { problems } from './problem.ts';
