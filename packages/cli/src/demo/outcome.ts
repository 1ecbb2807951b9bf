import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Company } from './people.ts';
import type { Outcome } from './story.ts';

/** The names of the files that the demonstration leaves, in the order of reading. */
export const outcomeFiles = [
  'contract.pdf',
  'sealed.pdf',
  'sealed.pdf.tlog-proof',
  'record.json',
  'root-ca.pem',
  'checkpoint',
  'vkey',
] as const;
type OutcomeFile = (typeof outcomeFiles)[number];

/** Fetches everything that somebody outside needs to verify the sealed file, and writes it into a folder. */
export async function writeOutcome(company: Company, outcome: Outcome, folder: string): Promise<void> {
  const { reader, sealingId, documentId } = outcome;
  const { sealing, documents } = reader;
  const task = { params: { id: sealingId } };
  const contents: Readonly<Record<OutcomeFile, Promise<Blob>>> = {
    'contract.pdf': documents.getDocumentFile({ params: { id: documentId } }),
    'sealed.pdf': sealing.getSealedFile(task),
    'sealed.pdf.tlog-proof': sealing.getSealedProof(task),
    'record.json': sealing.getSealedEntry(task),
    'root-ca.pem': company.anybody.sealing.getRootCertificate(),
    checkpoint: company.anybody.ledger.getCheckpoint(),
    vkey: company.anybody.ledger.getVkey(),
  };
  await mkdir(folder, { recursive: true });
  for (const name of outcomeFiles) {
    await writeFile(join(folder, name), new Uint8Array(await (await contents[name]).arrayBuffer()));
  }
}
