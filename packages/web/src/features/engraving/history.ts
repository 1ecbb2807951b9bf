import type { HistoryReply } from '@yinxin/contract';
import type { Say } from '../../lib/i18n.ts';
import type { HistoryEntry } from '../../ui/history-timeline.tsx';
import { engravingMessages } from './messages.ts';

type EventText = Exclude<Extract<keyof typeof engravingMessages.zh, `event.${string}`>, 'event.other'>;

/** Events after which the request did not simply go on. */
const stops: ReadonlySet<string> = new Set([
  'event.engraving.returned',
  'event.engraving.refused',
  'event.engraving.withdrawn',
  'event.engraving.delivery-rejected',
  'event.approval.return',
  'event.approval.refuse',
  'event.approval.overdue',
]);

const isText = (key: string): key is EventText => key !== 'event.other' && Object.hasOwn(engravingMessages.zh, key);

/** What happened in an engraving request and its approval, in words, the newest first. */
export const engravingHistory = (
  { items }: HistoryReply,
  say: Say<typeof engravingMessages.zh>,
): readonly HistoryEntry[] =>
  items
    .map(({ at, actor, type, data }, place): HistoryEntry => {
      const key = type === 'approval.decided' ? `event.approval.${String(data['as'])}` : `event.${type}`;
      // What the system does after a decision repeats its words.
      const detail =
        actor === null ? undefined : (data['opinion'] ?? data['reason'] ?? data['engraver'] ?? data['acceptedOn']);
      return {
        id: String(place),
        at,
        what: isText(key) ? say(key) : say('event.other', { type }),
        who: actor?.name ?? say('system'),
        ...(typeof detail === 'string' && detail !== '' ? { detail } : {}),
        stopped: stops.has(key),
      };
    })
    .toReversed();
