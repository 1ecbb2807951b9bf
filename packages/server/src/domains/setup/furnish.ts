import type { SealKey, SealMedium } from '@yinxin/contract';
import type { Actor } from '../../platform/authz/index.ts';
import { systemActor } from '../../platform/transition.ts';
import { publishShippedFlows } from '../approvals/index.ts';
import type { Files } from '../documents/index.ts';
import { loadGrants } from '../organization/index.ts';
import { bindSealKey, registerSeal, setSealFace, type Faces } from '../seals/index.ts';
import type { ElectronicParts } from '../sealing/index.ts';
import type { MadeCompany } from './commands.ts';
import { makeSampleCare } from './make-care.ts';
import { makeSampleCarryOuts } from './make-carry-outs.ts';
import { makeSampleDestructions } from './make-destructions.ts';
import { makeSampleFilings } from './make-filings.ts';
import { makeSampleEngravings } from './make-engravings.ts';
import { makeSampleHandovers } from './make-handovers.ts';
import { makeSampleInventories } from './make-inventories.ts';
import { makeSampleRequests } from './make-requests.ts';
import { makeSampleSuspensions } from './make-suspensions.ts';
import { sampleCompany, type SampleDepartment } from './sample-company.ts';
import { sampleSeals, type SampleSeal } from './sample-seals.ts';

export interface FurnishParts extends ElectronicParts {
  readonly files: Files;
  readonly faces: Faces;
  readonly keys: { issueSealKey(sealId: string): Promise<SealKey> };
  /** Waits until everything committed so far is under a signed checkpoint: the sealer believes nothing less. */
  readonly settle: () => Promise<unknown>;
}

/** Gives the sample company its approval flows, its seals, its requests, handovers, engravings and counts, each by the hand of the right person. */
export async function furnishSample(parts: FurnishParts, company: MadeCompany): Promise<void> {
  await parts.transact(systemActor, (tx) => publishShippedFlows(tx, company.entityId));
  const administrator = await actorOf(parts, company, 'zhoulei');
  const electronic: { readonly id: string; readonly version: number }[] = [];
  const seals = new Map<string, { readonly id: string; readonly medium: SealMedium }>();
  for (const seal of sampleSeals) {
    const made = await parts.transact(administrator, async (tx) => {
      const { id } = await registerSeal(tx, describe(seal, company));
      return setSealFace(tx, id, await parts.faces.draw(seal.face));
    });
    seals.set(seal.name, { id: made.id, medium: seal.medium });
    if (seal.medium === 'electronic') electronic.push(made);
  }
  await parts.settle();
  for (const { id, version } of electronic) {
    const key = await parts.keys.issueSealKey(id);
    await parts.transact(administrator, (tx) => bindSealKey(tx, id, key, { ifVersion: version }));
  }
  const logins = new Map(Object.entries(company.people).map(([loginName, id]) => [id, loginName]));
  const people = {
    ...parts,
    seals,
    actorOf: (loginName: string) => actorOf(parts, company, loginName),
    loginNameOf: (personId: string) => logins.get(personId) ?? '',
    departmentOf: (loginName: string) => company.departments[sampleDepartmentOf(loginName)] ?? '',
  };
  await makeSampleFilings(people);
  await makeSampleRequests(people);
  await makeSampleHandovers(people);
  await makeSampleDestructions(people);
  await makeSampleEngravings(people);
  await makeSampleSuspensions(people);
  await makeSampleCare({ ...people, entityId: company.entityId });
  await makeSampleInventories({ ...people, company });
  // After the count: what is out of the house could not have been counted.
  await makeSampleCarryOuts(people);
}

const sampleDepartmentOf = (loginName: string): string => {
  const departments: readonly SampleDepartment[] = sampleCompany.departments;
  return departments.find(({ people }) => people.some((one) => one.loginName === loginName))?.name ?? '';
};

function describe(seal: SampleSeal, company: MadeCompany) {
  const { custodian, face: _face, ...facts } = seal;
  return { ...facts, entityId: company.entityId, custodianId: personOf(company, custodian), papers: [] };
}

async function actorOf({ db, clock }: FurnishParts, company: MadeCompany, loginName: string): Promise<Actor> {
  const id = personOf(company, loginName);
  return { id, grants: await loadGrants(db, id, clock.now()), address: 'local' };
}

function personOf(company: MadeCompany, loginName: string): string {
  const id = company.people[loginName];
  if (id === undefined) throw new Error(`The sample company has no ${loginName}`);
  return id;
}
