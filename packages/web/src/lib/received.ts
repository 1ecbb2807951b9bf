/** Told how many bytes of a reply have come. */
export type Received = (bytes: number) => void;

/** A `fetch` that tells how much of the reply has come: of a stream the whole length is not known before its end. */
export const fetchTelling =
  (received: Received): typeof fetch =>
  async (input, init) => {
    const response = await fetch(input, init);
    if (!response.ok || response.body === null) return response;
    let bytes = 0;
    const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        bytes += chunk.byteLength;
        received(bytes);
        controller.enqueue(chunk);
      },
    });
    const { status, statusText, headers } = response;
    return new Response(response.body.pipeThrough(counted), { status, statusText, headers });
  };

/** Hands a file to the reader, as a download of this name. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the bytes over by the time the next task runs.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
