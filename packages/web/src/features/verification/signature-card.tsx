import type { VerifiedSignature } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { Instant } from '../../ui/instant.tsx';
import { verificationMessages } from './messages.ts';
import { Fact } from './use-card.tsx';
import { VerdictLines } from './verdict-lines.tsx';

interface SignatureCardProps {
  readonly signature: VerifiedSignature;
  /** Its place in the file, from 1. */
  readonly number: number;
}

/** One electronic signature of a file: who signed when, and everything that was checked about it. */
export function SignatureCard({ signature, number }: SignatureCardProps): ReactNode {
  const say = useMessages(verificationMessages);
  return (
    <section className="verify-card">
      <h3>{say('signature.title', { number })}</h3>
      <dl className="verify-facts">
        <Fact label={say('signature.signer')}>{signature.signer ?? say('signature.unnamed')}</Fact>
        {signature.claimedAt === null ? null : (
          <Fact label={say('signature.claimedAt')}>
            <Instant at={signature.claimedAt} seconds />
          </Fact>
        )}
        <Fact label={say('signature.fields')}>{say('signature.places', { count: signature.fields })}</Fact>
        {signature.code === null ? null : (
          <Fact label={say('use.code')}>
            <code>{signature.code}</code>
          </Fact>
        )}
      </dl>
      <VerdictLines lines={signature.lines} />
    </section>
  );
}
