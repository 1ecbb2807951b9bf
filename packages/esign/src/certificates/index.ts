export * from './company-ca.ts';
export * from './pem.ts';
export { importPkcs12, type ImportedKey } from './pkcs12.ts';
