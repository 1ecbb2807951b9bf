import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import type pg from 'pg';
import { subjectKinds } from './aggregates.ts';
import { ledgerRoutes, openLedger, type Ledger } from './domains/ledger/index.ts';
import { approvalRoutes, approvalsJobs, flowRoutes, putBeforeApprovers } from './domains/approvals/index.ts';
import { callOffHandover, custodyRoutes, moveCustody, returnJob, settleReturn } from './domains/custody/index.ts';
import { destructionJobs, destructionRoutes, followDestruction } from './domains/destruction/index.ts';
import { callOffCarryOut, carryOutRoutes, followCarryOut, overdueJob } from './domains/carry-out/index.ts';
import { engraversRoutes, engravingsRoutes, followEngraving } from './domains/engraving/index.ts';
import { noticesRoutes } from './domains/notices/index.ts';
import { followSuspension, suspensionJob, suspensionsRoutes } from './domains/suspension/index.ts';
import { inventoryRoutes, moveCountedSeal } from './domains/inventory/index.ts';
import { createFiles, documentsRoutes } from './domains/documents/index.ts';
import { createAuthenticate, createPasswords, identityJobs, identityRoutes } from './domains/identity/index.ts';
import { loadGrants, organizationRoutes } from './domains/organization/index.ts';
import { followApproval, lapseJob, letApproversRead, useRequestsRoutes } from './domains/use-requests/index.ts';
import { recordsRoutes, recordUse } from './domains/records/index.ts';
import {
  cancelTasksOfRequest,
  cancelTasksOfSeal,
  createTasks,
  handTasksOver,
  sealingJobs,
  sealingRoutes,
} from './domains/sealing/index.ts';
import { createFaces, labelRoutes, sealsRoutes } from './domains/seals/index.ts';
import { checksRoutes } from './domains/checks/index.ts';
import { placesRoutes } from './domains/places/index.ts';
import { verificationRoutes } from './domains/verification/index.ts';
import { createSetupLink, furnishSample, setupRoutes } from './domains/setup/index.ts';
import type { Clock } from './platform/clock.ts';
import type { Database } from './platform/db/schema.ts';
import {
  addOpenPages,
  createHttp,
  describeInterface,
  mount,
  type HttpSettings,
  type Mountable,
} from './platform/http/index.ts';
import { createJobs, type Job } from './platform/jobs/jobs.ts';
import { createTransact, type Reaction, type Transact } from './platform/transition.ts';
import type { Intake } from './platform/intake/index.ts';
import type { Sealer } from './sealer/sealer.ts';
import { settledFirst } from './sealer/settled.ts';
import { Problem } from './platform/problem.ts';
import type { BlobStore, Keyring, Vault } from './platform/vault/index.ts';

/** What the application is made of. `start.ts` and the tests' harness make it. */
export interface AppParts {
  readonly db: Kysely<Database>;
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly logger: FastifyBaseLogger;
  readonly keyring: Keyring;
  readonly vault: Vault;
  readonly blobs: BlobStore;
  readonly intake: Intake;
  /** The only place where seal keys are used: a process of its own, outside of tests. */
  readonly sealer: Sealer;
  /** Folder, outside the database, in which the newest checkpoint of the ledger is kept. */
  readonly ledgerFolder: string;
  readonly settings: AppSettings;
}

export interface AppSettings extends Pick<HttpSettings, 'trustProxy' | 'secure' | 'tls'> {
  /** Origins besides the one a request names itself (the public address behind a proxy). */
  readonly ownOrigins: readonly string[];
  readonly idleMinutes: number;
  /** Name of the ledger; empty keeps the one it has, or makes one at the first start. */
  readonly ledgerOrigin: string;
  /** Version of the product, for the API description. */
  readonly version: string;
  /** Folder of the built web app, if there is one. */
  readonly webFolder: string | undefined;
}

