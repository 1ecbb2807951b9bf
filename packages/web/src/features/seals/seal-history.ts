import type { HistoryEntry as LedgerLine, HistoryReply } from '@yinxin/contract';
import type { Say } from '../../lib/i18n.ts';
import type { HistoryEntry } from '../../ui/history-timeline.tsx';
import type { sealsMessages } from './messages.ts';

type SaySeals = Say<typeof sealsMessages.zh>;

const known = [
  'registered',
  'corrected',
  'custodian-changed',
  'filed',
  'filing-exempted',
  'suspended',
  'resumed',
  'loss-reported',
  'found',
  'recalled',
  'sealed-away',
  'placed',
  'taken-out',
  'brought-back',
  'destruction-begun',
  'destruction-dropped',
  'destroyed',
  'face-set',
  'key-bound',
] as const;

const lossKinds = ['lost', 'stolen', 'damaged'] as const;

const kindOf = ({ type }: LedgerLine): (typeof known)[number] | 'other' =>
  known.find((one) => type === `seal.${one}`) ?? 'other';

/** The ledger's lines about a seal in words, the newest first. */
export const sealHistory = ({ items }: HistoryReply, say: SaySeals): readonly HistoryEntry[] =>
  items
    .map((line, place): HistoryEntry => {
      const kind = kindOf(line);
      return {
        id: String(place),
        at: line.at,
        what: say(`event.${kind}`),
        who: line.actor?.name ?? causeOf(line, say),
        detail: [detailOf(kind, line, say), reasonOf(line, say)].filter(Boolean).join('\n') || undefined,
        stopped: kind === 'suspended' || kind === 'loss-reported' || kind === 'destroyed',
      };
    })
    .toReversed();

/** What brought about something that no person did: a handover, an approved application, the system by itself. */
function causeOf({ data }: LedgerLine, say: SaySeals): string {
  const application = data['application'];
  if (typeof application === 'object' && application !== null && 'number' in application) {
    return say('event.by-application', { number: String(application.number) });
  }
  return say(data['handedOver'] === true ? 'event.handed-over' : 'event.system');
}

const reasonOf = ({ data }: LedgerLine, say: SaySeals): string =>
  typeof data['reason'] === 'string' ? say('reason', { reason: data['reason'] }) : '';

function detailOf(kind: ReturnType<typeof kindOf>, { data, summary }: LedgerLine, say: SaySeals): string {
  switch (kind) {
    case 'corrected':
      return say('event.corrected.what', { facts: factNames(data['changed'], say) });
    case 'custodian-changed':
      return say('event.custodian-changed.what', { from: summary?.['from'] ?? '', to: summary?.['to'] ?? '' });
    case 'filed': {
      const [number, authority, day] = [data['number'], data['authority'], data['filedOn']].map(String);
      return say('event.filed.what', { number: number!, authority: authority!, day: day! });
    }
    case 'face-set':
      return say(data['source'] === 'scanned' ? 'event.face-set.scanned' : 'event.face-set.drawn');
    case 'loss-reported': {
      const befallen = lossKinds.find((one) => one === data['kind']);
      return befallen === undefined ? '' : say(`event.loss-reported.${befallen}`);
    }
    case 'key-bound':
      return say('event.key-bound.what', { serial: String(data['serial']) });
    default:
      return '';
  }
}

const facts = ['name', 'kind', 'size', 'inscription', 'code', 'material', 'activatedOn', 'place', 'papers'] as const;

const factNames = (changed: unknown, say: SaySeals): string =>
  facts
    .filter((fact) => Array.isArray(changed) && changed.includes(fact))
    .map((fact) => say(fact))
    .join(say('and'));
