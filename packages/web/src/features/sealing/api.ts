import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, routeUrl, type sealingSummary, type sealingView } from '@yinxin/contract';
import type { z } from 'zod';
import { client } from '../../lib/client.ts';
import type { Search } from '../../lib/search.ts';

export type SealingSummary = z.infer<typeof sealingSummary>;
export type SealingTask = z.infer<typeof sealingView>;

export const sealingsQuery = (search: Search<typeof api.sealing.listSealings>) =>
  queryOptions({
    queryKey: ['sealing', 'list', search],
    queryFn: ({ signal }) => client.sealing.listSealings({ querystring: search }, { signal }),
    placeholderData: keepPreviousData,
  });

/** How often a task is looked at while the sealer works on it, in ms. */
const WATCH_MS = 1_500;

/** One task. While it is being sealed the answer is asked again by itself: the sealer may finish after a lost reply. */
export const sealingQuery = (id: string) =>
  queryOptions({
    queryKey: ['sealing', 'one', id],
    queryFn: ({ signal }) => client.sealing.getSealing({ params: { id } }, { signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'sealing' ? WATCH_MS : false),
  });

/** The addresses of what a sealing leaves behind: the file, its proof, and the entry that the proof is about. */
export const outcomeAddresses = (id: string) =>
  ({
    file: routeUrl(api.sealing.getSealedFile, { params: { id } }),
    proof: routeUrl(api.sealing.getSealedProof, { params: { id } }),
    entry: routeUrl(api.sealing.getSealedEntry, { params: { id } }),
  }) as const;
