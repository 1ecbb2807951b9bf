import type { HistoryReply } from '@yinxin/contract';

type Entry = HistoryReply['items'][number];

/** Entries of one kind in a row, as one line: the last of them, and how many they are. */
export interface HistoryLine {
  readonly entry: Entry;
  readonly times: number;
}

/**
 * The history as people read it: the newest first, and drafts saved one after the other as one line, for a form that
 * saves by itself leaves dozens of them.
 */
export function historyLines(entries: readonly Entry[]): readonly HistoryLine[] {
  const lines: HistoryLine[] = [];
  for (const entry of entries) {
    const before = lines.at(-1);
    if (entry.type === 'use-request.draft-saved' && before?.entry.type === entry.type) {
      lines[lines.length - 1] = { entry, times: before.times + 1 };
    } else {
      lines.push({ entry, times: 1 });
    }
  }
  return lines.toReversed();
}

/** Events after which the request does not simply go on. */
const stops: ReadonlySet<string> = new Set([
  'use-request.returned',
  'use-request.refused',
  'use-request.withdrawn',
  'use-request.voided',
  'use-request.expired',
  'approval.overdue',
]);

export const isStop = ({ type }: Pick<Entry, 'type'>): boolean => stops.has(type);

/** What the system does in the same moment as a decision repeats its words. What it does by itself has its own reason. */
export const repeatsDecision = ({ actor, at }: Entry, entries: readonly Entry[]): boolean =>
  actor === null && entries.some((one) => one.type === 'approval.decided' && one.at === at);
