import type { SealView } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Instant } from '../../ui/instant.tsx';
import { FactList, type Fact } from '../../ui/record-page.tsx';
import { filingMessages } from './filing-messages.ts';
import { FilingStandingTag } from './filing-standing.tsx';
import { PaperName } from './papers-input.tsx';
import { RecordFiling } from './record-filing.tsx';

/** The filing of a seal with the public security (R4.2.2), or why it needs none. */
export function FilingPart({ seal }: { readonly seal: SealView }): ReactNode {
  const say = useMessages(filingMessages);
  const { id, name, version, allowed, filing, filingStanding } = seal;
  return (
    <section className="seal-notices" aria-label={say('title')}>
      <div className="seal-filing-head">
        <h2 className="seal-part">{say('title')}</h2>
        <FilingStandingTag standing={filingStanding} />
      </div>
      {filing === null ? (
        <p className="muted">
          {filingStanding === 'not-due' ? say('not-due') : say('none')}
          {allowed.includes('exemptSealFiling') ? say('none.advice') : null}
        </p>
      ) : (
        <FilingFacts filing={filing} />
      )}
      <div className="row-actions">
        {allowed.includes('recordSealFiling') ? <RecordFiling seal={seal} /> : null}
        {allowed.includes('exemptSealFiling') ? (
          <ActionButton
            label={say('exempt')}
            ask={{
              title: say('exempt.title', { name }),
              body: say('exempt.body'),
              reason: { label: say('exempt.reason'), max: 500, required: true },
            }}
            version={version}
            run={(reason, options) => client.seals.exemptSealFiling({ params: { id }, body: { reason } }, options)}
            done={say('exempt.done')}
          />
        ) : null}
      </div>
    </section>
  );
}

function FilingFacts({ filing }: { readonly filing: NonNullable<SealView['filing']> }): ReactNode {
  const say = useMessages(filingMessages);
  const recorded: Fact = {
    label: say('recorded'),
    value: (
      <>
        {say('recorded.by', { name: filing.by.name })} <Instant at={filing.since} />
      </>
    ),
  };
  if (filing.standing === 'exempt') {
    return <FactList facts={[recorded, { label: say('reason'), value: filing.reason, wide: true }]} />;
  }
  const { number, authority, filedOn, engravedOn, filedBy, certificateId } = filing;
  return (
    <FactList
      facts={[
        { label: say('number'), value: number },
        { label: say('authority'), value: authority },
        { label: say('filedOn'), value: filedOn },
        { label: say('engravedOn'), value: engravedOn ?? say('unnamed') },
        { label: say('filedBy'), value: say(`filedBy.${filedBy}`) },
        {
          label: say('certificate'),
          value: certificateId === null ? say('certificate.hidden') : <PaperName documentId={certificateId} />,
        },
        recorded,
      ]}
    />
  );
}
