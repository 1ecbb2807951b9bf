import { documents as contract } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import { heldPermissions, scopeOf, type Actor, type Scope } from '../../platform/authz/index.ts';
import type { Database } from '../../platform/db/schema.ts';
import { bind, type Mountable } from '../../platform/http/index.ts';
import type { DocumentFacts } from '../../platform/intake/index.ts';
import { notFound, Problem } from '../../platform/problem.ts';
import { openDocument, storeDocument } from './commands.ts';
import type { Document } from './document.ts';
import { pdfName, type Files } from './files.ts';
import { findDocument } from './store.ts';

export interface DocumentsParts {
  readonly db: Kysely<Database>;
  readonly files: Files;
}

export function documentsRoutes({ db, files }: DocumentsParts): Mountable {
  const visible = async (id: string, scope: Scope, reader: Kysely<Database> = db) => {
    const found = await findDocument(reader, id, scope);
    if (found === undefined) throw notFound();
    return found;
  };
  const stateOf = async (id: string, scope: Scope): Promise<Document> => (await visible(id, scope)).state;

  return bind(contract, {
    async uploadDocument({ body, querystring, actor, transact }) {
      const taken = await files.takeIn(body, querystring.name);
      return transact(async (tx) => {
        const { id } = await storeDocument(tx, taken);
        return present(await visible(id, readScope(actor), tx.trx), taken.facts, actor);
      });
    },
    async getDocument({ params, scope, actor }) {
      const found = await visible(params.id, scope());
      return present(found, await files.facts(found.id, found.state), actor);
    },
    async openDocument({ params, scope, actor, transact }) {
      const within = scope();
      const { id, state } = await visible(params.id, within);
      const facts = await files.facts(id, state);
      return transact(async (tx) => {
        await openDocument(tx, id);
        return present(await visible(id, within, tx.trx), facts, actor);
      });
    },
    async getDocumentFile({ params, scope }) {
      const document = await stateOf(params.id, scope());
      const bytes = await files.read(params.id, document);
      return { bytes, mediaType: 'application/pdf', fileName: pdfName(document.name) };
    },
    async getPageImage({ params, querystring, scope }) {
      const document = await stateOf(params.id, scope());
      const bytes = await files.page(params.id, document, params.page, Number(querystring.dpi));
      return { bytes, mediaType: 'image/png', immutable: true };
    },
    async getPageText({ params, scope }) {
      const document = await stateOf(params.id, scope());
      const page = (await files.facts(params.id, document)).pages[params.page - 1];
      if (page === undefined) throw new Problem('page-not-found', { page: params.page, pages: document.pages });
      return { lines: page.lines };
    },
    async findInDocument({ params, querystring, scope }) {
      const document = await stateOf(params.id, scope());
      return { places: await files.find(params.id, document, querystring.keyword) };
    },
  });
}

/** What the actor may read. Whoever may upload may read their own. */
function readScope(actor: Actor): Scope {
  const scope = scopeOf(actor, 'document.read');
  if (scope === undefined) throw new Problem('forbidden', { permission: 'document.read' });
  return scope;
}

type Row = NonNullable<Awaited<ReturnType<typeof findDocument>>>;

function present({ id, version, state, created_at, owner_name }: Row, facts: DocumentFacts, actor: Actor) {
  const { name, ownerId, origin, sha256, file, warnings } = state;
  const { signatures, layers, formFields, fontsNotEmbedded, unfilledBlanks } = facts;
  return {
    id,
    version,
    name,
    owner: { id: ownerId, name: owner_name ?? '' },
    storedAt: created_at,
    origin,
    sha256,
    size: file.size,
    pages: facts.pages.map(({ width, height, blank }) => ({ widthMm: width, heightMm: height, blank })),
    warnings: [...warnings],
    signatures,
    layers,
    formFields,
    fontsNotEmbedded,
    unfilledBlanks,
    opened: state.openedBy.includes(actor.id),
    allowed: heldPermissions(actor).has('document.read') ? ['openDocument'] : [],
  };
}
