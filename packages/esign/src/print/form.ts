/**
 * A printable form (用印记录单, 用印审批单, 印章刻制申请表 …) as data. Texts arrive in the language of the reader; the form adds
 * only page numbers, the time of printing, and what signature boxes say.
 */
export type FormDocument = {
  readonly language: 'zh-CN' | 'en';
  /** Name of the legal entity, above the title. */
  readonly company?: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly blocks: readonly Block[];
  readonly footer: FormFooter;
};

export type FormFooter = {
  /** Number of the record or request, on every page. */
  readonly documentNumber: string;
  readonly printedAt: Date;
  /** IANA name, e.g. `Asia/Shanghai`; its offset is printed with the time. */
  readonly timeZone: string;
};

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly align?: Align }
  | PairsBlock
  | TableBlock
  | SignaturesBlock
  | PicturesBlock
  | QrBlock;

export type Align = 'left' | 'centre' | 'right';

/** Labels and values in a ruled grid; a value that needs the whole width says `wide`. */
export type PairsBlock = {
  readonly kind: 'pairs';
  /** Pairs beside each other. */
  readonly columns: 1 | 2;
  readonly items: readonly { readonly label: string; readonly value: string; readonly wide?: boolean }[];
};

/** A table whose header is repeated on every page it reaches. */
export type TableBlock = {
  readonly kind: 'table';
  /** `share` is the column's part of the width, relative to the other columns. */
  readonly columns: readonly { readonly title: string; readonly share: number; readonly align?: Align }[];
  /** One text per column; missing ones stay empty. */
  readonly rows: readonly (readonly string[])[];
  /** What stands in a table without rows. */
  readonly empty?: string;
};

/** Boxes to sign in by hand, or with what was decided on the screen. A box is never torn apart by a
 * page break, which allows opinions of some 2,000 characters. */
export type SignaturesBlock = {
  readonly kind: 'signatures';
  readonly boxes: readonly {
    readonly label: string;
    /** Opinion already given; left out, the box is empty to write in. */
    readonly opinion?: string;
    /** Who signed and when, as printed text; left out, lines to fill in. */
    readonly name?: string;
    readonly at?: string;
  }[];
};

/** Pictures (PNG) in framed boxes of the given size, beside each other as far as they fit. */
export type PicturesBlock = {
  readonly kind: 'pictures';
  readonly items: readonly {
    readonly png: Uint8Array;
    readonly widthMm: number;
    readonly heightMm: number;
    readonly caption?: string;
  }[];
};

/** A QR code of 28 mm with a text beside it. */
export type QrBlock = { readonly kind: 'qr'; readonly content: string; readonly text: string };
