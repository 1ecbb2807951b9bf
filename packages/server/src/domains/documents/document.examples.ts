import type { DocumentCommand, DocumentDescription } from './document.ts';

export const owner = '0190a000-0000-7000-8000-000000000001';
export const approver = '0190a000-0000-7000-8000-000000000002';
export const custodian = '0190a000-0000-7000-8000-000000000003';
export const now = '2026-11-23T08:00:00.000Z';

export const description: DocumentDescription = {
  name: '设备采购合同.pdf',
  ownerId: owner,
  entityId: '0190a000-0000-7000-8000-000000000010',
  departmentId: '0190a000-0000-7000-8000-000000000011',
  origin: { kind: 'uploaded', type: 'pdf', sha256: 'a'.repeat(64), size: 12_000 },
  sha256: 'a'.repeat(64),
  file: { id: '1'.repeat(32), sha256: 'a'.repeat(64), size: 12_000 },
  facts: { id: '2'.repeat(32), sha256: 'b'.repeat(64), size: 900 },
  pages: 12,
  warnings: ['unfilled-blanks'],
};

export const store: DocumentCommand = { type: 'store', description };
