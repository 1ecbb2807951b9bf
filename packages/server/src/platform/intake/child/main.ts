/**
 * The parser child: opens one untrusted file, answers questions about it on fd 3, and ends when its input ends. It runs
 * without environment, network, file system or other programs (see `confinement.ts`), so that a file that takes it over
 * gains nothing.
 */
import { createWriteStream } from 'node:fs';
import { readFrames, writeFrame } from '../frames.ts';
import { childKinds, Refused, type Answer, type Job } from '../jobs.ts';
import { limits } from '../limits.ts';
import { answerJob, prepare } from './answer.ts';

const ANSWERS = 3;
const answers = createWriteStream('', { fd: ANSWERS });
const ready = prepare(childKinds.find((kind) => kind === process.argv[2]) ?? 'pdf');

let document: Uint8Array | undefined;
let last = Promise.resolve();

readFrames(
  process.stdin,
  limits.fileBytes + limits.answer,
  ({ head, body }) => {
    document ??= Uint8Array.from(body);
    const bytes = document;
    last = last.then(async () => send(await attempt(() => answerJob(ready, bytes, head as Job))));
  },
  () => process.exit(1),
);
process.stdin.on('end', () => process.exit(0));

await ready;
send({ answer: { value: 'ready' } });

interface Outcome {
  readonly answer: Answer;
  readonly body?: Uint8Array;
}

function send({ answer, body = new Uint8Array() }: Outcome): void {
  writeFrame(answers, { head: answer, body });
}

/** Turns whatever a parser throws into a reason. Out of memory or stack means that the file asks for too much. */
async function attempt(work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) {
      return { answer: { refused: error.code, ...(error.params === undefined ? {} : { params: error.params }) } };
    }
    const exhausted = error instanceof RangeError || error instanceof WebAssembly.RuntimeError;
    return { answer: { refused: exhausted ? 'document-too-complex' : 'document-damaged' } };
  }
}
