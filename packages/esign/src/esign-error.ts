/** Why something could not be sealed, issued or imported. Each code has one meaning and a text in every language. */
export type EsignErrorCode =
  /** The file has an encryption dictionary; sealing would need its password and could not promise the same content. */
  | 'pdf-encrypted'
  /** Not a PDF, or nothing that can be read as one. */
  | 'pdf-unreadable'
  /** Readable only by repairing it: an update could not be appended without rewriting what was approved. */
  | 'pdf-damaged'
  /** An earlier certifying signature forbids every later change (DocMDP, P = 1). */
  | 'pdf-changes-forbidden'
  | 'pdf-page-missing'
  | 'placement-missing'
  | 'placement-outside-page'
  /** 骑缝章 needs at least two pages. */
  | 'straddle-needs-pages'
  /** 骑缝章 with a seal so small that two slices of a printable width do not fit. */
  | 'straddle-seal-too-small'
  | 'signature-too-large'
  | 'certificate-unreadable'
  /** A certificate would outlive its issuer, or end before it begins. */
  | 'certificate-validity'
  /** Not a PKCS#12 file, or one without a key and its certificate. */
  | 'pkcs12-unreadable'
  | 'pkcs12-password-wrong'
  /** An algorithm that a PDF signature cannot use or this program does not read, named in `params.algorithm`. */
  | 'pkcs12-unsupported'
  /** An SM2 key: PDF viewers cannot verify it, such a key belongs to OFD seals. */
  | 'pkcs12-sm2';

export type EsignErrorParams = Readonly<Record<string, string | number>>;

/** A refusal with a stable code; `params` fill the texts shown to people. */
export class EsignError extends Error {
  override readonly name = 'EsignError';
  readonly code: EsignErrorCode;
  readonly params: EsignErrorParams;

  constructor(code: EsignErrorCode, params: EsignErrorParams = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(params)}`, { cause });
    this.code = code;
    this.params = params;
  }
}
