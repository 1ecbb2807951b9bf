import { useQueries, useQuery } from '@tanstack/react-query';
import type { DraftContent, ProposedPosition } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { fixedPositions, marksOf, type KeywordPlace } from '../../ui/seal-marks/marks.ts';
import { SealMark } from '../../ui/seal-marks/seal-mark.tsx';
import { documentQuery, placesQuery } from '../documents/api.ts';
import { faceAddress } from '../seals/api.ts';
import { sealsToAskForQuery } from './api.ts';

interface ProposedMarksProps {
  readonly documentId: string;
  readonly seals: DraftContent['items'][number]['seals'];
}

/** The seals where the requester proposes them, for readers of a request to see. */
export function ProposedMarks({ documentId, seals }: ProposedMarksProps): ReactNode {
  const pages = useQuery(documentQuery(documentId)).data?.pages ?? [];
  const known = useQuery(sealsToAskForQuery).data ?? [];
  const placesOf = useKeywordPlaces(
    documentId,
    seals.flatMap((one) => one.positions),
  );
  return seals.flatMap(({ sealId, positions }) => {
    const seal = known.find((one) => one.id === sealId);
    if (seal === undefined) return [];
    return positions
      .flatMap((position) => fixedPositions(position, pages.length, placesOf(position)))
      .flatMap((position) => marksOf(position, seal.size, pages))
      .map((mark) => (
        <SealMark
          key={`${seal.id} ${mark.page} ${mark.xMm} ${mark.yMm}`}
          name={seal.name}
          mark={mark}
          face={faceAddress(seal)}
        />
      ));
  });
}

/** Gives the places of the keyword of a position; none while they are looked up, and for other kinds of position. */
export function useKeywordPlaces(
  documentId: string,
  positions: readonly ProposedPosition[],
): (position: ProposedPosition) => readonly KeywordPlace[] {
  const keywords = [...new Set(positions.flatMap((one) => (one.kind === 'keyword' ? [one.keyword] : [])))];
  const found = useQueries({ queries: keywords.map((keyword) => placesQuery(documentId, keyword.trim())) });
  return (position) => (position.kind === 'keyword' ? (found[keywords.indexOf(position.keyword)]?.data ?? []) : []);
}
