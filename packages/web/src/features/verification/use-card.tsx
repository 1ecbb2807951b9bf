import type { VerifiedUse } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { terms } from '../../lib/terms.ts';
import { Instant } from '../../ui/instant.tsx';
import { verificationMessages } from './messages.ts';
import { VerdictLines } from './verdict-lines.tsx';

/** One use of a seal as everybody may see it. */
export function UseCard({ use }: { readonly use: VerifiedUse }): ReactNode {
  const say = useMessages(verificationMessages);
  const sayTerm = useMessages(terms);
  const { seal } = use;
  return (
    <section className="verify-card">
      <h3>{say('use.title')}</h3>
      <dl className="verify-facts">
        <Fact label={say('use.entity')}>{use.entity}</Fact>
        <Fact label={say('use.seal')}>
          {seal.name ?? say('use.private')}
          <span className="verify-soft">
            {sayTerm(`seal.${seal.kind}`)} · {sayTerm(`medium.${seal.medium}`)}
          </span>
        </Fact>
        <Fact label={say('use.usedAt')}>
          <Instant at={use.usedAt} seconds />
        </Fact>
        <Fact label={say('use.impressions')}>{use.impressions}</Fact>
        <Fact label={say('use.code')}>
          <code>{use.code}</code>
        </Fact>
        <Fact label={say('use.digest')} wide>
          <code>{use.sha256}</code>
        </Fact>
        {use.certificateSha256 === null ? null : (
          <Fact label={say('use.certificate')} wide>
            <code>{use.certificateSha256}</code>
          </Fact>
        )}
      </dl>
      <VerdictLines lines={[use.ledger]} />
      {use.proof === null ? null : (
        <details className="verify-proof">
          <summary>{say('use.checkpoint')}</summary>
          <pre>{use.proof.checkpoint}</pre>
        </details>
      )}
    </section>
  );
}

interface FactProps {
  readonly label: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** One fact with its name. */
export function Fact({ label, wide = false, children }: FactProps): ReactNode {
  return (
    <div className={wide ? 'verify-wide' : undefined}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
