import type { HistoryReply } from '@yinxin/contract';
import type { Say } from '../../lib/i18n.ts';
import type { HistoryEntry } from '../../ui/history-timeline.tsx';
import { matterMessages } from './matter-messages.ts';

interface MatterWords {
  readonly say: Say<typeof matterMessages.zh>;
  /** The text of an event of the matter itself; undefined for one that its feature does not know. */
  readonly own: (key: string) => string | undefined;
  /** Own events, beside a return, a refusal and a withdrawal, after which the matter did not simply go on. */
  readonly stops?: readonly string[];
  /** Facts of own events to show where there is no opinion and no reason. */
  readonly details?: readonly string[];
}

const STOP = /\.(return|returned|refuse|refused|withdrawn|overdue)$/;

/** What happened in a matter and its approval, in words, the newest first. */
export function matterHistory(
  { items }: HistoryReply,
  { say, own, stops = [], details = [] }: MatterWords,
): readonly HistoryEntry[] {
  const isOwn = (key: string): key is Exclude<keyof typeof matterMessages.zh, 'event.other'> =>
    key !== 'event.other' && Object.hasOwn(matterMessages.zh, key);
  return items
    .map(({ at, actor, type, data }, place): HistoryEntry => {
      const event = type === 'approval.decided' ? `approval.${String(data['as'])}` : type;
      const key = `event.${event}`;
      // What the system does after a decision repeats its words.
      const shown = actor === null ? [] : ['opinion', 'reason', ...details];
      const detail = shown.map((name) => data[name]).find((one) => typeof one === 'string' && one !== '');
      return {
        id: String(place),
        at,
        what: isOwn(key) ? say(key) : (own(key) ?? say('event.other', { type })),
        who: actor?.name ?? say('system'),
        ...(typeof detail === 'string' ? { detail } : {}),
        stopped: STOP.test(event) || stops.includes(event),
      };
    })
    .toReversed();
}
