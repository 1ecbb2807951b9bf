import { z } from 'zod';
import { sealKind } from './kinds.ts';
import { day, id, instant, line, text } from './values.ts';

/** A physical seal (实物印章) or an electronic one (电子印章). */
export const sealMediums = ['physical', 'electronic'] as const;
export type SealMedium = (typeof sealMediums)[number];

/** Where a seal stands in its life. */
export const sealStates = ['active', 'suspended', 'lost', 'recalled', 'sealed-away', 'destroyed'] as const;
export type SealState = (typeof sealStates)[number];

/** How much a wrong impression can cost; decides how strict the default rules are. */
export const sealImportances = ['ordinary', 'high'] as const;
export type SealImportance = (typeof sealImportances)[number];

export const sealShapes = ['round', 'square', 'ellipse', 'rectangle'] as const;
export type SealShape = (typeof sealShapes)[number];

const side = z.number().min(5).max(100).multipleOf(0.1);

/** Shape and outer size of the seal's face in mm; round and square faces have equal sides (`seal-sides-differ`). */
export const sealSize = z.strictObject({ shape: z.enum(sealShapes), widthMm: side, heightMm: side });
export type SealSize = z.infer<typeof sealSize>;

/** Seal code (印章编码): 13 or 14 digits, the first six a GB/T 2260 region; older seals have none. */
export const sealCode = z.string().regex(/^\d{13,14}$/);

/** What a paper on file about a seal is. */
export const sealPaperKinds = [
  'filing-certificate',
  'engraving-receipt',
  'specimen-sheet',
  'activation-notice',
  'authorization',
  'other',
] as const;

/** A paper on file: one stored document. */
export const sealPaper = z.strictObject({ kind: z.enum(sealPaperKinds), documentId: id });
export type SealPaper = z.infer<typeof sealPaper>;

/** Most papers on file about one seal. */
export const MOST_SEAL_PAPERS = 20;

/** The facts of a seal that a later correction may change (R3.1.1). */
const correctable = {
  name: line(60),
  kind: sealKind,
  size: sealSize,
  inscription: line(120),
  code: sealCode.nullable(),
  material: line(40).nullable(),
  activatedOn: day,
  place: line(200).nullable(),
  papers: z.array(sealPaper).max(MOST_SEAL_PAPERS),
} as const;

/** The full description of a seal at its registration (R3.1.1 印章登记). */
export const sealDescription = z.strictObject({
  entityId: id,
  medium: z.enum(sealMediums),
  custodianId: id,
  ...correctable,
});
export type SealDescription = z.infer<typeof sealDescription>;

/** Facts to correct; what is left out stays. */
export const sealCorrection = z.strictObject(correctable).partial();
export type SealCorrection = z.infer<typeof sealCorrection>;

export const faceColour = z.enum(['red', 'blue', 'black', 'purple']);

/** A face to be drawn in one of the legal styles. Sizes in mm. */
export const drawnFace = z.strictObject({
  style: z.enum([
    'official',
    'contract',
    'finance',
    'finance-square',
    'invoice',
    'legal-rep',
    'personnel',
    'business',
    'customs',
    'department',
    'foreign',
  ]),
  widthMm: z.number().min(10).max(60),
  heightMm: z.number().min(10).max(60),
  name: line(40),
  purpose: z.string().trim().max(16).optional(),
  code: line(20).optional(),
  number: z.number().int().min(1).max(99).optional(),
  latinName: line(60).optional(),
  colour: faceColour.optional(),
  emblem: z.enum(['star', 'none']).optional(),
});

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * The seal's face (印模): drawn by the system, or a scan from which the paper was removed. `sha256` is the digest of what
 * is printed: of the drawing, or of the cleaned picture (PNG).
 */
export const sealFace = z.discriminatedUnion('source', [
  z.strictObject({ source: z.literal('drawn'), design: drawnFace, sha256 }),
  z.strictObject({
    source: z.literal('scanned'),
    colour: faceColour,
    /** Where the cleaned picture is stored, and its length in bytes. */
    picture: z.strictObject({ blobId: z.string(), size: z.number().int() }),
    sha256,
  }),
]);
export type SealFaceFact = z.infer<typeof sealFace>;

/** The key of an electronic seal as the sealer reports it; the private part never leaves the sealer. */
export const sealKey = z.strictObject({
  /** Name of the key inside the sealer. */
  keyId: line(80),
  /** SHA-256 of the certificate's DER. */
  certificateSha256: sha256,
  serial: z.string().regex(/^[0-9a-f]{1,40}$/),
  notBefore: instant,
  notAfter: instant,
});
export type SealKey = z.infer<typeof sealKey>;

/** Why something is done to a seal, in the words of the person who does it. */
export const sealReason = text(500).min(2);

/** What is reported about a seal that is not where or as it should be (R5.2.3). */
export const lossReport = z.strictObject({
  kind: z.enum(['lost', 'stolen', 'damaged']),
  lastSeenAt: instant,
  place: line(200).nullable(),
  circumstances: sealReason,
});
export type LossReport = z.infer<typeof lossReport>;

/** Where a recalled seal is put away (封存), and who saw it besides the person who did it. */
export const sealStorage = z.strictObject({ place: line(200), countersignedBy: id.nullable() });
export type SealStorage = z.infer<typeof sealStorage>;

/** Things about a seal that are unusual but allowed. */
export const sealWarningTexts = {
  'size-unusual': {
    'zh-CN': '规格与该类印章的常用规格不一致，请核对实物。',
    en: 'The size is unusual for this kind of seal; check it against the seal itself.',
  },
  'code-missing': {
    'zh-CN': '未填写印章编码；如印章较早刻制、无编码，可忽略。',
    en: 'There is no seal code; older seals may have none.',
  },
  'code-region-unknown': {
    'zh-CN': '印章编码前六位不是有效的行政区划代码，请核对。',
    en: 'The first six digits of the seal code are not a region code (GB/T 2260).',
  },
  'code-region-differs': {
    'zh-CN': '印章编码中的行政区划与单位登记地不一致，请核对。',
    en: 'The region in the seal code differs from where the entity is registered.',
  },
  'second-official-seal': {
    'zh-CN': '该单位已登记同类公章，一个单位一般只有一枚公章。',
    en: 'The entity already has an official seal of this medium; usually there is only one.',
  },
  'filing-certificate-missing': {
    'zh-CN': '尚未上传公安备案证明。',
    en: 'The police filing certificate is not on file yet.',
  },
  'filing-unrecorded': {
    'zh-CN': '已有公安备案证明，尚未登记备案信息。',
    en: 'The police filing certificate is on file, but the filing is not recorded yet.',
  },
  'face-missing': { 'zh-CN': '尚未设置印模。', en: 'The seal has no face yet.' },
  'key-missing': {
    'zh-CN': '电子印章尚未签发证书，暂不能盖章。',
    en: 'The electronic seal has no certificate yet and cannot seal.',
  },
} as const;
export type SealWarning = keyof typeof sealWarningTexts;
