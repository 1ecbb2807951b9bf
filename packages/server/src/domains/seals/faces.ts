import { createHash } from 'node:crypto';
import type { SealFaceFact } from '@yinxin/contract';
import type { SealColour, SealFace } from '@yinxin/esign';
import type { Intake } from '../../platform/intake/index.ts';
import { Problem } from '../../platform/problem.ts';
import type { BlobStore } from '../../platform/vault/index.ts';

/** A picture of a face, ready to be sent. */
export interface FacePicture {
  readonly bytes: Uint8Array;
  readonly mediaType: 'image/svg+xml' | 'image/png';
}

/** The impression to look for on a scan: size in mm and ink. */
export interface ScanFacts {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly colour: SealColour;
}

/** Makes, keeps and shows the faces of seals. */
export interface Faces {
  /** Draws a face as SVG. Throws a `Problem` that names what cannot be drawn. */
  preview(design: SealFace): Promise<FacePicture>;
  /** The fact of a drawn face. */
  draw(design: SealFace): Promise<SealFaceFact>;
  /** Takes the impression off a scan. Throws a `Problem` with the reason. */
  clean(scan: Uint8Array, facts: ScanFacts): Promise<FacePicture>;
  /** Takes the impression off a scan and stores it for a seal: before the transaction that refers to it. */
  keep(sealId: string, scan: Uint8Array, facts: ScanFacts): Promise<SealFaceFact>;
  /** The stored picture of a scanned face; nothing for a drawn one. This is what the sealer is handed. */
  picture(sealId: string, face: SealFaceFact): Promise<Uint8Array>;
  /** The face as registered, or as a small picture: enough to recognize a seal, too coarse to forge one. */
  show(sealId: string, face: SealFaceFact, size: 'full' | 'small'): Promise<FacePicture>;
}

/** Loaded when a face is first drawn: fonts and pictures take long to load, which a start should not wait for. */
const drawing = () => import('@yinxin/esign');

/** Dots per inch of the small picture: a seal of 40 mm gets 113 pixels. */
const SMALL_DPI = 72;

export function createFaces(intake: Pick<Intake, 'cleanSeal'>, blobs: BlobStore): Faces {
  const clean = async (scan: Uint8Array, facts: ScanFacts): Promise<Uint8Array> => {
    const cleaned = await intake.cleanSeal(scan, facts);
    if (!cleaned.ok) throw new Problem(cleaned.refusal.code, cleaned.refusal.params);
    return cleaned.value;
  };

  const picture = async (sealId: string, face: SealFaceFact): Promise<Uint8Array> => {
    if (face.source === 'drawn') return new Uint8Array();
    const { blobId, size } = face.picture;
    return blobs.get({ id: blobId, size, sha256: face.sha256 }, identityOf(sealId));
  };

  return {
    preview: async (design) => svg((await drawing()).faceToSvg(await drawn(design))),
    async draw(design) {
      const { faceDigest } = await drawing();
      return { source: 'drawn', design: { ...design }, sha256: faceDigest(await drawn(design)) };
    },
    clean: async (scan, facts) => png(await clean(scan, facts)),
    async keep(sealId, scan, facts) {
      const cleaned = await clean(scan, facts);
      const { id, size } = await blobs.put(cleaned, identityOf(sealId));
      return { source: 'scanned', colour: facts.colour, picture: { blobId: id, size }, sha256: sha256(cleaned) };
    },
    picture,
    async show(sealId, face, size) {
      if (face.source === 'drawn') {
        const { faceToPng, faceToSvg } = await drawing();
        const shapes = await drawn(face.design);
        return size === 'full' ? svg(faceToSvg(shapes)) : png(faceToPng(shapes, SMALL_DPI));
      }
      const kept = await picture(sealId, face);
      return png(size === 'full' ? kept : await small(kept));
    },
  };
}

/** What the encryption of a face's picture is bound to. */
const identityOf = (sealId: string): string => `seal-face|${sealId}`;

/** Scales a picture of our own making down; its density says how many dots an inch has. */
async function small(picture: Uint8Array): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  const { width, density = SMALL_DPI } = await sharp(picture).metadata();
  return sharp(picture)
    .resize(Math.max(1, Math.round((width * SMALL_DPI) / density)))
    .png()
    .toBuffer();
}

async function drawn(design: SealFace) {
  const { drawFace, DrawingError } = await drawing();
  try {
    return drawFace(design);
  } catch (error) {
    if (error instanceof DrawingError && error.code !== 'picture-too-large')
      throw new Problem(error.code, error.params);
    throw error;
  }
}

const svg = (text: string): FacePicture => ({ bytes: new TextEncoder().encode(text), mediaType: 'image/svg+xml' });
const png = (bytes: Uint8Array): FacePicture => ({ bytes, mediaType: 'image/png' });

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
