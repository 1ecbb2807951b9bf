import { sealKindTexts, type CarryOutView, type HistoryReply, type Language } from '@yinxin/contract';
import { printedTime, type Block, type FormDocument } from '@yinxin/esign';
import { TIME_ZONE } from '../../platform/clock.ts';
import { decisionBoxes } from '../approvals/index.ts';
import { formWords, stateWords } from './form-words.ts';

const time = (instant: string | null): string => (instant === null ? '' : printedTime(new Date(instant), TIME_ZONE));

/** The form of one carry-out (携章外出登记表): what was asked for and agreed, when it left and came back, who saw it. */
export function carryOutPaper(
  carryOut: CarryOutView,
  history: HistoryReply,
  { language, at }: { readonly language: Language; readonly at: string },
): FormDocument {
  const words = formWords[language];
  return {
    language,
    company: carryOut.seal.entityName,
    title: words.title,
    blocks: [
      ...(history.sound ? [] : [{ kind: 'paragraph', text: words.unsound, align: 'centre' } as const]),
      { kind: 'heading', text: words.subject },
      { kind: 'pairs', columns: 2, items: requestOf(carryOut, language) },
      { kind: 'signatures', boxes: decisionBoxes(history, words.approval, time) },
      { kind: 'heading', text: words.wayBack },
      { kind: 'pairs', columns: 2, items: wayOf(carryOut, language) },
      { kind: 'signatures', boxes: signaturesOf(carryOut, language) },
    ],
    footer: { documentNumber: carryOut.number, printedAt: new Date(at), timeZone: TIME_ZONE },
  };
}

type Pair = Extract<Block, { kind: 'pairs' }>['items'][number];

function requestOf(carryOut: CarryOutView, language: Language): readonly Pair[] {
  const words = formWords[language];
  const { seal, overnight, requests, state } = carryOut;
  return [
    { label: words.seal, value: seal.name },
    { label: words.kind, value: sealKindTexts[seal.kind][language] },
    { label: words.carrier, value: carryOut.carrier.name },
    { label: words.companion, value: carryOut.companion.name },
    { label: words.destination, value: carryOut.destination, wide: true },
    { label: words.purpose, value: carryOut.purpose, wide: true },
    { label: words.leavesAt, value: time(carryOut.leavesAt) },
    { label: words.dueAt, value: time(carryOut.dueAt) },
    ...(overnight === null ? [] : [{ label: words.overnight, value: overnight, wide: true }]),
    {
      label: words.requests,
      value: requests.length === 0 ? words.none : requests.map(({ number, title }) => `${number} ${title}`).join('\n'),
      wide: true,
    },
    { label: words.state, value: stateWords[state][language], wide: true },
  ];
}

function wayOf({ left, broughtBack, checked }: CarryOutView, language: Language): readonly Pair[] {
  const words = formWords[language];
  const condition = (found: NonNullable<CarryOutView['checked']>['condition'] | undefined): string =>
    found === undefined ? '' : [words[found.state], found.remark].filter(Boolean).join(language === 'en' ? ': ' : '：');
  return [
    { label: words.leftAt, value: time(left?.at ?? null) },
    { label: words.backAt, value: time(broughtBack?.at ?? null) },
    { label: words.broughtBack, value: broughtBack?.by.name ?? '' },
    { label: words.checkedAt, value: time(checked?.at ?? null) },
    { label: words.conditionBack, value: condition(broughtBack?.condition), wide: true },
    { label: words.conditionChecked, value: condition(checked?.condition), wide: true },
  ];
}

/** Who carried it and who checked it, with room to sign by hand as long as that is still to come. */
function signaturesOf({ carrier, left, checked }: CarryOutView, language: Language) {
  const { carry, check, checkOpinion } = formWords[language];
  return [
    left === null ? { label: carry } : { label: carry, name: carrier.name, at: time(left.at) },
    checked === null
      ? { label: check }
      : { label: check, opinion: checkOpinion, name: checked.by.name, at: time(checked.at) },
  ];
}
