import type { Readable, Writable } from 'node:stream';

/**
 * Messages between the server and a parser child: a head in JSON and bytes, each preceded by its length (u32, big
 * endian). Nothing else travels on these pipes.
 */
export interface Frame {
  readonly head: unknown;
  readonly body: Uint8Array;
}

const LENGTHS = 8;

/** Puts a frame into a pipe. */
export function writeFrame(pipe: Writable, frame: Frame): void {
  const head = Buffer.from(JSON.stringify(frame.head));
  const lengths = Buffer.alloc(LENGTHS);
  lengths.writeUInt32BE(head.length, 0);
  lengths.writeUInt32BE(frame.body.byteLength, 4);
  pipe.write(Buffer.concat([lengths, head]));
  if (frame.body.byteLength > 0) pipe.write(frame.body);
}

/**
 * Takes frames out of a pipe. `onFrame` gets each as soon as it is complete; `onBroken` is called once when a frame is
 * larger than `limit` bytes or has no valid head, and nothing is read after that.
 */
export function readFrames(
  pipe: Readable,
  limit: number,
  onFrame: (frame: Frame) => void,
  onBroken: (why: string) => void,
): void {
  let chunks: Buffer[] = [];
  let gathered = 0;
  let wanted = LENGTHS;
  const stop = (why: string): void => {
    pipe.removeAllListeners('data');
    onBroken(why);
  };
  pipe.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    gathered += chunk.length;
    while (gathered >= wanted) {
      const bytes = chunks.length === 1 ? (chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(chunks);
      const headLength = bytes.readUInt32BE(0);
      const end = LENGTHS + headLength + bytes.readUInt32BE(4);
      chunks = [bytes];
      if (end > limit) return stop(`a frame of ${end} bytes`);
      if (bytes.length < end) {
        wanted = end;
        return;
      }
      const frame = asFrame(bytes.subarray(LENGTHS, LENGTHS + headLength), bytes.subarray(LENGTHS + headLength, end));
      if (frame === undefined) return stop('a frame without a head');
      chunks = [bytes.subarray(end)];
      gathered = bytes.length - end;
      wanted = LENGTHS;
      onFrame(frame);
    }
  });
}

function asFrame(head: Buffer, body: Buffer): Frame | undefined {
  try {
    return { head: JSON.parse(head.toString()) as unknown, body };
  } catch {
    return undefined;
  }
}