/** A running application: `close` lets requests and jobs finish. */
export interface App {
  readonly http: FastifyInstance;
  readonly transact: Transact;
  readonly ledger: Ledger;
  /** Right to set the empty installation up; printed at the start. */
  readonly setupToken: string;
  /** Begins to work on jobs and to sign the ledger by itself; tests that want neither leave it out. */
  startJobs(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The composition root: the slices, their order, and what one does about the events of another. A slice may import
 * only slices before it; influence the other way is a reaction here, in the same transaction.
 */
export async function createApp(parts: AppParts): Promise<App> {
  const { db, pool, clock, logger, keyring, intake, settings } = parts;
  const jobs = createJobs(pool, logger);
  const reactions: Record<string, Reaction[]> = {
    'approval.stage-opened': [putBeforeApprovers, letApproversRead],
    'approval.transferred': [putBeforeApprovers, letApproversRead],
    'approval.*': [followApproval, followDestruction, followEngraving, followSuspension, followCarryOut],
    'use-request.approved': [createTasks],
    'use-request.voided': [cancelTasksOfRequest],
    'use-request.expired': [cancelTasksOfRequest],
    'sealing.sealed': [recordUse],
    'sealing.use-registered': [recordUse],
    'seal.suspended': [cancelTasksOfSeal, callOffHandover, callOffCarryOut],
    'seal.loss-reported': [cancelTasksOfSeal, callOffHandover, callOffCarryOut],
    'seal.recalled': [settleReturn, callOffHandover],
    'seal.custodian-changed': [handTasksOver, settleReturn, callOffHandover, callOffCarryOut, moveCountedSeal],
    'seal.destroyed': [settleReturn, callOffHandover],
    'handover.completed': [moveCustody],
  };
  const ledger = await openLedger({ ...parts, folder: parts.ledgerFolder, origin: settings.ledgerOrigin });
  const transact = createTransact({
    db,
    clock,
    append: ledger.append,
    enqueue: jobs.enqueue,
    reactions,
    writable: ledger.standing,
  });

  const identity = {
    db,
    clock,
    transact,
    passwords: createPasswords(await keyring.secret('password-pepper', 32)),
    grantsOf: (personId: string, at: string) => loadGrants(db, personId, at),
    idleMinutes: settings.idleMinutes,
    secure: settings.secure,
  };
  const faces = createFaces(intake, parts.blobs);
  const files = createFiles(intake, parts.blobs);
  const sealer = settledFirst(parts.sealer, () => ledger.settle());
  const sealing = { db, clock, transact, ledger, files, faces, sealer };
  const furnishing = { ...sealing, keys: sealer, settle: () => ledger.settle() };
  const link = createSetupLink();
  const slices: readonly Mountable[] = [
    identityRoutes(identity),
    organizationRoutes({ db, clock, openWorkbook: (bytes) => openWorkbook(intake, bytes) }),
    ledgerRoutes({ db, ledger, kinds: subjectKinds }),
    documentsRoutes({ db, files }),
    flowRoutes({ db, clock }),
    approvalRoutes({ db }),
    useRequestsRoutes({ db, clock, decrypt: ledger.decrypt }),
    sealsRoutes({ db, clock, faces, decrypt: ledger.decrypt, keys: sealer }),
    custodyRoutes({ db, clock, decrypt: ledger.decrypt }),
    sealingRoutes(sealing),
    recordsRoutes({ db, clock, decrypt: ledger.decrypt }),
    destructionRoutes({ db, clock, transact, sealer, decrypt: ledger.decrypt }),
    engraversRoutes({ db, clock, decrypt: ledger.decrypt }),
    engravingsRoutes({ db, decrypt: ledger.decrypt }),
    noticesRoutes({ db, faces, decrypt: ledger.decrypt }),
    suspensionsRoutes({ db, clock, decrypt: ledger.decrypt }),
    placesRoutes({ db, decrypt: ledger.decrypt }),
    checksRoutes({ db, clock }),
    carryOutRoutes({ db, clock, decrypt: ledger.decrypt }),
    labelRoutes({ db, clock, publicOrigin: settings.ownOrigins[0] }),
    inventoryRoutes({ db, clock, decrypt: ledger.decrypt }),
    verificationRoutes({ db, clock, ledger, intake, rootCertificate: sealer.rootCertificate }),
    setupRoutes({
      db,
      transact,
      passwords: identity.passwords,
      link,
      furnish: (company) => furnishSample(furnishing, company),
    }),
  ];
  const work: readonly Job[] = [
    ...identityJobs({ db, clock }),
    ...approvalsJobs({ db, clock, transact }),
    lapseJob({ db, clock, transact }),
    overdueJob({ db, clock, transact }),
    returnJob({ db, clock, transact }),
    ...sealingJobs(sealing),
    ...destructionJobs({ db, transact, sealer }),
    suspensionJob({ db, clock, transact }),
  ];

  const http = await createHttp({ ...settings, logger, authenticate: createAuthenticate(identity) });
  describeInterface(http, settings.version);
  for (const slice of slices) mount(http, { db, transact, ownOrigins: settings.ownOrigins }, slice);
  await addOpenPages(http, {
    webFolder: settings.webFolder,
    ready: async () => {
      await pool.query('select 1');
      return ledger.standing();
    },
  });

  return {
    http,
    transact,
    ledger,
    setupToken: link.token,
    async startJobs() {
      ledger.start();
      await jobs.start(work);
    },
    async close() {
      await http.close();
      await jobs.stop();
      await ledger.stop();
    },
  };
}

async function openWorkbook(intake: Intake, bytes: Uint8Array): Promise<readonly (readonly string[])[]> {
  const sheet = await intake.readSheet(bytes);
  if (!sheet.ok) throw new Problem(sheet.refusal.code === 'intake-busy' ? 'intake-busy' : 'import-unreadable');
  return sheet.value;
}
