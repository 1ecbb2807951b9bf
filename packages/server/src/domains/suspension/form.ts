import {
  sealKindTexts,
  suspensionReasonTexts,
  type HistoryReply,
  type Language,
  type SuspensionView,
} from '@yinxin/contract';
import { printedTime, type Block, type FormDocument } from '@yinxin/esign';
import { TIME_ZONE } from '../../platform/clock.ts';
import { decisionBoxes } from '../approvals/index.ts';
import { formWords, foundWords, stateWords } from './form-words.ts';

const time = (instant: string | null): string => (instant === null ? '' : printedTime(new Date(instant), TIME_ZONE));

/** The form of one application (印章停用申请表): what is asked for, what was decided, what came of it. */
export function suspensionForm(
  suspension: SuspensionView,
  history: HistoryReply,
  { language, at }: { readonly language: Language; readonly at: string },
): FormDocument {
  const words = formWords[language];
  return {
    language,
    company: suspension.entityName,
    title: words.title,
    blocks: [
      ...(history.sound ? [] : [{ kind: 'paragraph', text: words.unsound, align: 'centre' } as const]),
      { kind: 'heading', text: words.subject },
      { kind: 'pairs', columns: 2, items: sealOf(suspension, language) },
      { kind: 'heading', text: words.application },
      { kind: 'pairs', columns: 2, items: applicationOf(suspension, language) },
      { kind: 'signatures', boxes: decisionBoxes(history, words.approval, time) },
      { kind: 'heading', text: words.carriedOut },
      { kind: 'pairs', columns: 2, items: completionOf(suspension, language) },
    ],
    footer: { documentNumber: suspension.number, printedAt: new Date(at), timeZone: TIME_ZONE },
  };
}

type Pair = Extract<Block, { kind: 'pairs' }>['items'][number];

function sealOf({ seal, custodian, state }: SuspensionView, language: Language): readonly Pair[] {
  const words = formWords[language];
  return [
    { label: words.seal, value: seal.name, wide: true },
    { label: words.kind, value: sealKindTexts[seal.kind][language] },
    { label: words.code, value: seal.code ?? '' },
    { label: words.medium, value: words[seal.medium] },
    { label: words.custodian, value: custodian.name },
    { label: words.state, value: stateWords[state][language], wide: true },
  ];
}

function applicationOf(suspension: SuspensionView, language: Language): readonly Pair[] {
  const words = formWords[language];
  const { reason, departments } = suspension;
  return [
    { label: words.department, value: suspension.departmentName },
    { label: words.requester, value: suspension.requester.name },
    { label: words.submittedAt, value: time(suspension.submittedAt) },
    { label: words.fromDay, value: suspension.fromDay },
    { label: words.reason, value: suspensionReasonTexts[reason][language], wide: true },
    { label: words.explanation, value: suspension.explanation, wide: true },
    { label: words.departments, value: departments.map(({ name }) => name).join('、'), wide: true },
  ];
}

function completionOf(suspension: SuspensionView, language: Language): readonly Pair[] {
  const words = formWords[language];
  const { completedAt, approver, found, handedBack, notice } = suspension;
  const done = completedAt !== null;
  return [
    { label: words.completedAt, value: time(completedAt) },
    { label: words.approver, value: approver?.name ?? '' },
    ...(found === null ? [] : [{ label: words.found, value: foundWords[found][language], wide: true }]),
    { label: words.notice, value: notice?.number ?? '' },
    {
      label: words.read,
      value:
        notice === null
          ? ''
          : words.receipts.replace('{read}', String(notice.read)).replace('{total}', String(notice.total)),
    },
    { label: words.handedBack, value: done ? words.requests.replace('{count}', String(handedBack)) : '', wide: true },
  ];
}
