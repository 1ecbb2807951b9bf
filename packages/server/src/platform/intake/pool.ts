import type { ChildKind } from './jobs.ts';
import type { Job } from './jobs.ts';
import { limits } from './limits.ts';
import type { Outcome, ParserChild } from './parser-child.ts';

/** A document that a job is about. `bytes` is asked only when no child has it open. */
export interface DocumentSource {
  /** Names the document and its bytes; whoever has the same key is given what the child has open. */
  readonly key: string;
  readonly size: number;
  bytes(): Promise<Uint8Array>;
}

/** Runs jobs in parser children. */
export interface Pool {
  /** Rejects only when the bytes cannot be had or no child can be started; `intake-busy` is an outcome. */
  run(kind: ChildKind, source: DocumentSource, job: Job): Promise<Outcome>;
  /** Starts a child before it is needed. */
  warm(): void;
  /** Ends all children and takes no more jobs. */
  close(): void;
}

interface Slot {
  readonly child: ParserChild;
  readonly kind: ChildKind;
  /** The only document that this child will ever see. */
  document: string | undefined;
  jobs: number;
  busy: boolean;
  idleSince: number;
  timer?: NodeJS.Timeout;
}

interface Task {
  readonly kind: ChildKind;
  readonly source: DocumentSource;
  readonly job: Job;
  readonly settle: (result: Promise<Outcome>) => void;
}

const BUSY: Outcome = { ok: false, refusal: { code: 'intake-busy' } };

/**
 * A pool of at most `limits.children` processes, of which `limits.atWork` work at a time. Each sees one document in its
 * life, so that nothing of one document can reach another, whatever its bytes did to the process. Questions about the
 * documents used last (the next page of a preview) find them open, and one process waits without a document, so that a
 * new one is read at once.
 */
export function createPool(start: (kind: ChildKind) => ParserChild): Pool {
  let slots: Slot[] = [];
  let closed = false;
  const waiting: Task[] = [];

  function pump(): void {
    slots = slots.filter(({ child }) => child.usable());
    for (let task = waiting[0]; task !== undefined; task = waiting[0]) {
      const slot = slotFor(task);
      if (slot === undefined) return;
      waiting.shift();
      slot.busy = true;
      clearTimeout(slot.timer);
      task.settle(work(slot, task));
    }
  }

  /** The child that has the document open, else one without any, else a new one in place of the longest idle. */
  function slotFor({ kind, source }: Task): Slot | undefined {
    const idle = slots.filter(({ busy }) => !busy);
    if (slots.length - idle.length >= limits.atWork) return undefined;
    const fits = (document: string | undefined) =>
      idle.find((slot) => slot.kind === kind && slot.document === document);
    const slot = fits(source.key) ?? fits(undefined);
    if (slot !== undefined) return slot;
    if (slots.length >= limits.children) retireOldest();
    return open(kind);
  }

  function retireOldest(): void {
    const idle = slots.filter(({ busy }) => !busy);
    const oldest = idle.sort((a, b) => a.idleSince - b.idleSince)[0];
    if (oldest !== undefined) retire(oldest);
  }

  function open(kind: ChildKind): Slot {
    const slot: Slot = { child: start(kind), kind, document: undefined, jobs: 0, busy: false, idleSince: 0 };
    slots.push(slot);
    return slot;
  }

  function retire(slot: Slot): void {
    clearTimeout(slot.timer);
    slot.child.end();
    slots = slots.filter((other) => other !== slot);
  }

  async function work(slot: Slot, { source, job }: Task): Promise<Outcome> {
    try {
      const bytes = slot.document === undefined ? await source.bytes() : undefined;
      slot.document = source.key;
      slot.jobs += 1;
      const outcome = await slot.child.run(job, bytes);
      return closed ? BUSY : outcome;
    } catch (error) {
      if (!closed) throw error;
      // The process was ended with the pool: neither the document nor the program is to blame.
      return BUSY;
    } finally {
      rest(slot);
      pump();
      if (waiting.length === 0) warm();
    }
  }

  function rest(slot: Slot): void {
    slot.busy = false;
    slot.idleSince = performance.now();
    if (closed || slot.kind !== 'pdf' || slot.jobs >= limits.jobsPerChild) return retire(slot);
    if (slot.document === undefined) return;
    slot.timer = setTimeout(() => {
      retire(slot);
      warm();
    }, limits.idle).unref();
  }

  function warm(): void {
    const blank = slots.some(({ document, busy, child }) => document === undefined && !busy && child.usable());
    if (closed || blank) return;
    if (slots.length >= limits.children) retireOldest();
    if (slots.length < limits.children) open('pdf');
  }

  return {
    async run(kind, source, job) {
      const queued = waiting.reduce((sum, task) => sum + task.source.size, source.size);
      if (closed || waiting.length >= limits.queue || (waiting.length > 0 && queued > limits.queuedBytes)) return BUSY;
      const { promise, resolve } = Promise.withResolvers<Outcome>();
      waiting.push({ kind, source, job, settle: resolve });
      pump();
      return promise;
    },
    warm,
    close() {
      closed = true;
      slots.forEach(retire);
      for (const task of waiting.splice(0)) task.settle(Promise.resolve(BUSY));
    },
  };
}
