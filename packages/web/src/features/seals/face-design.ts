import type { drawnFace, SealDescription, SealKind } from '@yinxin/contract';
import type { z } from 'zod';

export type FaceDesign = z.input<typeof drawnFace>;

const styles: Partial<Record<SealKind, FaceDesign['style']>> = {
  official: 'official',
  branch: 'official',
  embossed: 'official',
  contract: 'contract',
  finance: 'finance',
  invoice: 'invoice',
  'legal-representative': 'legal-rep',
  personal: 'legal-rep',
  personnel: 'personnel',
  business: 'business',
  customs: 'customs',
  department: 'department',
};

interface NamedEntity {
  readonly name: string;
  readonly uscc: string | null;
  readonly legalRepresentative: string | null;
}

/** The design to start from: the style of the seal's kind, its size, its entity's name and its code. */
export function startingDesign(
  { kind, size, code }: Pick<SealDescription, 'kind' | 'size' | 'code'>,
  entity: NamedEntity | undefined,
): Partial<FaceDesign> {
  const style = kind === 'finance' && size.shape === 'square' ? 'finance-square' : (styles[kind] ?? 'official');
  const foreign = style === 'official' && size.shape === 'ellipse';
  const bearsPerson = style === 'legal-rep';
  const name = bearsPerson ? entity?.legalRepresentative : entity?.name;
  const written = style === 'invoice' ? entity?.uscc : bearsPerson ? null : code;
  return {
    style: foreign ? 'foreign' : style,
    widthMm: size.widthMm,
    heightMm: size.heightMm,
    colour: 'red',
    ...(name == null ? {} : { name }),
    ...(written == null ? {} : { code: written }),
  };
}
