import type { InventoryItemView, InventoryView, Language, TallyView } from '@yinxin/contract';
import { printedTime, type Block, type FormDocument } from '@yinxin/esign';
import { TIME_ZONE } from '../../platform/clock.ts';
import { formWords, outcomeWords, stateWords, varianceWords } from './form-words.ts';

const time = (instant: string): string => printedTime(new Date(instant), TIME_ZONE);

/** Puts values into the places of a text. */
const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));

/** The form of a count (印章盘点表): its list with room to write where nothing is counted yet, its variances, who signed. */
export function inventoryForm(
  count: InventoryView,
  { sound, language, at }: { readonly sound: boolean; readonly language: Language; readonly at: string },
): FormDocument {
  const words = formWords[language];
  const note = (text: string): Block => ({ kind: 'paragraph', text, align: 'centre' });
  return {
    language,
    company: count.entityName,
    title: words.title,
    blocks: [
      ...(sound ? [] : [note(words.unsound)]),
      ...(count.whole ? [] : [note(words.part)]),
      { kind: 'pairs', columns: 2, items: factsOf(count, language) },
      { kind: 'heading', text: words.list },
      listOf(count, language),
      { kind: 'heading', text: words.variances },
      variancesOf(count, language),
      signaturesOf(count, language),
    ],
    footer: { documentNumber: count.number, printedAt: new Date(at), timeZone: TIME_ZONE },
  };
}

type Pair = Extract<Block, { kind: 'pairs' }>['items'][number];

function factsOf(count: InventoryView, language: Language): readonly Pair[] {
  const words = formWords[language];
  const entity = `${count.entityName}${count.withSubsidiaries ? words.subsidiaries : ''}`;
  return [
    { label: words.entity, value: entity, wide: true },
    { label: words.department, value: count.departmentName ?? words.all },
    { label: words.state, value: stateWords[count.state][language] },
    { label: words.opener, value: count.opener.name },
    { label: words.openedAt, value: time(count.openedAt) },
    { label: words.dueOn, value: count.dueOn },
    { label: words.progress, value: fill(words.of, { counted: count.counted, total: count.total }) },
  ];
}

function listOf({ items }: InventoryView, language: Language): Block {
  const words = formWords[language];
  return {
    kind: 'table',
    columns: [
      { title: words.number, share: 7, align: 'centre' },
      { title: words.seal, share: 18 },
      { title: words.custodian, share: 10 },
      { title: words.place, share: 16 },
      { title: words.result, share: 11 },
      { title: words.face, share: 8 },
      { title: words.counter, share: 11 },
      { title: words.remark, share: 19 },
    ],
    rows: items.map((item, place) => [
      String(place + 1),
      `${item.name}\n${item.labelCode}`,
      item.custodian.name,
      item.place ?? '',
      item.count === null ? '' : outcomeWords[item.count.outcome][language],
      faceOf(item.count, language),
      item.count?.countedBy.name ?? '',
      remarkOf(item, language),
    ]),
  };
}

function faceOf(count: TallyView | null, language: Language): string {
  const words = formWords[language];
  if (count === null || count.legible === null) return '';
  return count.legible ? words.legible : words.illegible;
}

function remarkOf({ custodian, holder, count }: InventoryItemView, language: Language): string {
  const words = formWords[language];
  const parts = [
    ...(holder.id === custodian.id ? [] : [fill(words.handedOver, { name: holder.name })]),
    ...(count?.place == null ? [] : [fill(words.foundAt, { place: count.place })]),
    ...(count?.heldBy == null ? [] : [fill(words.heldBy, { name: count.heldBy.name })]),
    ...(count?.remark == null ? [] : [count.remark]),
  ];
  return parts.join(words.separator);
}

function variancesOf({ items, surplus }: InventoryView, language: Language): Block {
  const words = formWords[language];
  const differing = items.filter(({ variances }) => variances.length > 0);
  return {
    kind: 'table',
    columns: [
      { title: words.number, share: 7, align: 'centre' },
      { title: words.seal, share: 25 },
      { title: words.custodian, share: 12 },
      { title: words.kind, share: 22 },
      { title: words.explanation, share: 34 },
    ],
    rows: [
      ...differing.map((item) => [
        `${item.name}\n${item.labelCode}`,
        item.holder.name,
        item.variances.map((one) => varianceWords[one][language]).join(words.separator),
        remarkOf(item, language),
      ]),
      ...surplus.map(({ what, place, remark }) => [
        what,
        '',
        words.surplus,
        [fill(words.foundAt, { place }), ...(remark === null ? [] : [remark])].join(words.separator),
      ]),
    ].map((row, place) => [String(place + 1), ...row]),
    empty: words.none,
  };
}

/** The signer's box stays empty to sign by hand until the count is closed. */
function signaturesOf({ opener, openedAt, ending, state }: InventoryView, language: Language): Block {
  const words = formWords[language];
  const signed = state === 'closed' ? ending : null;
  return {
    kind: 'signatures',
    boxes: [
      { label: words.openerBox, opinion: words.opens, name: opener.name, at: time(openedAt) },
      {
        label: words.signer,
        opinion: signed === null ? words.signs : `${words.signs}\n${signed.opinion}`,
        ...(signed === null ? {} : { name: signed.by.name, at: time(signed.at) }),
      },
    ],
  };
}
