import type { DraftContent } from '@yinxin/contract';
import type { FlowReference } from '../approvals/index.ts';
import type { KnownThings } from './submission.ts';
import type { UseRequestCommand } from './use-request.ts';

/** People and things of the examples. */
export const requester = '0190a000-0000-7000-8000-000000000101';
export const colleague = '0190a000-0000-7000-8000-000000000102';
export const custodian = '0190a000-0000-7000-8000-000000000103';
export const entity = '0190a000-0000-7000-8000-000000000110';
export const sales = '0190a000-0000-7000-8000-000000000111';
export const board = '0190a000-0000-7000-8000-000000000112';
export const requestId = '0190a000-0000-7000-8000-000000000120';
export const contractPdf = '0190a000-0000-7000-8000-000000000130';
export const annexPdf = '0190a000-0000-7000-8000-000000000131';
export const contractSeal = '0190a000-0000-7000-8000-000000000140';
export const electronicSeal = '0190a000-0000-7000-8000-000000000141';

export const now = '2026-11-23T08:00:00.000Z';
export const digest = 'd'.repeat(64);

/** A contract for the electronic contract seal, filled in completely. */
export const completeDraft: DraftContent = {
  title: '采购合同用印',
  purpose: '与江北机械有限公司签订年度采购合同',
  departmentId: sales,
  plannedAt: '2026-11-24T02:00:00.000Z',
  items: [
    {
      documentId: contractPdf,
      name: '年度采购合同',
      number: 'HT-2026-018',
      kind: 'contract',
      importance: 'ordinary',
      copies: 1,
      amount: { amount: '120000.00', currency: 'CNY' },
      counterparty: '江北机械有限公司',
      seals: [
        {
          sealId: electronicSeal,
          medium: 'electronic',
          impressions: 3,
          straddle: true,
          positions: [
            { kind: 'at', page: 12, xMm: 140, yMm: 230 },
            { kind: 'straddle', side: 'right', fromPage: 1, toPage: 12, alongMm: 148 },
          ],
        },
      ],
    },
  ],
  attachments: [],
};

/** The draft with its one item, or that item's one seal, changed. */
export const withItem = (change: object): DraftContent => ({
  ...completeDraft,
  items: completeDraft.items.map((item) => ({ ...item, ...change })),
});
export const withSeal = (change: object): DraftContent => ({
  ...completeDraft,
  items: completeDraft.items.map((item) => ({ ...item, seals: item.seals.map((seal) => ({ ...seal, ...change })) })),
});

const seal = { kind: 'contract', state: 'active', entityId: entity, custodianId: custodian, ready: true } as const;

export const known: KnownThings = {
  departments: { [sales]: { entityId: entity, above: [board] } },
  seals: {
    [contractSeal]: { ...seal, name: '合同专用章', medium: 'physical' },
    [electronicSeal]: { ...seal, name: '合同专用章(电子)', medium: 'electronic' },
  },
  documents: { [contractPdf]: { sha256: digest, pages: 12 }, [annexPdf]: { sha256: 'e'.repeat(64), pages: 2 } },
};

/** What is known, with the electronic seal changed. */
export const knownWithSeal = (change: object): KnownThings => ({
  ...known,
  seals: {
    ...known.seals,
    [electronicSeal]: { ...seal, name: '合同专用章(电子)', medium: 'electronic', ...change },
  },
});

export const flow: FlowReference = {
  key: 'contract',
  version: 1,
  caseId: '0190a000-0000-7000-8000-000000000150',
};

export const saveDraft = (content: DraftContent = completeDraft): UseRequestCommand => ({
  type: 'save-draft',
  id: requestId,
  content,
});

export const submit: UseRequestCommand = { type: 'submit', number: 'YY-2026-0001', flow, known };

export const approve: UseRequestCommand = {
  type: 'decide-approval',
  caseId: flow.caseId,
  outcome: 'approved',
  lapseAfterDays: 30,
};
