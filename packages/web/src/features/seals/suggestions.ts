import { commonSize, type SealKind, type SealSize } from '@yinxin/contract';

/** What a form can fill in by itself once kind and entity are known. */
export interface Suggestion {
  readonly name: string;
  readonly inscription: string | undefined;
  readonly size: SealSize | undefined;
}

interface NamedEntity {
  readonly name: string;
  readonly legalRepresentative: string | null;
}

/** Words that stand on the seal after the entity's name, as GB practice writes them. */
const purposes: Partial<Record<SealKind, string>> = {
  contract: '合同专用章',
  finance: '财务专用章',
  invoice: '发票专用章',
  personnel: '人事专用章',
  business: '业务专用章',
  customs: '报关专用章',
};

/** What is usual for a new seal: a start that the person corrects to what the seal in hand shows. */
export function suggest(kind: SealKind, kindName: string, entity: NamedEntity | undefined): Suggestion {
  return { name: kindName, inscription: inscriptionOf(kind, entity), size: commonSize(kind) };
}

function inscriptionOf(kind: SealKind, entity: NamedEntity | undefined): string | undefined {
  if (entity === undefined) return undefined;
  if (kind === 'official' || kind === 'embossed') return entity.name;
  if (kind === 'legal-representative') {
    return entity.legalRepresentative === null ? undefined : `${entity.legalRepresentative}印`;
  }
  const purpose = purposes[kind];
  return purpose === undefined ? undefined : `${entity.name} ${purpose}`;
}
