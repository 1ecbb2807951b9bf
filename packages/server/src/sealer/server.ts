import { chmod, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { readFrames, writeFrame } from '../platform/intake/frames.ts';
import { Problem } from '../platform/problem.ts';
import { LARGEST_FRAME, requestShape, SILENCE_MS, type answerHead, type SealerRequest } from './protocol.ts';
import type { Sealer } from './sealer.ts';
import type { z } from 'zod';

/** A frame with the head of an answer. */
type Answer = { readonly head: z.input<typeof answerHead>; readonly body: Uint8Array };

/**
 * Listens on a unix socket that only this account can open; the folder around it is private too. A connection carries
 * one request. What is no request, or too large, is cut off without an answer.
 */
export async function serveSealer(
  sealer: () => Promise<Sealer>,
  socketPath: string,
  tell: (event: string, facts: object) => void,
): Promise<Server> {
  if (process.platform !== 'win32') await rm(socketPath, { force: true });
  const server = createServer({ allowHalfOpen: true }, (socket) => attend(sealer, socket, tell));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socketPath, resolve);
  });
  if (process.platform !== 'win32') await chmod(socketPath, 0o700);
  return server;
}

function attend(sealer: () => Promise<Sealer>, socket: Socket, tell: (event: string, facts: object) => void): void {
  let asked = false;
  const cut = (why: string): void => {
    tell('a connection was cut off', { why });
    socket.destroy();
  };
  socket.setTimeout(SILENCE_MS, () => {
    if (!asked) cut('silence');
  });
  const reply = async (request: SealerRequest, body: Uint8Array): Promise<void> => {
    writeFrame(socket, await answer(sealer, request, body, tell));
    socket.end();
  };
  // The other side may be gone before it has its answer; that is its own affair.
  socket.on('error', () => socket.destroy());
  readFrames(
    socket,
    LARGEST_FRAME,
    (frame) => {
      if (asked) return cut('a second request');
      asked = true;
      const request = requestShape.safeParse(frame.head);
      if (!request.success) return cut('not a request');
      void reply(request.data, frame.body);
    },
    cut,
  );
}

async function answer(
  sealer: () => Promise<Sealer>,
  request: SealerRequest,
  body: Uint8Array,
  tell: (event: string, facts: object) => void,
): Promise<Answer> {
  try {
    if (request.ask === 'health') return answered({ alive: true });
    return await act(await sealer(), request, body);
  } catch (error) {
    if (error instanceof Problem) return refused(error);
    tell('the sealer failed', { ask: request.ask, error: error instanceof Error ? error.stack : String(error) });
    return refused(new Problem('internal', { requestId: '' }));
  }
}

const refused = ({ code, params }: Problem): Answer => ({
  head: { refused: code, params: { ...params } },
  body: new Uint8Array(),
});

const answered = (value: unknown, body = new Uint8Array()): Answer => ({ head: { value }, body });

async function act(
  sealer: Sealer,
  request: Exclude<SealerRequest, { ask: 'health' }>,
  body: Uint8Array,
): Promise<Answer> {
  switch (request.ask) {
    case 'root-certificate':
      return answered({ pem: (await sealer.rootCertificate()) ?? null });
    case 'issue-seal-key':
      return answered(await sealer.issueSealKey(request.sealId));
    case 'import-seal-key':
      return answered(await sealer.importSealKey(request.sealId, body, request.password));
    case 'destroy-seal-keys':
      return answered(await sealer.destroySealKeys(request.sealId));
    case 'seal': {
      const { sealingId, nonce, pictureBytes } = request;
      const cut = Math.max(0, body.length - pictureBytes);
      const [pdf, picture] = [body.subarray(0, cut), body.subarray(cut)];
      const sealed = await sealer.seal({ sealingId, nonce, pdf, picture });
      return answered(sealed.result, new Uint8Array(sealed.pdf));
    }
  }
}
