import type { HistoryReply } from '@yinxin/contract';
import type { Say } from '../../lib/i18n.ts';
import type { HistoryEntry } from '../../ui/history-timeline.tsx';
import { destructionMessages } from './messages.ts';

type SayDestruction = Say<typeof destructionMessages.zh>;
type EventText = Exclude<Extract<keyof typeof destructionMessages.zh, `event.${string}`>, 'event.other'>;

/** Events after which the destruction did not simply go on. */
const stops: ReadonlySet<string> = new Set([
  'event.destruction.returned',
  'event.destruction.refused',
  'event.destruction.withdrawn',
  'event.approval.return',
  'event.approval.refuse',
  'event.approval.overdue',
]);

const isText = (key: string): key is EventText => key !== 'event.other' && Object.hasOwn(destructionMessages.zh, key);

/** What happened in a destruction and its approval, in words, the newest first. */
export const destructionHistory = ({ items }: HistoryReply, say: SayDestruction): readonly HistoryEntry[] =>
  items
    .map(({ at, actor, type, data }, place): HistoryEntry => {
      const key = type === 'approval.decided' ? `event.approval.${String(data['as'])}` : `event.${type}`;
      // What the system does after a decision repeats its words.
      const detail = actor === null ? undefined : (data['opinion'] ?? data['reason']);
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
