import { EditOutlined, HighlightOutlined } from '@ant-design/icons';
import type { SealView } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { sealsMessages } from './messages.ts';

/** What may be done with a seal now. */
export function SealActions({ seal }: { readonly seal: SealView }): ReactNode {
  const say = useMessages(sealsMessages);
  const { id, name, version, allowed } = seal;
  const params = { id };
  return (
    <>
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
