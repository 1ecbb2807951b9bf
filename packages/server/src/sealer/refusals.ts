import { DrawingError, EsignError } from '@yinxin/esign';
import type { Refusal } from '../platform/decider.ts';
import { Problem } from '../platform/problem.ts';
import { storageFailure, VaultError } from '../platform/vault/failure.ts';
import { FaceMismatch } from './appearance.ts';
import { UnusableHistory } from './histories.ts';

/** Runs work of the sealer; what it refuses on purpose becomes a problem of the registry. Bugs stay what they are. */
export async function naming<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const refusal = refusalFor(error);
    throw refusal === undefined ? error : new Problem(refusal.code, refusal.params);
  }
}

function refusalFor(error: unknown): Refusal | undefined {
  if (error instanceof EsignError) return esignRefusal(error);
  if (error instanceof UnusableHistory) return { code: 'sealing-history-unusable' };
  if (error instanceof FaceMismatch || error instanceof DrawingError) return { code: 'sealing-face-differs' };
  const failure = storageFailure(error, 'sealing');
  if (failure instanceof VaultError && failure.code === 'storage-full') return { code: 'storage-full' };
  return undefined;
}

function esignRefusal({ code, params }: EsignError): Refusal {
  switch (code) {
    case 'placement-outside-page':
    case 'pdf-page-missing':
      return { code: 'sealing-position-off-page', params: { page: params['page'] ?? '?' } };
    case 'straddle-seal-too-small':
      return { code: 'sealing-straddle-too-small' };
    case 'pdf-changes-forbidden':
      return { code: 'sealing-document-locked' };
    case 'certificate-validity':
      return { code: 'seal-certificate-not-valid' };
    case 'pkcs12-unreadable':
    case 'certificate-unreadable':
      return { code: 'seal-key-file-unreadable' };
    case 'pkcs12-password-wrong':
      return { code: 'seal-key-password-wrong' };
    case 'pkcs12-unsupported':
      return { code: 'seal-key-not-supported', params: { algorithm: params['algorithm'] ?? '?' } };
    case 'pkcs12-sm2':
      return { code: 'seal-key-not-supported', params: { algorithm: 'SM2' } };
    default:
      return { code: 'sealing-document-unusable', params: { reason: code } };
  }
}
