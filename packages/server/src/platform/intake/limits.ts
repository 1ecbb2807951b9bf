const MIB = 1024 * 1024;

/** What a file may cost before it is refused. */
export const limits = {
  fileBytes: 50 * MIB,
  pages: 500,
  /** Objects that are reachable from the trailer of a PDF. */
  objects: 200_000,
  /** Characters of text in the whole document. */
  characters: 5_000_000,
  /** Side of a page, in points: the most that PDF readers have to support (ISO 32000-1 Annex C). */
  pageSide: 14_400,
  picturePixels: 25_000_000,
  renderedPixels: 25_000_000,
  /** From the start of a job to SIGKILL, in ms. */
  wallClock: 30_000,
  /** CPU time of a parser child in all its life, in s. */
  cpu: 25,
  /** Memory that a parser child can write to, in bytes. */
  memory: 768 * MIB,
  /** Largest answer that is read from a parser child, in bytes. */
  answer: 128 * MIB,
  /** Jobs that one parser child does before it is replaced. */
  jobsPerChild: 20,
  /** Jobs at work at a time. */
  atWork: 2,
  /** Parser children at a time: those at work or with a document open, and one that waits for the next. */
  children: 3,
  queue: 50,
  /** Bytes of documents that may wait in the queue. */
  queuedBytes: 256 * MIB,
  /** How long a parser child keeps its document open for the next question about it, in ms. */
  idle: 20_000,
} as const;
