import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawFace, faceDigest, fromPem } from '@yinxin/esign';
import type { SealKey } from '@yinxin/contract';
import { sql } from 'kysely';
import { createTestDatabase, type TestDatabase } from '../../../../../tests/support/database.ts';
import { chineseContract } from '../../../../esign/src/testing/sample-documents.ts';
import { openLedger, type Ledger } from '../../domains/ledger/index.ts';
import { pino } from 'pino';
import {
  definition,
  entity,
  now,
  playHonestly,
  seal,
  sibling,
  task,
} from '../../domains/sealing/authority.examples.ts';
import { key as exampleKey, nonce as exampleNonce, pinned } from '../../domains/sealing/sealing.examples.ts';
import type { DomainEvent, EventMeta } from '../../platform/decider.ts';
import { newId } from '../../platform/ids.ts';
import { createVault, openKeyring } from '../../platform/vault/index.ts';
import type { VouchForEntries } from '../histories.ts';
import { openSealer } from '../open.ts';
import type { Sealer } from '../sealer.ts';
import { vouchByCheckpoint } from '../vouch.ts';

type Entry = { readonly event: DomainEvent; readonly meta: EventMeta };

/**
 * A ledger in a real database that holds the honest history of one contract, up to the started attempt: real bytes, a
 * drawn face, a key that this sealer has issued. No row of any other table says anything true.
 */
export interface ApprovedContract {
  readonly sealer: Sealer;
  readonly database: TestDatabase;
  readonly dataFolder: string;
  readonly sealId: string;
  readonly sealingId: string;
  readonly nonce: string;
  readonly pdf: Uint8Array;
  readonly key: SealKey;
  /** DER of the company's root certificate. */
  root(): Promise<Uint8Array>;
  /** What the sealer told the log. */
  readonly told: readonly { readonly event: string; readonly facts: object }[];
  /** Another sealer on the same folder and database, as after a restart; at another time if one is given. */
  reopen(at?: string): Promise<Sealer>;
  readonly ledger: Ledger;
  /** Adds entries as the server would, and waits until they are under a signed checkpoint. */
  append(subjectType: string, subjectId: string, entries: readonly Entry[]): Promise<void>;
  close(): Promise<void>;
}

const sealingId = task;

/** Plays the example's history into a ledger. `also` is asked beside the checkpoint. */
export async function approveContract(also?: VouchForEntries): Promise<ApprovedContract> {
  const database = await createTestDatabase();
  const dataFolder = await mkdtemp(join(tmpdir(), 'yinxin-sealer-'));
  const clock = { now: () => now };
  const keyring = await openKeyring(join(dataFolder, 'keys'), clock);
  const folder = join(dataFolder, 'ledger');
  const ledger = await openLedger({
    db: database.kysely,
    clock,
    logger: pino({ level: 'silent' }),
    keyring,
    vault: createVault(keyring),
    folder,
    origin: '',
  });
  const vouch: VouchForEntries = async (db, entries) =>
    (await vouchByCheckpoint(folder)(db, entries)) ?? (await also?.(db, entries));
  const told: { event: string; facts: object }[] = [];
  const tell = (event: string, facts: object): void => void told.push({ event, facts });
  const open = (at = now): Promise<Sealer> =>
    openSealer({ db: database.kysely, dataFolder, clock: { now: () => at }, vouch, tell });
  const sealer = await open();

  const append: ApprovedContract['append'] = async (subjectType, subjectId, entries) => {
    const added = entries.map(({ event, meta }) => ({ subjectType, subjectId, event, meta }));
    await database.kysely.transaction().execute((trx) => ledger.append(trx, added));
    await ledger.settle();
  };

  const pdf = await chineseContract(Array.from({ length: 12 }, () => ({})));
  const nonce = newId();
  const evidence = playHonestly();
  const { request, approval, flow, document } = idsOf(evidence);
  // The example's digests, nonce and key stand for the real ones, wherever they are mentioned.
  const design = { style: 'contract', widthMm: 40, heightMm: 40, name: '江南印信科技有限公司' } as const;
  const real = (entries: readonly Entry[], key?: SealKey): readonly Entry[] =>
    JSON.parse(
      JSON.stringify(entries)
        .replaceAll(pinned, sha256(pdf))
        .replaceAll('a'.repeat(64), faceDigest(drawFace(design)))
        .replaceAll(exampleNonce, nonce)
        .replaceAll(JSON.stringify({ ...exampleKey, serial: '01' }), JSON.stringify(key))
        .replaceAll(`"${exampleKey.keyId}"`, `"${key?.keyId}"`),
    ) as readonly Entry[];

  const facts = {
    name: '江南印信科技有限公司',
    shortName: '江南印信',
    uscc: null,
    legalRepresentative: null,
    parentId: null,
  };
  const [registered, faceSet] = evidence.seal;
  if (registered === undefined || faceSet === undefined) throw new Error('the example has no seal');
  await append('entity', entity, [
    { event: { type: 'entity.registered', facts } as DomainEvent, meta: registered.meta },
  ]);
  await append('seal', seal, real([registered, faceSet]));
  const key = await sealer.issueSealKey(seal);
  await append('seal', seal, real(evidence.seal, key).slice(2));
  await append('document', document, real(evidence.document));
  await append('flow', flow, evidence.flow);
  await append('use-request', request, real(evidence.request));
  await append('approval', approval, real(evidence.approval));
  await append('sealing', sealingId, real(evidence.task, key));
  await hint(database, flow);

  return {
    sealer,
    database,
    dataFolder,
    sealId: seal,
    sealingId,
    nonce,
    pdf,
    key,
    told,
    append,
    ledger,
    reopen: open,
    async root() {
      const [root] = fromPem((await sealer.rootCertificate()) ?? '', 'CERTIFICATE');
      if (root === undefined) throw new Error('no root certificate');
      return root;
    },
    async close() {
      await ledger.stop();
      await database.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** The one row that the sealer needs to find its way: which flow has this key. */
const hint = (database: TestDatabase, flowId: string) =>
  sql`
  insert into flows (id, version, state, created_at, updated_at, key, kind, status, priority)
  values (${flowId}::uuid, 1, '{}', ${now}, ${now}, ${definition.key}, 'use', 'published', 1)`.execute(database.kysely);

function idsOf(evidence: ReturnType<typeof playHonestly>) {
  const order = evidence.task.flatMap(({ event }) => (event.type === 'sealing.created' ? [event.order] : []))[0];
  const submitted = evidence.request.flatMap(({ event }) =>
    event.type === 'use-request.submitted' ? [event.submission] : [],
  )[0];
  if (order === undefined || submitted === undefined) throw new Error('the example is incomplete');
  return { request: order.requestId, document: order.documentId, approval: submitted.flow.caseId, flow: sibling };
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
