import { useQuery } from '@tanstack/react-query';
import { useMessages } from '../../lib/i18n.ts';
import type { HistoryEntry } from '../../ui/history-timeline.tsx';
import { historyQuery } from './api.ts';
import { historyLines, isStop, repeatsDecision, type HistoryLine } from './history.ts';
import { requestsMessages } from './messages.ts';

type EventText = Extract<keyof typeof requestsMessages.zh, `event.use-request.${string}` | `event.approval.${string}`>;

/** The history of a request in words, and whether the ledger bears it out. */
export function useHistoryEntries(id: string): {
  readonly entries: readonly HistoryEntry[];
  readonly sound: boolean | undefined;
} {
  const say = useMessages(requestsMessages);
  const { data } = useQuery(historyQuery(id));

  const what = ({ entry, times }: HistoryLine): string => {
    const { round = '', from = '', to = '' } = entry.summary ?? {};
    switch (entry.type) {
      case 'use-request.draft-saved':
        return times > 1 ? say('event.times', { count: times }) : say('event.use-request.draft-saved');
      case 'use-request.submitted':
        return say('event.use-request.submitted', { round });
      case 'approval.transferred':
        return say('event.approval.transferred', { from, to });
      case 'approval.decided':
        return say(`event.approval.${String(entry.data['as'])}` as PlainEventText);
      default:
        return say(`event.${entry.type}` as PlainEventText);
    }
  };
  const items = data?.items ?? [];
  const entries = historyLines(items).map((line): HistoryEntry => {
    const { entry } = line;
    const detail = repeatsDecision(entry, items) ? undefined : (entry.data['opinion'] ?? entry.data['reason']);
    return {
      id: `${entry.at} ${entry.type}`,
      at: entry.at,
      what: what(line),
      who: entry.actor?.name ?? say('event.system'),
      ...(typeof detail === 'string' && detail !== '' ? { detail } : {}),
      stopped: isStop(entry) || entry.data['as'] === 'refuse' || entry.data['as'] === 'return',
    };
  });
  return { entries, sound: data?.sound };
}

/** Event texts without anything to fill in. */
type PlainEventText = Exclude<EventText, 'event.use-request.submitted' | 'event.approval.transferred'>;
