import type { HistoryReply } from '@yinxin/contract';
import type { Say } from '../../lib/i18n.ts';
import type { HistoryEntry } from '../../ui/history-timeline.tsx';
import { recordsMessages } from './messages.ts';

type SayRecords = Say<typeof recordsMessages.zh>;
type EventText = Exclude<Extract<keyof typeof recordsMessages.zh, `event.${string}`>, 'event.other'>;

/** Events after which a matter did not simply go on. */
const stops: ReadonlySet<string> = new Set([
  'event.use-request.returned',
  'event.use-request.expired',
  'event.use-request.voided',
  'event.approval.overdue',
  'event.approval.return',
  'event.approval.refuse',
  'event.sealing.failed',
  'event.sealing.cancelled',
]);

const isText = (key: string): key is EventText => key !== 'event.other' && Object.hasOwn(recordsMessages.zh, key);

/** What led to a use, in words, the newest first. */
export function recordHistory({ items }: HistoryReply, say: SayRecords): readonly HistoryEntry[] {
  return items
    .map(({ at, actor, type, data }, place): HistoryEntry => {
      const key = type === 'approval.decided' ? `event.approval.${String(data['as'])}` : `event.${type}`;
      const detail = data['opinion'] ?? data['reason'];
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
}
