import { loadPdf } from './load-pdf.ts';
import { readRevision, startXrefBefore } from './revision.ts';
import { ruleRevision, type RuledRevision } from './revision-rules.ts';

export interface LaterRevision extends RuledRevision {
  start: number;
  end: number;
}

/** More revisions than a document that is sealed by people ever gets. */
const MOST_REVISIONS = 200;

/**
 * The revisions after the first `from` bytes, each judged against the document before it. A revision that cannot be read
 * takes all bytes to the end of the file.
 */
export async function readLaterRevisions(bytes: Uint8Array, from: number): Promise<LaterRevision[]> {
  const revisions: LaterRevision[] = [];
  for (let start = from; start < bytes.length;) {
    const revision = await readOne(bytes, start, revisions.length);
    revisions.push(revision);
    start = revision.end;
  }
  return revisions;
}

async function readOne(bytes: Uint8Array, start: number, index: number): Promise<LaterRevision> {
  const unreadable: LaterRevision = { start, end: bytes.length, problem: 'revision-unreadable', signatures: [] };
  if (index >= MOST_REVISIONS) return unreadable;
  try {
    const revision = readRevision(bytes, start, startXrefBefore(bytes, start));
    const before = await loadPdf(bytes.subarray(0, start));
    return { start, end: revision.end, ...ruleRevision(before, revision) };
  } catch {
    // The bytes are hostile: whichever reader stumbles, the revision is not one of ours.
    return unreadable;
  }
}
