/** Told how much of an upload has left, from 0 to 1. */
export type Progress = (share: number) => void;

/**
 * A `fetch` for uploads: the same request and response, with progress, which `fetch` itself cannot tell. Network
 * failures are a TypeError and a cancelled upload an AbortError, as with `fetch`.
 */
export const fetchWithProgress =
  (progress: Progress): typeof fetch =>
  (input, init = {}) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open(init.method ?? 'GET', input instanceof Request ? input.url : input);
      for (const [name, value] of new Headers(init.headers)) request.setRequestHeader(name, value);
      request.responseType = 'blob';
      request.upload.addEventListener('progress', ({ loaded, total }) => progress(total === 0 ? 1 : loaded / total));
      request.addEventListener('load', () => resolve(responseOf(request)));
      request.addEventListener('error', () => reject(new TypeError('Network request failed')));
      request.addEventListener('abort', () => reject(new DOMException('The upload was cancelled', 'AbortError')));
      init.signal?.addEventListener('abort', () => request.abort());
      request.send(init.body as XMLHttpRequestBodyInit);
    });

const responseOf = (request: XMLHttpRequest): Response =>
  new Response(request.status === 204 ? null : (request.response as Blob), {
    status: request.status,
    headers: { 'content-type': request.getResponseHeader('content-type') ?? 'application/octet-stream' },
  });
