import { documentKindTexts, importanceTexts, sealKindTexts, type HistoryReply, type Language } from '@yinxin/contract';
import { printedTime, type Block, type FormDocument } from '@yinxin/esign';
import { TIME_ZONE } from '../../platform/clock.ts';
import type { UseRecord } from './record.ts';
import { sheetWords, stepWords } from './sheet-words.ts';

const time = (instant: string): string => printedTime(new Date(instant), TIME_ZONE);

/** The record sheet (用印记录单): every fact of R6.4.1, who agreed, what happened, and the code that finds it again. */
export function recordSheet(
  record: UseRecord,
  history: HistoryReply,
  { language, at }: { readonly language: Language; readonly at: string },
): FormDocument {
  const words = sheetWords[language];
  const warning: Block[] = history.sound ? [] : [{ kind: 'paragraph', text: words.unsound, align: 'centre' }];
  return {
    language,
    company: record.entity.name,
    title: words.title,
    blocks: [
      ...warning,
      { kind: 'heading', text: words.use },
      { kind: 'pairs', columns: 2, items: [...factsOf(record, language), ...evidenceOf(record, language)] },
      { kind: 'heading', text: words.approvals },
      {
        kind: 'table',
        columns: [
          { title: words.stage, share: 3 },
          { title: words.approver, share: 2 },
          { title: words.approvedAt, share: 4 },
        ],
        rows: record.approvals.map(({ stage, approver, at: agreedAt }) => [stage, approver.name, time(agreedAt)]),
      },
      { kind: 'heading', text: words.history },
      stepsOf(history, language),
      { kind: 'qr', content: record.verificationCode, text: words.code(record.verificationCode) },
    ],
    footer: { documentNumber: record.requestNumber, printedAt: new Date(at), timeZone: TIME_ZONE },
  };
}

type Pair = Extract<Block, { kind: 'pairs' }>['items'][number];

function factsOf(record: UseRecord, language: Language): readonly Pair[] {
  const words = sheetWords[language];
  const { document, seal, amount } = record;
  return [
    { label: words.document, value: document.name, wide: true },
    { label: words.number, value: document.number ?? '' },
    { label: words.kind, value: documentKindTexts[document.kind][language] },
    { label: words.importance, value: importanceTexts[document.importance][language] },
    { label: words.amount, value: amount === null ? '' : `${amount.amount} ${amount.currency}` },
    { label: words.purpose, value: record.purpose, wide: true },
    { label: words.counterparty, value: record.counterparty ?? '', wide: true },
    { label: words.seal, value: seal.name },
    { label: words.sealKind, value: sealKindTexts[seal.kind][language] },
    { label: words.impressions, value: String(record.impressions) },
    { label: words.request, value: record.requestNumber },
    { label: words.requester, value: record.requester.name },
    { label: words.department, value: record.department.name },
    { label: words.custodian, value: record.custodian.name },
    { label: words.stampedBy, value: record.stampedBy.name },
    { label: words.usedAt, value: time(record.usedAt) },
    { label: words.registeredAt, value: time(record.registeredAt) },
  ];
}

function evidenceOf({ use, document }: UseRecord, language: Language): readonly Pair[] {
  const words = sheetWords[language];
  if (use.medium === 'physical') {
    return [
      { label: words.witness, value: use.witness?.name ?? '' },
      { label: words.place, value: use.place },
      { label: words.copies, value: String(use.copies) },
      { label: words.evidence, value: words.pieces(use.evidence.length) },
      { label: words.remark, value: use.remark ?? '', wide: true },
      { label: words.approvedFile, value: document.sha256, wide: true },
    ];
  }
  return [
    { label: words.approvedFile, value: document.sha256, wide: true },
    { label: words.sealedFile, value: use.after, wide: true },
    { label: words.certificate, value: use.certificateSha256, wide: true },
  ];
}

function stepsOf({ items }: HistoryReply, language: Language): Block {
  const words = sheetWords[language];
  return {
    kind: 'table',
    columns: [
      { title: words.time, share: 6 },
      { title: words.who, share: 2 },
      { title: words.what, share: 3 },
      { title: words.detail, share: 5 },
    ],
    rows: items.map(({ at, actor, type, data }) => {
      // A decision is told by what was decided.
      const step = type === 'approval.decided' ? `approval.${String(data['as'])}` : type;
      const detail = data['opinion'] ?? data['reason'];
      return [
        time(at),
        actor?.name ?? words.system,
        stepWords[step]?.[language] ?? type,
        typeof detail === 'string' ? detail : '',
      ];
    }),
  };
}
