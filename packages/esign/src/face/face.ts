import { DrawingError } from '../drawing-error.ts';

/**
 * The legal styles of seal faces (印模): shape, usual sizes in mm (width, height; the first is the default), whether a
 * star stands in the middle, and the purpose text that is part of the inscription.
 *
 * Sources: 国发〔1999〕25号 (round, star or emblem, name around, at most 45 mm), 税务总局公告2011年第7号 (invoice seal,
 * ellipse 40 × 30 mm, 1 mm edge); the remaining sizes are local police practice.
 */
export const SEAL_STYLES = {
  official: {
    shape: 'round',
    sizes: [
      [40, 40],
      [42, 42],
      [38, 38],
      [45, 45],
    ],
    emblem: 'star',
    purpose: null,
  },
  contract: {
    shape: 'round',
    sizes: [
      [40, 40],
      [38, 38],
      [42, 42],
      [58, 58],
    ],
    emblem: 'star',
    purpose: '合同专用章',
  },
  finance: {
    shape: 'round',
    sizes: [
      [38, 38],
      [40, 40],
      [42, 42],
    ],
    emblem: 'star',
    purpose: '财务专用章',
  },
  'finance-square': {
    shape: 'square',
    sizes: [
      [25, 25],
      [22, 22],
    ],
    emblem: 'none',
    purpose: '财务专用章',
  },
  invoice: { shape: 'ellipse', sizes: [[40, 30]], emblem: 'none', purpose: '发票专用章' },
  'legal-rep': {
    shape: 'square',
    sizes: [
      [20, 20],
      [18, 18],
      [22, 22],
      [25, 25],
    ],
    emblem: 'none',
    purpose: null,
  },
  personnel: {
    shape: 'round',
    sizes: [
      [40, 40],
      [38, 38],
    ],
    emblem: 'star',
    purpose: '人事专用章',
  },
  business: {
    shape: 'round',
    sizes: [
      [40, 40],
      [38, 38],
    ],
    emblem: 'star',
    purpose: '业务专用章',
  },
  customs: { shape: 'ellipse', sizes: [[45, 30]], emblem: 'none', purpose: '报关专用章' },
  department: {
    shape: 'round',
    sizes: [
      [40, 40],
      [38, 38],
    ],
    emblem: 'none',
    purpose: null,
  },
  foreign: { shape: 'ellipse', sizes: [[45, 30]], emblem: 'none', purpose: null },
} as const satisfies Record<string, StyleFacts>;

type StyleFacts = {
  shape: SealShape;
  sizes: readonly (readonly [width: number, height: number])[];
  emblem: SealEmblem;
  purpose: string | null;
};

export type SealStyle = keyof typeof SEAL_STYLES;
export type SealShape = 'round' | 'square' | 'ellipse';
export type SealEmblem = 'star' | 'none';
export type SealColour = 'red' | 'blue' | 'black' | 'purple';

/** Ink as sRGB, 0–255. The red is that of cinnabar seal paste (朱砂印泥), not of a warning light. */
export const INK: Record<SealColour, readonly [red: number, green: number, blue: number]> = {
  red: [216, 20, 28],
  blue: [22, 62, 160],
  black: [26, 26, 26],
  purple: [112, 38, 140],
};

/** What is to be drawn. */
export type SealFace = {
  readonly style: SealStyle;
  readonly widthMm: number;
  readonly heightMm: number;
  /** Legal name of the entity; for `legal-rep` the person's name. 2–40 characters, 2–12 for a person. */
  readonly name: string;
  /** Text across the seal. Left out: that of the style. Required for `department`; `''` draws none. */
  readonly purpose?: string;
  /** Seal code (印章编码, 13 or 14 digits) on the lower arc; for `invoice` the taxpayer number in the middle. */
  readonly code?: string;
  /** Tells several special-purpose seals apart: 2 is drawn as (2). */
  readonly number?: number;
  /** A second name in Latin letters on the lower arc of a `foreign` seal. */
  readonly latinName?: string;
  readonly colour?: SealColour;
  readonly emblem?: SealEmblem;
};

const [SMALLEST_MM, LARGEST_MM] = [10, 60];
const LONGEST_PURPOSE = 16;
const LONGEST_LATIN_NAME = 60;

function requireLength(field: 'name' | 'purpose' | 'latinName', text: string, shortest: number, longest: number): void {
  const length = text.trim() === '' ? 0 : Array.from(text).length;
  if (length < shortest || length > longest)
    throw new DrawingError('face-text-length', { field, length, shortest, longest });
}

/** A face with every default filled in. */
export type CompleteFace = Required<Omit<SealFace, 'code' | 'number' | 'latinName'>> &
  Pick<SealFace, 'code' | 'number' | 'latinName'>;

/**
 * Checks a face and fills in the defaults of its style.
 * @throws DrawingError naming the field: sizes outside 10–60 mm, a round or square seal with unequal sides, texts that
 *   are too short or long, a code that is not 13 or 14 digits (invoice: 15–20 letters and digits), a number outside 1–99.
 */
export function completeFace(face: SealFace): CompleteFace {
  const { shape, emblem, purpose: usual } = SEAL_STYLES[face.style];
  for (const field of ['widthMm', 'heightMm'] as const) {
    const value = face[field];
    if (!(value >= SMALLEST_MM && value <= LARGEST_MM)) {
      throw new DrawingError('face-size-unusable', { field, value, smallest: SMALLEST_MM, largest: LARGEST_MM });
    }
  }
  const { widthMm, heightMm } = face;
  const ratio = widthMm / heightMm;
  if (shape === 'ellipse' ? ratio < 1.1 || ratio > 2 : ratio !== 1) {
    throw new DrawingError('face-shape-mismatch', { field: 'heightMm', shape, widthMm, heightMm });
  }
  requireLength('name', face.name, 2, face.style === 'legal-rep' ? 12 : 40);
  const purpose = face.purpose ?? usual ?? '';
  if (purpose !== '' || face.style === 'department') requireLength('purpose', purpose, 1, LONGEST_PURPOSE);
  if (face.latinName !== undefined) requireLength('latinName', face.latinName, 2, LONGEST_LATIN_NAME);
  const codeForm = face.style === 'invoice' ? /^[0-9A-Z]{15,20}$/ : /^\d{13,14}$/;
  if (face.code !== undefined && !codeForm.test(face.code)) {
    throw new DrawingError('face-code-malformed', { field: 'code', value: face.code });
  }
  if (face.number !== undefined && !(Number.isInteger(face.number) && face.number >= 1 && face.number <= 99)) {
    throw new DrawingError('face-number-unusable', { field: 'number', value: face.number });
  }
  return { ...face, purpose, colour: face.colour ?? 'red', emblem: face.emblem ?? emblem };
}
