import { EsignError } from '../esign-error.ts';

/** The text form of DER (RFC 7468). @param label such as `CERTIFICATE` or `PRIVATE KEY` */
export function toPem(der: Uint8Array, label: string): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

/**
 * Every block with this label, as DER; text around the blocks is ignored.
 *
 * @throws {EsignError} `certificate-unreadable` when there is none
 */
export function fromPem(pem: string, label: string): Uint8Array[] {
  const blocks = pem.matchAll(
    new RegExp(`-----BEGIN ${label}-----\\s+([A-Za-z0-9+/=\\s]+?)-----END ${label}-----`, 'g'),
  );
  const ders = [...blocks].map(([, base64 = '']) => new Uint8Array(Buffer.from(base64, 'base64')));
  if (ders.length === 0) throw new EsignError('certificate-unreadable', { label });
  return ders;
}
