import type { DocumentKind, Importance, Money, SealKind } from '@yinxin/contract';

/** What a flow may know about a request. Gathered when it is submitted, and never asked for again. */
export interface RequestFacts {
  /** Whose request it is. */
  readonly requester: string;
  /** The legal entity that asks. */
  readonly entityId: string;
  /** The requester's department first, then the departments above it. */
  readonly departmentPath: readonly [string, ...string[]];
  readonly documents: readonly {
    readonly kind: DocumentKind;
    readonly importance: Importance;
    readonly amount?: Money | undefined;
  }[];
  readonly seals: readonly { readonly id: string; readonly kind: SealKind; readonly entityId: string }[];
}
