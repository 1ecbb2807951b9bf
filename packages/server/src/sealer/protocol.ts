import { destroyedKey, id, problemKinds, sealKey, sealedResult, type ProblemCode } from '@yinxin/contract';
import { z } from 'zod';

/**
 * What the server may ask the sealer. One request per connection, as a frame of `platform/intake/frames.ts`; bytes that
 * belong to it are the body of the frame. Nothing here can ask for a key, or for a signature over bytes of one's choice.
 */
export const requestShape = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('health') }),
  z.strictObject({ ask: z.literal('root-certificate') }),
  z.strictObject({ ask: z.literal('issue-seal-key'), sealId: id }),
  /** The body is a PKCS#12 file. */
  z.strictObject({ ask: z.literal('import-seal-key'), sealId: id, password: z.string().max(1000) }),
  z.strictObject({ ask: z.literal('destroy-seal-keys'), sealId: id }),
  /** The body is the document, followed by `pictureBytes` bytes of the face's picture where the face is a scan. */
  z.strictObject({ ask: z.literal('seal'), sealingId: id, nonce: id, pictureBytes: z.int().min(0) }),
]);
export type SealerRequest = z.infer<typeof requestShape>;

/** What a request of each kind is answered with; the sealed document is the body of the frame. */
export const answerShapes = {
  health: z.strictObject({ alive: z.literal(true) }),
  'root-certificate': z.strictObject({ pem: z.string().nullable() }),
  'issue-seal-key': sealKey,
  'import-seal-key': sealKey,
  'destroy-seal-keys': z.array(destroyedKey),
  seal: sealedResult,
} as const satisfies Record<SealerRequest['ask'], z.ZodType>;

const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(problemKinds, code);

/** The head of an answer: a value of the request's own shape, or the problem that it is refused with. */
export const answerHead = z.union([
  z.strictObject({ value: z.unknown() }),
  z.strictObject({
    refused: z.string().refine(isProblemCode),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
]);

/** Largest frame in either direction: the largest document that intake accepts, sealed, with room to spare. */
export const LARGEST_FRAME = 128 * 1024 * 1024;

/** Milliseconds that a connection may stay silent before its request is complete. */
export const SILENCE_MS = 30_000;
