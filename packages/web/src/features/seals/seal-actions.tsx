import { EditOutlined, ScissorOutlined, HighlightOutlined } from '@ant-design/icons';
import type { SealView } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Announce } from '../notices/announce.tsx';
import { SuspensionLink } from '../suspension/suspension-link.tsx';
import { CarryOutLink } from '../carry-out/on-seal.tsx';
import { lifeMessages } from './life-messages.ts';
import { sealsMessages } from './messages.ts';
import { ReportLoss } from './report-loss.tsx';
import { SealAway } from './seal-away.tsx';

/** What may be done with a seal now. */
export function SealActions({ seal }: { readonly seal: SealView }): ReactNode {
  const say = useMessages(sealsMessages);
  const sayLife = useMessages(lifeMessages);
  const { id, name, version, allowed, destruction } = seal;
  const params = { id };
  return (
    <>
      <CarryOutLink seal={seal} />
      {allowed.includes('drawSealFace') ? (
        <LinkButton to="/seals/$id/face" params={params} icon={<HighlightOutlined />}>
          {say('face.set')}
        </LinkButton>
      ) : null}
      {allowed.includes('correctSeal') ? (
        <LinkButton to="/seals/$id/correct" params={params} icon={<EditOutlined />}>
          {say('correct')}
        </LinkButton>
      ) : null}
      {allowed.includes('proposeDestruction') ? (
        <LinkButton to="/seals/$id/destruction" params={params} icon={<ScissorOutlined />}>
          {say('destruction.propose')}
        </LinkButton>
      ) : null}
      {destruction === null || !allowed.includes('getDestruction') ? null : (
        <LinkButton to="/destructions/$id" params={{ id: destruction.id }} icon={<ScissorOutlined />}>
          {say('destruction.view')}
        </LinkButton>
      )}
      {allowed.includes('issueActivationNotice') ? <Announce seal={seal} /> : null}
      <SuspensionLink seal={seal} />
      {allowed.includes('suspendSeal') ? (
        <ActionButton
          kind="danger"
          label={say('suspend')}
          ask={{
            title: say('suspend.title', { name }),
            body: say('suspend.body'),
            reason: { label: say('suspend.reason'), max: 500, required: true },
          }}
          run={(reason, options) => client.seals.suspendSeal({ params, body: { reason } }, options)}
          done={say('suspend.done')}
        />
      ) : null}
      {allowed.includes('reportSealLoss') ? <ReportLoss seal={seal} /> : null}
      {allowed.includes('recordSealFound') ? (
        <ActionButton
          kind="primary"
          label={sayLife('found')}
          ask={{
            title: sayLife('found.title', { name }),
            body: sayLife('found.body'),
            reason: { label: sayLife('found.reason'), max: 500, required: true },
          }}
          version={version}
          run={(reason, options) => client.seals.recordSealFound({ params, body: { reason } }, options)}
          done={sayLife('found.done')}
        />
      ) : null}
      {allowed.includes('recallSeal') ? (
        <ActionButton
          label={sayLife('recall')}
          ask={{
            title: sayLife('recall.title', { name }),
            body: sayLife('recall.body'),
            reason: { label: sayLife('recall.reason'), max: 500, required: true },
          }}
          version={version}
          run={(reason, options) => client.seals.recallSeal({ params, body: { reason } }, options)}
          done={sayLife('recall.done')}
        />
      ) : null}
      {allowed.includes('sealAwaySeal') ? <SealAway seal={seal} /> : null}
      {allowed.includes('resumeSeal') ? (
        <ActionButton
          kind="primary"
          label={say('resume')}
          ask={{
            title: say('resume.title', { name }),
            body: say('resume.body'),
            reason: { label: say('resume.reason'), max: 500, required: true },
          }}
          version={version}
          run={(reason, options) => client.seals.resumeSeal({ params, body: { reason } }, options)}
          done={say('resume.done')}
        />
      ) : null}
    </>
  );
}
