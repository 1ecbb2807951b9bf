import { spawn } from 'node:child_process';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Refusal } from '../decider.ts';
import { readFrames, writeFrame, type Frame } from './frames.ts';
import { childRefusals, type Job } from './jobs.ts';
import { limits } from './limits.ts';

/** How a job ended: with a value (unchecked still) and bytes, or with the reason why the document is turned down. */
export type Outcome =
  | { readonly ok: true; readonly value: unknown; readonly body: Uint8Array }
  | { readonly ok: false; readonly refusal: Refusal };

/** A process that has one document open, or none yet. */
export interface ParserChild {
  /** Does one job; only one at a time. `bytes` go with the first. Rejects only when the program cannot be started. */
  run(job: Job, bytes: Uint8Array | undefined): Promise<Outcome>;
  /** False once the process has ended or may no longer be trusted. */
  usable(): boolean;
  /** Kills the process. A job under way ends as too complex. */
  end(): void;
}

const answerShape = z.union([
  z.object({ value: z.unknown() }),
  z.object({
    refused: z.enum(childRefusals),
    params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  }),
]);

/** Refusals after which the document and the process are still sound. */
const HARMLESS: ReadonlySet<string> = new Set(['page-not-found']);

/** Starts a parser child; `command` comes from `parserCommand`. `wallClock` in ms. */
export function startParserChild(command: readonly string[], wallClock: number): ParserChild {
  const [program = '', ...args] = command;
  // Windows starts no program without this one variable.
  const env = process.platform === 'win32' ? { SYSTEMROOT: process.env['SYSTEMROOT'] } : {};
  // In a group of its own, so that Ctrl-C reaches the server only, which then ends its children in order.
  const child = spawn(program, args, { env, cwd: '/', stdio: ['pipe', 'ignore', 'pipe', 'pipe'], detached: true });
  child.unref();
  let alive = true;
  let started = false;
  let settle: ((outcome: Outcome | Error) => void) | undefined;
  let complaint = '';

  const finish = (outcome: Outcome | Error): void => {
    if (outcome instanceof Error || (!outcome.ok && !HARMLESS.has(outcome.refusal.code))) end();
    settle?.(outcome);
    settle = undefined;
  };
  const end = (): void => {
    alive = false;
    child.kill('SIGKILL');
  };
  const gone = (): void => {
    alive = false;
    if (started) finish(refused('document-too-complex'));
    else finish(new Error(`The parser child could not be started: ${program} ${complaint}`));
  };

  const answers = child.stdio[3];
  if (!(answers instanceof Readable) || child.stdin === null || child.stderr === null) {
    throw new Error('The pipes of the parser child are missing.');
  }
  const stdin = child.stdin;
  child.stderr.on('data', (text: Buffer) => {
    complaint = (complaint + text.toString('latin1')).slice(-500);
  });
  readFrames(
    answers,
    limits.answer,
    (frame) => {
      if (started) finish(outcomeOf(frame));
      else started = true;
    },
    () => finish(refused('document-too-complex')),
  );
  stdin.on('error', () => undefined);
  child.on('error', (error) => {
    complaint = error.message;
    gone();
  });
  child.on('close', gone);

  return {
    usable: () => alive,
    end,
    async run(job, bytes) {
      if (!alive || settle !== undefined) throw new Error('The parser child is not free.');
      const { promise, resolve } = Promise.withResolvers<Outcome | Error>();
      settle = resolve;
      const clock = setTimeout(() => {
        finish(refused('document-timed-out', { seconds: Math.round(wallClock / 1000) }));
      }, wallClock);
      writeFrame(stdin, { head: job, body: bytes ?? new Uint8Array() });
      const outcome = await promise;
      clearTimeout(clock);
      if (outcome instanceof Error) throw outcome;
      return outcome;
    },
  };
}

function outcomeOf({ head, body }: Frame): Outcome {
  const answer = z.object({ answer: answerShape }).safeParse({ answer: head });
  if (!answer.success) return refused('document-damaged');
  const said = answer.data.answer;
  return 'refused' in said ? refused(said.refused, said.params) : { ok: true, value: said.value, body };
}

const refused = (code: Refusal['code'], params?: Refusal['params']): Outcome => ({
  ok: false,
  refusal: params === undefined ? { code } : { code, params },
});
