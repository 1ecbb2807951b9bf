import type { SealKey } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import type { Actor } from '../../platform/authz/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/schema.ts';
import { systemActor, type Transact } from '../../platform/transition.ts';
import { publishShippedFlows } from '../approvals/index.ts';
import { loadGrants } from '../organization/index.ts';
import { bindSealKey, registerSeal, setSealFace, type Faces } from '../seals/index.ts';
import type { MadeCompany } from './commands.ts';
import { sampleSeals, type SampleSeal } from './sample-seals.ts';

export interface FurnishParts {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly transact: Transact;
  readonly faces: Faces;
  readonly keys: { issueSealKey(sealId: string): Promise<SealKey> };
  /** Waits until everything committed so far is under a signed checkpoint: the sealer believes nothing less. */
  readonly settle: () => Promise<unknown>;
}

/** Gives the sample company its approval flows and its seals, by the hand of its seal administrator. */
export async function furnishSample(parts: FurnishParts, company: MadeCompany): Promise<void> {
  await parts.transact(systemActor, (tx) => publishShippedFlows(tx, company.entityId));
  const administrator = await actorOf(parts, company, 'zhoulei');
  const electronic: { readonly id: string; readonly version: number }[] = [];
  for (const seal of sampleSeals) {
    const made = await parts.transact(administrator, async (tx) => {
      const { id } = await registerSeal(tx, describe(seal, company));
      return setSealFace(tx, id, parts.faces.draw(seal.face));
    });
    if (seal.medium === 'electronic') electronic.push(made);
  }
  await parts.settle();
  for (const { id, version } of electronic) {
    const key = await parts.keys.issueSealKey(id);
    await parts.transact(administrator, (tx) => bindSealKey(tx, id, key, { ifVersion: version }));
  }
}

function describe({ custodian, face: _, ...facts }: SampleSeal, company: MadeCompany) {
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
