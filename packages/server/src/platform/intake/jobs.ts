/** What a parser child is for: one set of libraries each. */
export const childKinds = ['pdf', 'picture', 'sheet', 'scan', 'signatures'] as const;
export type ChildKind = (typeof childKinds)[number];

/**
 * What a parser child can be asked. The bytes of the document travel with the first job only; a child never sees a
 * second document.
 */
export type Job =
  | { readonly do: 'inspect' }
  | { readonly do: 'render'; readonly page: number; readonly dpi: number }
  | { readonly do: 'find'; readonly keyword: string }
  | { readonly do: 'wrap-picture' }
  | { readonly do: 'read-sheet' }
  | ({ readonly do: 'clean-scan' } & ScanFacts)
  | ({ readonly do: 'verify-signatures' } & TrustFacts);

/** Whom to believe when signatures are verified, and what time it is. */
export interface TrustFacts {
  /** Trusted certificates: DER in base64. */
  readonly trustAnchors: readonly string[];
  /** ISO instant. */
  readonly now: string;
}

/** The impression of a seal to look for on a scan: size in mm and ink. */
export interface ScanFacts {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly colour: 'red' | 'blue' | 'black' | 'purple';
}

/** What a child answers: a value (and perhaps bytes beside it), or the reason why there is none. */
export type Answer =
  | { readonly value: unknown }
  | { readonly refused: ChildRefusal; readonly params?: Readonly<Record<string, string | number>> };

/** Reasons that a child may give. Any other word from it counts as damage. */
export const childRefusals = [
  'document-damaged',
  'document-encrypted',
  'document-too-many-pages',
  'document-active-content',
  'document-too-complex',
  'document-not-sealable',
  'page-not-found',
  'picture-unreadable',
  'scan-without-ink',
  'scan-too-coarse',
  'scan-proportions',
] as const;

export type ChildRefusal = (typeof childRefusals)[number];

/** Thrown inside the child to end a job with a reason. */
export class Refused extends Error {
  readonly code: ChildRefusal;
  readonly params: Readonly<Record<string, string | number>> | undefined;
  constructor(code: ChildRefusal, params?: Readonly<Record<string, string | number>>) {
    super(code);
    this.code = code;
    this.params = params;
  }
}
