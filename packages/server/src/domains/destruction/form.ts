import { sealKindTexts, type DestructionView, type HistoryReply, type Language } from '@yinxin/contract';
import { printedTime, type Block, type FormDocument } from '@yinxin/esign';
import { TIME_ZONE } from '../../platform/clock.ts';
import { decisionBoxes } from '../approvals/index.ts';
import { formWords, stateWords } from './form-words.ts';

const time = (instant: string | null): string => (instant === null ? '' : printedTime(new Date(instant), TIME_ZONE));

/** The form of one destruction (印章销毁登记表): what was asked for and agreed, and what happened, with boxes to sign. */
export function destructionForm(
  destruction: DestructionView,
  history: HistoryReply,
  { language, at }: { readonly language: Language; readonly at: string },
): FormDocument {
  const words = formWords[language];
  return {
    language,
    company: destruction.entityName,
    title: words.title,
    blocks: [
      ...(history.sound ? [] : [{ kind: 'paragraph', text: words.unsound, align: 'centre' } as const]),
      { kind: 'heading', text: words.subject },
      { kind: 'pairs', columns: 2, items: sealOf(destruction, language) },
      { kind: 'heading', text: words.proposal },
      { kind: 'pairs', columns: 2, items: proposalOf(destruction, language) },
      { kind: 'signatures', boxes: decisionBoxes(history, words.approval, time) },
      { kind: 'heading', text: words.carriedOut },
      { kind: 'pairs', columns: 2, items: recordOf(destruction, language) },
      witnessesOf(destruction, language),
    ],
    footer: { documentNumber: destruction.number, printedAt: new Date(at), timeZone: TIME_ZONE },
  };
}

type Pair = Extract<Block, { kind: 'pairs' }>['items'][number];

function sealOf({ seal, custodian, state }: DestructionView, language: Language): readonly Pair[] {
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

function proposalOf({ proposer, proposedAt, reason, unit }: DestructionView, language: Language): readonly Pair[] {
  const words = formWords[language];
  const unitFacts: readonly Pair[] =
    unit === null
      ? []
      : [
          { label: words.unit, value: unit.name, wide: true },
          { label: words.qualification, value: unit.qualificationNumber ?? '' },
          { label: words.qualifiedUntil, value: unit.qualifiedUntil ?? words.unlimited },
          { label: words.paper, value: unit.paper.name, wide: true },
        ];
  return [
    { label: words.proposer, value: proposer.name },
    { label: words.proposedAt, value: time(proposedAt) },
    { label: words.reason, value: reason, wide: true },
    ...unitFacts,
  ];
}

function recordOf({ record, certificate, keys, completedAt }: DestructionView, language: Language): readonly Pair[] {
  const words = formWords[language];
  const keyFacts: readonly Pair[] =
    keys === null
      ? []
      : [
          { label: words.keysAt, value: time(keys.destroyedAt), wide: true },
          { label: words.keys, value: keys.certificates.map(({ serial }) => serial).join(', '), wide: true },
        ];
  return [
    { label: words.destroyedOn, value: record?.destroyedOn ?? '' },
    { label: words.method, value: record?.method ?? '' },
    { label: words.place, value: record?.place ?? '', wide: true },
    { label: words.recordedBy, value: record?.recordedBy.name ?? '' },
    { label: words.completedAt, value: time(completedAt) },
    { label: words.certificate, value: certificate?.document.name ?? '', wide: true },
    ...keyFacts,
  ];
}

function witnessesOf({ record }: DestructionView, language: Language): Block {
  const { witness: label, witnessOpinion: opinion } = formWords[language];
  const boxes = (record?.witnesses ?? []).map(({ person, confirmedAt }) =>
    confirmedAt === null ? { label } : { label, opinion, name: person.name, at: time(confirmedAt) },
  );
  return { kind: 'signatures', boxes: boxes.length === 0 ? [{ label }, { label }] : boxes };
}
