import { countOutcomes, type HistoryReply } from '@yinxin/contract';
import type { Say } from '../../lib/i18n.ts';
import type { HistoryEntry } from '../../ui/history-timeline.tsx';
import type { inventoryMessages } from './messages.ts';

type Words = typeof inventoryMessages.zh;

/** What happened in a count, in words, the newest first. */
export function inventoryHistory({ items }: HistoryReply, say: Say<Words>): readonly HistoryEntry[] {
  return items
    .map(({ at, actor, type, data }, place): HistoryEntry => {
      const outcome = countOutcomes.find((one) => one === data['outcome']);
      const told = [
        data['seal'] ?? data['what'],
        outcome === undefined ? undefined : say(`outcome.${outcome}`),
        data['remark'] ?? data['reason'] ?? data['opinion'] ?? data['place'] ?? data['to'],
      ].filter((one) => typeof one === 'string' && one !== '');
      return {
        id: String(place),
        at,
        what: isEvent(type) ? say(`event.${type}`) : say('event.other', { type }),
        ...(actor === null ? {} : { who: actor.name }),
        ...(told.length === 0 ? {} : { detail: told.join(' · ') }),
        stopped: type === 'inventory.cancelled' || type === 'inventory.sent-back',
      };
    })
    .toReversed();
}

const events = [
  'inventory.opened',
  'inventory.counted',
  'inventory.corrected',
  'inventory.surplus-recorded',
  'inventory.seal-moved',
  'inventory.sent-back',
  'inventory.closed',
  'inventory.cancelled',
] as const;
const isEvent = (type: string): type is (typeof events)[number] => events.some((one) => one === type);
