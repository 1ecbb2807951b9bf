import { z } from 'zod';
import { type SealDescription, sealReason } from './seal-facts.ts';
import { day, id, instant, line, personRef } from './values.ts';

/**
 * A seal's filing with the public security (公安备案, R4.2.2) as its certificate tells it. The certificate itself is one of
 * the seal's papers, or a document of the person who records the filing and becomes one.
 */
export const policeFiling = z.strictObject({
  number: line(60),
  authority: line(100),
  filedOn: day,
  /** Since 国发〔2017〕7号 the engraver usually uploads it. */
  filedBy: z.enum(['engraver', 'seal-office']),
  /** The day of the engraving, where the certificate names it. */
  engravedOn: day.nullable(),
  certificateId: id,
});
export type PoliceFiling = z.infer<typeof policeFiling>;

/** How a seal stands with the public security; electronic and personal seals need not be filed. */
export const filingStandings = ['filed', 'exempt', 'unfiled', 'not-due'] as const;
export type FilingStanding = (typeof filingStandings)[number];

/** Recorded by somebody at an instant. */
const recorded = { since: instant, by: personRef };

/** The filing of a seal, or why it needs none, as its readers see it; the certificate is a paper like the others. */
export const sealFiling = z.discriminatedUnion('standing', [
  policeFiling.extend({ standing: z.literal('filed'), certificateId: id.nullable(), ...recorded }),
  z.object({ standing: z.literal('exempt'), reason: sealReason, ...recorded }),
]);

/** How a seal stands with the public security. */
export function filingStanding(
  { medium, kind }: Pick<SealDescription, 'medium' | 'kind'>,
  filing: { readonly standing: 'filed' | 'exempt' } | null | undefined,
): FilingStanding {
  if (filing != null) return filing.standing;
  return medium === 'physical' && kind !== 'personal' ? 'unfiled' : 'not-due';
}
