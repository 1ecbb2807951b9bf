import { PassThrough, Writable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFrames, writeFrame, type Frame } from './frames.ts';

/** Reads what is written to a pipe in pieces of the given sizes. */
function through(raw: Buffer, pieces: readonly number[], limit = 1_000_000) {
  const pipe = new PassThrough();
  const frames: Frame[] = [];
  const broken: string[] = [];
  readFrames(
    pipe,
    limit,
    (frame) => frames.push(frame),
    (why) => broken.push(why),
  );
  let at = 0;
  for (const piece of [...pieces, raw.length]) {
    pipe.emit('data', raw.subarray(at, at + piece));
    at += piece;
    if (at >= raw.length) break;
  }
  return { frames, broken };
}

function written(frames: readonly Frame[]): Buffer {
  const pieces: Buffer[] = [];
  const pipe = new Writable({
    write: (piece: Buffer, _, done) => {
      pieces.push(piece);
      done();
    },
  });
  for (const frame of frames) writeFrame(pipe, frame);
  return Buffer.concat(pieces);
}

describe('frames', () => {
  test('come out as they went in, however the pipe cuts them', () => {
    const frame = fc.record({ head: fc.jsonValue(), body: fc.uint8Array({ maxLength: 200 }) });
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 5 }), fc.array(fc.integer({ min: 1, max: 50 })), (sent, pieces) => {
        const { frames, broken } = through(written(sent), pieces);
        expect(broken).toEqual([]);
        expect(frames.map(({ head, body }) => ({ head, body: [...body] }))).toEqual(
          sent.map(({ head, body }) => ({ head: JSON.parse(JSON.stringify(head)) as unknown, body: [...body] })),
        );
      }),
    );
  });

  test('above the limit, or without a head, end the reading before anything is gathered', () => {
    const large = written([{ head: 1, body: new Uint8Array(500) }]);
    expect(through(large.subarray(0, 8), [], 400)).toMatchObject({ frames: [], broken: ['a frame of 509 bytes'] });
    const noHead = Buffer.concat([Buffer.from([0, 0, 0, 1, 0, 0, 0, 0]), Buffer.from('{')]);
    expect(through(Buffer.concat([noHead, large]), [])).toMatchObject({
      frames: [],
      broken: ['a frame without a head'],
    });
  });
});
