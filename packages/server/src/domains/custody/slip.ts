import { sealKindTexts, type HandoverPart, type HandoverView, type Language } from '@yinxin/contract';
import { printedTime, type Block, type FormDocument } from '@yinxin/esign';
import { TIME_ZONE } from '../../platform/clock.ts';
import { slipWords } from './slip-words.ts';

const time = (instant: string): string => printedTime(new Date(instant), TIME_ZONE);

/** Name under which the slip is saved. */
export const slipName = ({ seal, proposedAt }: HandoverView, language: Language): string =>
  `${slipWords[language].title}-${seal.name}-${proposedAt.slice(0, 10)}.pdf`;

/** The handover slip (交接单): what is handed over, by whom to whom before whom, and what each of them confirmed when. */
export function handoverSlip(
  handover: HandoverView,
  { sound, language, at }: { readonly sound: boolean; readonly language: Language; readonly at: string },
): FormDocument {
  const words = slipWords[language];
  const warning: Block[] = sound ? [] : [{ kind: 'paragraph', text: words.unsound, align: 'centre' }];
  const parts: readonly HandoverPart[] = ['giver', 'receiver', 'witness'];
  return {
    language,
    company: handover.seal.entityName,
    title: words.title,
    blocks: [
      ...warning,
      { kind: 'pairs', columns: 2, items: factsOf(handover, language) },
      { kind: 'heading', text: words.parties },
      { kind: 'signatures', boxes: parts.map((part) => signatureOf(handover, part, language)) },
    ],
    footer: { documentNumber: handover.id, printedAt: new Date(at), timeZone: TIME_ZONE },
  };
}

type Pair = Extract<Block, { kind: 'pairs' }>['items'][number];

function factsOf(handover: HandoverView, language: Language): readonly Pair[] {
  const words = slipWords[language];
  const { seal, kind, endsAt, condition, outcome, state, proposedBy, returnOf } = handover;
  const ended = outcome === null || state === 'completed' ? undefined : outcome;
  return [
    { label: words.seal, value: seal.name },
    { label: words.sealKind, value: `${sealKindTexts[seal.kind][language]} · ${words[seal.medium]}` },
    { label: words.giver, value: handover.giver.person.name },
    { label: words.receiver, value: handover.receiver.person.name },
    { label: words.witness, value: handover.witness.person.name },
    { label: words.kind, value: words[kind] },
    ...(endsAt === null ? [] : [{ label: words.endsAt, value: time(endsAt), wide: true }]),
    {
      label: words.reason,
      // What the system writes down itself is said in the reader's language.
      value: proposedBy === null && returnOf !== null ? words.return : handover.reason,
      wide: true,
    },
    ...(seal.medium === 'physical'
      ? [{ label: words.condition, value: condition === null ? '' : conditionOf(condition, language), wide: true }]
      : []),
    { label: words.proposedBy, value: proposedBy?.name ?? words.system },
    { label: words.proposedAt, value: time(handover.proposedAt) },
    { label: words.state, value: words[state] },
    { label: words.completedAt, value: state === 'completed' && outcome !== null ? time(outcome.at) : '' },
    ...(ended === undefined
      ? []
      : [
          {
            label: words.ended,
            value: ended.because === null ? (ended.reason ?? '') : words[ended.because],
            wide: true,
          },
        ]),
  ];
}

const conditionOf = ({ state, remark }: NonNullable<HandoverView['condition']>, language: Language): string =>
  [slipWords[language][state], ...(remark === null ? [] : [remark])].join(language === 'en' ? ': ' : '：');

/** What one of the three confirmed, and when; with room to sign by hand as long as the handover is open. */
function signatureOf(handover: HandoverView, part: HandoverPart, language: Language) {
  const words = slipWords[language];
  const { person, confirmedAt } = handover[part];
  const label = `${words[part]}${language === 'en' ? ': ' : '：'}${person.name}`;
  const opinion = words.says[handover.seal.medium][part];
  if (confirmedAt !== null) return { label, opinion, name: person.name, at: time(confirmedAt) };
  return handover.state === 'proposed' ? { label, opinion } : { label, opinion: words.unconfirmed, name: '—', at: '—' };
}
