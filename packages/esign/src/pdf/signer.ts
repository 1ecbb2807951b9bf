import { sign, type KeyObject } from 'node:crypto';

/**
 * The use of one seal key. It takes the attributes to be signed, never a bare hash, so that the process holding the key
 * can see what it signs.
 */
export interface Signer {
  /** DER certificates: the seal's own first, then its issuers; the root may be left out. */
  certificateChain: Uint8Array[];
  algorithm: 'ecdsa-p256-sha256' | 'rsa-sha256';
  /**
   * Signs SHA-256 of `toBeSigned` (the DER SET OF signed attributes of RFC 5652 §5.4).
   * ECDSA answers with the DER `SEQUENCE { r, s }`, RSA with a PKCS#1 v1.5 signature.
   */
  sign(toBeSigned: Uint8Array): Promise<Uint8Array>;
}

/** A signer whose key is in this process. @throws {TypeError} for a key that is neither RSA nor P-256 */
export function keySigner(privateKey: KeyObject, certificateChain: Uint8Array[]): Signer {
  return {
    certificateChain,
    algorithm: signatureAlgorithmOf(privateKey),
    sign: (toBeSigned) =>
      new Promise((resolve, reject) => {
        sign('sha256', toBeSigned, privateKey, (error, signature) => (error ? reject(error) : resolve(signature)));
      }),
  };
}

/** @throws {TypeError} for a key that is neither RSA nor P-256 */
function signatureAlgorithmOf(key: KeyObject): Signer['algorithm'] {
  if (key.asymmetricKeyType === 'rsa') return 'rsa-sha256';
  if (key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1')
    return 'ecdsa-p256-sha256';
  throw new TypeError(`a seal cannot sign with a key of type ${key.asymmetricKeyType}`);
}
