import { isDeepStrictEqual } from 'node:util';
import { filingStanding, MOST_SEAL_PAPERS, type PoliceFiling, type SealPaper } from '@yinxin/contract';
import { chinaDay } from '../../platform/china-day.ts';
import { accept, refuse, type BaseFacts, type Decision, type EventMeta } from '../../platform/decider.ts';
import type { Seal } from './seal.ts';

/** How a seal was filed with the public security, or why it need not be; by whom and when that was recorded. */
export type Filing = (
  | ({ readonly standing: 'filed' } & PoliceFiling)
  | { standing: 'exempt'; readonly reason: string }
) & {
  readonly since: string;
  readonly by: string;
};

export type FilingCommand =
  | { readonly type: 'record-filing'; readonly filing: PoliceFiling }
  | { readonly type: 'exempt-filing'; readonly reason: string };

export type FilingEvent =
  | { readonly type: 'seal.filed'; readonly filing: PoliceFiling }
  | { readonly type: 'seal.filing-exempted'; readonly reason: string };

/**
 * Registered since filings are recorded, and neither filed nor exempt yet: not to be used until it is (R4.2.1). A seal that
 * was registered before is asked for its filing, and stays in use.
 */
export const awaitsFiling = (seal: Seal): boolean =>
  seal.filingRequired === true && filingStanding(seal, seal.filing) === 'unfiled';

/** A filing may be recorded anew, as it is done anew when a company moves or its first certificate was wrong. */
export function recordFiling(seal: Seal, filing: PoliceFiling, { at }: BaseFacts): Decision<FilingEvent> {
  if (filing.filedOn > chinaDay(at)) return refuse('seal-filing-in-future');
  if (filing.engravedOn !== null && filing.filedOn < filing.engravedOn) return refuse('seal-filed-before-engraved');
  if (seal.filing?.standing === 'filed' && isDeepStrictEqual(factsOf(seal.filing), filing)) {
    return refuse('seal-filing-unchanged');
  }
  return withCertificate(seal.papers, filing.certificateId).length > MOST_SEAL_PAPERS
    ? refuse('seal-papers-full', { limit: MOST_SEAL_PAPERS })
    : accept({ type: 'seal.filed', filing });
}

/** Only a seal that would have to be filed is exempt, and none that has been. */
export function exemptFiling(seal: Seal, reason: string): Decision<FilingEvent> {
  const { name } = seal;
  const standing = filingStanding(seal, seal.filing);
  if (standing === 'not-due') return refuse('seal-filing-not-due', { name });
  return standing === 'unfiled'
    ? accept({ type: 'seal.filing-exempted', reason })
    : refuse('seal-filing-settled', { name });
}

/** The certificate of the recorded filing stays among the papers, as what it is. */
export const losesCertificate = ({ filing }: Seal, papers: readonly SealPaper[] | undefined): boolean =>
  filing?.standing === 'filed' &&
  papers !== undefined &&
  !papers.some(({ kind, documentId }) => kind === 'filing-certificate' && documentId === filing.certificateId);

/** The seal once its filing, or its exemption, is on record. */
export function evolveFiling(seal: Seal, event: FilingEvent, { at, actor }: EventMeta): Seal {
  const recorded = { since: at, by: actor };
  return event.type === 'seal.filed'
    ? {
        ...seal,
        papers: withCertificate(seal.papers, event.filing.certificateId),
        filing: { standing: 'filed', ...event.filing, ...recorded },
      }
    : { ...seal, filing: { standing: 'exempt', reason: event.reason, ...recorded } };
}

const factsOf = ({
  standing: _standing,
  since: _since,
  by: _by,
  ...facts
}: Extract<Filing, { standing: 'filed' }>): PoliceFiling => facts;

const withCertificate = (papers: readonly SealPaper[], documentId: string): SealPaper[] => {
  const certificate = { kind: 'filing-certificate', documentId } as const;
  return papers.some((paper) => paper.documentId === documentId)
    ? papers.map((paper) => (paper.documentId === documentId ? certificate : paper))
    : [...papers, certificate];
};
