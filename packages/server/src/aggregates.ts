import { approvalSubjects, flowSubjects } from './domains/approvals/index.ts';
import { carryOutSubjects } from './domains/carry-out/index.ts';
import { handoverSubjects } from './domains/custody/index.ts';
import { destructionSubjects } from './domains/destruction/index.ts';
import { documents } from './domains/documents/index.ts';
import { engraverSubjects, engravingSubjects } from './domains/engraving/index.ts';
import { inventorySubjects } from './domains/inventory/index.ts';
import { accounts } from './domains/identity/index.ts';
import { subjectKind, type SubjectKind } from './domains/ledger/index.ts';
import { noticeSubjects } from './domains/notices/index.ts';
import { departments, entities, grants, people } from './domains/organization/index.ts';
import { recordSubjects } from './domains/records/index.ts';
import { sealingSubjects } from './domains/sealing/index.ts';
import { sealSubjects } from './domains/seals/index.ts';
import { suspensionSubjects } from './domains/suspension/index.ts';
import { useRequestSubjects } from './domains/use-requests/index.ts';
import { checkPlanSubjects, checkSubjects } from './domains/checks/index.ts';
import { placeSubjects } from './domains/places/index.ts';

const owned = { entity: 'entity_id', department: 'department_id' } as const;

/**
 * Every kind of subject that the ledger can hold, with the columns by which its readers are scoped. What is missing here
 * cannot be verified, and verification says so.
 */
export const subjectKinds: readonly SubjectKind[] = [
  subjectKind(accounts),
  subjectKind(entities, { entity: 'id' }),
  subjectKind(departments, { entity: 'entity_id', department: 'id' }),
  subjectKind(people, owned),
  subjectKind(grants),
  subjectKind(documents, owned),
  subjectKind(flowSubjects, { entity: 'entity_id' }),
  subjectKind(approvalSubjects, owned),
  subjectKind(sealSubjects, { entity: 'entity_id', seal: 'id' }),
  subjectKind(handoverSubjects, { entity: 'entity_id', seal: 'seal_id' }),
  subjectKind(useRequestSubjects, owned),
  subjectKind(sealingSubjects, { ...owned, seal: 'seal_id' }),
  subjectKind(recordSubjects, { ...owned, seal: 'seal_id' }),
  subjectKind(destructionSubjects, { entity: 'entity_id', seal: 'seal_id' }),
  subjectKind(engraverSubjects, { entity: 'entity_id' }),
  subjectKind(engravingSubjects, owned),
  subjectKind(noticeSubjects, { entity: 'entity_id', seal: 'seal_id' }),
  subjectKind(suspensionSubjects, { ...owned, seal: 'seal_id' }),
  subjectKind(placeSubjects, { entity: 'entity_id' }),
  subjectKind(checkSubjects, { entity: 'entity_id', seal: 'seal_id' }),
  subjectKind(checkPlanSubjects, { entity: 'id' }),
  subjectKind(carryOutSubjects, { entity: 'entity_id', seal: 'seal_id' }),
  subjectKind(inventorySubjects, { entity: 'entity_id' }),
];
