import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { z } from 'zod';
import { readFrames, writeFrame, type Frame } from '../platform/intake/frames.ts';
import { Problem } from '../platform/problem.ts';
import { answerHead, answerShapes, LARGEST_FRAME, type SealerRequest } from './protocol.ts';
import type { Sealer } from './sealer.ts';

/** The connection ended without an answer: the sealer is not there, or died over the request. */
class NoAnswer extends Error {}

export interface SealerClientOptions {
  /** Milliseconds in which a sealer that is not there is asked again: it is being restarted. */
  readonly patience?: number;
}

const PATIENCE_MS = 20_000;
const PAUSE_MS = 100;
/** Longest silence of a sealer at work before it counts as hung. */
const SILENCE_MS = 60_000;

/**
 * The sealer as the server sees it. Asking again after a lost connection is safe: a start is sealed once, and a key that
 * was made but never reported is bound to no seal.
 */
export function connectSealer(socketPath: string, { patience = PATIENCE_MS }: SealerClientOptions = {}): Sealer {
  const none = new Uint8Array();

  async function ask<Ask extends SealerRequest['ask']>(
    request: Extract<SealerRequest, { ask: Ask }>,
    body: Uint8Array,
  ): Promise<{ readonly value: z.output<(typeof answerShapes)[Ask]>; readonly body: Uint8Array }> {
    const frame = await askUntil(Date.now() + patience, socketPath, { head: request, body });
    const head = answerHead.parse(frame.head);
    if ('refused' in head) throw new Problem(head.refused, head.params);
    const shape: z.ZodType = answerShapes[request.ask];
    return { value: shape.parse(head.value) as z.output<(typeof answerShapes)[Ask]>, body: frame.body };
  }

  return {
    issueSealKey: async (sealId) => (await ask({ ask: 'issue-seal-key', sealId }, none)).value,
    importSealKey: async (sealId, pkcs12, password) =>
      (await ask({ ask: 'import-seal-key', sealId, password }, pkcs12)).value,
    destroySealKeys: async (sealId) => (await ask({ ask: 'destroy-seal-keys', sealId }, none)).value,
    async seal({ sealingId, nonce, pdf, picture }) {
      const request = { ask: 'seal', sealingId, nonce, pictureBytes: picture.length } as const;
      const { value, body } = await ask(request, picture.length === 0 ? pdf : Buffer.concat([pdf, picture]));
      return { result: value, pdf: body };
    },
    rootCertificate: async () => (await ask({ ask: 'root-certificate' }, none)).value.pem ?? undefined,
    async health() {
      await ask({ ask: 'health' }, none);
    },
  };
}

async function askUntil(deadline: number, socketPath: string, request: Frame): Promise<Frame> {
  for (;;) {
    try {
      return await askOnce(socketPath, request);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      if (Date.now() >= deadline) throw new Problem('sealer-unavailable');
      await wait(PAUSE_MS);
    }
  }
}

function askOnce(socketPath: string, request: Frame): Promise<Frame> {
  return new Promise((resolve, reject) => {
    const socket = connect({ path: socketPath, allowHalfOpen: true });
    const fail = (why: string): void => {
      socket.destroy();
      reject(new NoAnswer(why));
    };
    socket.setTimeout(SILENCE_MS, () => fail('silence'));
    socket.on('error', (error) => fail(error.message));
    socket.on('close', () => fail('closed'));
    socket.on('end', () => fail('ended'));
    readFrames(
      socket,
      LARGEST_FRAME,
      (frame) => {
        socket.destroy();
        resolve(frame);
      },
      fail,
    );
    writeFrame(socket, request);
  });
}
