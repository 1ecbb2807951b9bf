import { sealing } from '@yinxin/contract';
import type { Scope } from '../../platform/authz/index.ts';
import { bind, type Mountable } from '../../platform/http/index.ts';
import { notFound, Problem } from '../../platform/problem.ts';
import type { Tx } from '../../platform/transition.ts';
import type { Sealer } from '../../sealer/sealer.ts';
import { loadDocuments, pdfName } from '../documents/index.ts';
import type { Ledger } from '../ledger/index.ts';
import { digestNow, gather } from './circumstances.ts';
import { closeSealing, confirmPositions, registerUse } from './commands.ts';
import { beginAttempt, finishAttempt, inWords, type ElectronicParts } from './electronic.ts';
import { sealingHistory } from './history.ts';
import { presentOne, presentSummaries, type Looking } from './present.ts';
import { releasedEntry } from './released.ts';
import { findSealing, listSealings, readSealing, type SealingRow } from './store.ts';
import { keywordsIn, type KeywordPlace } from './suggestions.ts';

export interface SealingParts extends ElectronicParts {
  readonly ledger: Pick<Ledger, 'settle' | 'decrypt' | 'proofFor' | 'recordFor'>;
  readonly sealer: Pick<Sealer, 'seal' | 'rootCertificate'>;
}

export function sealingRoutes(parts: SealingParts): Mountable {
  const { db, clock, files, ledger, sealer } = parts;

  const visible = async (scope: Scope, id: string): Promise<SealingRow> => {
    const row = await findSealing(db, scope, id);
    if (row === undefined) throw notFound();
    return row;
  };
  /** SHA-256 of the document of a task that the person may see, read and computed now. */
  const digestFor = async (scope: Scope, id: string): Promise<string> => {
    const { state } = await visible(scope, id);
    const [document] = await loadDocuments(db, [state.documentId]);
    if (document === undefined) throw notFound();
    return digestNow(files, document);
  };
  const view = async (row: SealingRow, looking: Looking) => {
    const around = await gather(db, row, (document) => digestNow(files, document));
    const { document } = around;
    const places = new Map<string, readonly KeywordPlace[]>();
    for (const keyword of row.state.state === 'waiting' ? keywordsIn(row.state.positionsProposed) : []) {
      const found = await files.find(document.id, document.state, keyword);
      places.set(
        keyword,
        found.flatMap(({ page, boxes: [box] }) => (box === undefined ? [] : [{ page, box }])),
      );
    }
    const placesOf = (keyword: string) => places.get(keyword) ?? [];
    return presentOne(db, { around, updatedAt: row.updated_at }, placesOf, looking);
  };
  /** The task after a change, from within its transaction: nothing is read from files there, and no keyword looked for. */
  const after = async (tx: Tx, id: string, digest: string, language: Looking['language']) => {
    const row = await readSealing(tx.trx, id);
    if (row === undefined) throw notFound();
    const around = await gather(tx.trx, row, () => Promise.resolve(digest));
    return presentOne(tx.trx, { around, updatedAt: row.updated_at }, () => [], {
      actor: tx.actor,
      at: tx.at,
      language,
    });
  };

  return bind(sealing, {
    async listSealings({ scope, querystring, actor, language }) {
      const { rows, total } = await listSealings(db, scope(), querystring);
      const around = [];
      for (const row of rows) {
        // The list trusts the stored digest; the bytes are read when a task is opened.
        const digest = ({ state }: { readonly state: { readonly sha256: string } }) => Promise.resolve(state.sha256);
        around.push({ around: await gather(db, row, digest), updatedAt: row.updated_at });
      }
      const items = await presentSummaries(db, around, { actor, at: clock.now(), language });
      const { page, pageSize } = querystring;
      return { items, total, page, pageSize };
    },
    async getSealing({ scope, params, actor, language }) {
      return view(await visible(scope(), params.id), { actor, at: clock.now(), language });
    },
    async getSealingHistory({ scope, params }) {
      const { id } = await visible(scope(), params.id);
      return sealingHistory(db, ledger.decrypt, id);
    },
    async confirmPositions({ scope, params, body, ifVersion, language, transact }) {
      const digest = await digestFor(scope('sealing.read'), params.id);
      return transact(async (tx) => {
        await confirmPositions(tx, params.id, digest, body.positions, { ifVersion });
        return after(tx, params.id, digest, language);
      });
    },
    async sealDocument({ scope, params, actor, language, transact }) {
      const digest = await digestFor(scope('sealing.read'), params.id);
      const attempt = await beginAttempt(parts, actor, params.id, digest);
      if (attempt === undefined) {
        // Done already: the stored reply if this is the same click again, else a refusal.
        return transact(() => Promise.reject(new Problem('sealing-not-waiting')));
      }
      try {
        const complete = (work: (tx: Tx) => Promise<void>) =>
          transact(async (tx) => {
            await work(tx);
            return after(tx, params.id, digest, language);
          });
        return await finishAttempt(parts, attempt, complete, 'custodian');
      } catch (error) {
        throw inWords(error, language);
      }
    },
    async registerUse({ scope, params, body, language, transact }) {
      const digest = await digestFor(scope('sealing.read'), params.id);
      return transact(async (tx) => {
        await registerUse(tx, params.id, digest, body);
        return after(tx, params.id, digest, language);
      });
    },
    async closeSealing({ scope, params, body, language, transact }) {
      const digest = await digestFor(scope('sealing.read'), params.id);
      return transact(async (tx) => {
        await closeSealing(tx, params.id, digest, body.reason);
        return after(tx, params.id, digest, language);
      });
    },
    async getSealedFile({ scope, params }) {
      const { state } = await visible(scope(), params.id);
      const [document] = state.sealed === null ? [] : await loadDocuments(db, [state.sealed.documentId]);
      if (document === undefined) throw new Problem('sealing-not-sealed');
      await releasedEntry(db, ledger, params.id);
      const bytes = await files.read(document.id, document.state);
      return { bytes, mediaType: 'application/pdf', fileName: sealedName(document.state.name) };
    },
    async getSealedProof({ scope, params }) {
      await visible(scope(), params.id);
      const { proof } = await releasedEntry(db, ledger, params.id);
      return { bytes: Buffer.from(proof), mediaType: 'text/plain; charset=utf-8', fileName: `${params.id}.tlog-proof` };
    },
    async getSealedEntry({ scope, params }) {
      await visible(scope(), params.id);
      const { entryId } = await releasedEntry(db, ledger, params.id);
      const record = await ledger.recordFor(entryId);
      if (record === undefined) throw new Problem('sealing-history-unusable');
      return { bytes: Buffer.from(record), mediaType: 'application/json', fileName: `${params.id}.record.json` };
    },
    async getRootCertificate() {
      const pem = await sealer.rootCertificate();
      if (pem === undefined) throw new Problem('root-certificate-missing');
      return { bytes: Buffer.from(pem), mediaType: 'application/x-pem-file', fileName: 'root-ca.pem' };
    },
  });
}

const sealedName = (name: string): string => pdfName(name).replace(/\.pdf$/, '-已盖章.pdf');
