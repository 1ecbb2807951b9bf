export { openDocument, ownDocuments, shareDocuments, storeDocument, storeSealedDocument } from './commands.ts';
export { createFiles, pdfName, type Files, type TakenIn } from './files.ts';
export { documents } from './policy.ts';
export { documentsRoutes } from './routes.ts';
export { loadDocuments, openedDigests, type DocumentRow } from './store.ts';
