import type { DocumentOrigin } from '@yinxin/contract';
import { newId } from '../../platform/ids.ts';
import {
  documentFactsShape,
  type DocumentFacts,
  type DocumentSource,
  type Found,
  type Intake,
  type Result,
  type TakenDocument,
} from '../../platform/intake/index.ts';
import { Problem } from '../../platform/problem.ts';
import { VaultError, type BlobStore } from '../../platform/vault/index.ts';
import type { Document, DocumentDescription } from './document.ts';

/** What a file gives for a new document; who owns it is for the caller to say. */
export interface TakenIn {
  readonly id: string;
  readonly facts: DocumentFacts;
  readonly description: Omit<DocumentDescription, 'ownerId' | 'entityId' | 'departmentId'>;
}

/** The bytes of documents: taken in by the parser child, kept encrypted, given back only if they are still the same. */
export interface Files {
  /** Inspects and stores an uploaded file, before the transaction that refers to it. Throws a `Problem` with the reason. */
  takeIn(bytes: Uint8Array, name: string): Promise<TakenIn>;
  /** Inspects and stores what the sealer has made of a document. */
  takeInSealed(bytes: Uint8Array, name: string, documentId: string): Promise<TakenIn>;
  /** The PDF, byte for byte. Throws `document-altered` when the stored bytes are not those that were stored. */
  read(id: string, document: Document): Promise<Uint8Array>;
  /** What intake found in it. Throws `document-altered`. */
  facts(id: string, document: Document): Promise<DocumentFacts>;
  /** One page (from 1) as PNG. Throws `document-altered`, `page-not-found`, `intake-busy`. */
  page(id: string, document: Document, page: number, dpi: number): Promise<Uint8Array>;
  /** All places of a keyword. Throws `document-altered`, `intake-busy`. */
  find(id: string, document: Document, keyword: string): Promise<Found[]>;
}

type Part = 'file' | 'facts';

export function createFiles(intake: Intake, blobs: BlobStore): Files {
  async function store(
    bytes: Uint8Array,
    name: string,
    originOf: (uploaded: TakenDocument['uploaded']) => DocumentOrigin,
  ): Promise<TakenIn> {
    const { pdf, sha256, facts, uploaded } = orThrow(await intake.inspect(bytes, name));
    const id = newId();
    const description = {
      name,
      origin: originOf(uploaded),
      sha256,
      file: await blobs.put(pdf, identityOf(id, 'file')),
      facts: await blobs.put(Buffer.from(JSON.stringify(facts)), identityOf(id, 'facts')),
      pages: facts.pages.length,
      warnings: facts.warnings,
    };
    return { id, facts, description };
  }

  async function get(id: string, part: Part, document: Document): Promise<Uint8Array> {
    // Whoever changes the row and the file together still leaves the digest that was approved.
    if (document.file.sha256 !== document.sha256) throw altered(document);
    try {
      return await blobs.get(document[part], identityOf(id, part));
    } catch (error) {
      if (error instanceof VaultError && error.code !== 'storage-failed') throw altered(document);
      throw error;
    }
  }

  const source = (id: string, document: Document): DocumentSource => ({
    key: `${id}|${document.sha256}`,
    size: document.file.size,
    bytes: () => get(id, 'file', document),
  });

  return {
    takeIn: (bytes, name) => store(bytes, name, (uploaded) => ({ kind: 'uploaded', ...uploaded })),
    takeInSealed: (bytes, name, documentId) => store(bytes, pdfName(name), () => ({ kind: 'sealed', documentId })),
    read: (id, document) => get(id, 'file', document),
    facts: async (id, document) =>
      documentFactsShape.parse(JSON.parse(Buffer.from(await get(id, 'facts', document)).toString())),
    page: async (id, document, page, dpi) => orThrow(await intake.renderPage(source(id, document), page, dpi)),
    find: async (id, document, keyword) => orThrow(await intake.findText(source(id, document), keyword)),
  };
}

/** What the encryption of a part is bound to. */
const identityOf = (id: string, part: Part): string => `document|${id}|${part}`;

const altered = ({ name }: Document): Problem => new Problem('document-altered', { name });

/** The name of the PDF that stands for a file: `scan.jpg` → `scan.pdf`. */
export const pdfName = (name: string): string => `${name.replace(/\.(?:pdf|png|jpe?g|docx)$/i, '')}.pdf`;

function orThrow<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Problem(result.refusal.code, result.refusal.params);
  return result.value;
}
