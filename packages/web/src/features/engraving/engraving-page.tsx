import './engraving.css';
import { EditOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { EngravingView } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { LOOK_AGAIN, MatterPage, outcomeOf } from '../approvals/matter-page.tsx';
import { WarningList } from '../seals/seal-warnings.tsx';
import { engravingHistoryQuery, engravingQuery } from './api.ts';
import { useRequestFacts } from './engraving-facts.tsx';
import { EngravingStateTag } from './engraving-state.tsx';
import { EngravingSteps } from './engraving-steps.tsx';
import { engravingMessages } from './messages.ts';

const route = getRouteApi('/engravings/$id');

/** One engraving request: what is asked for, how far it has come, its approval, its history. */
export function EngravingPage(): ReactNode {
  const say = useMessages(engravingMessages);
  const { id } = route.useParams();
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: engraving } = useSuspenseQuery({ ...engravingQuery(id), refetchInterval: LOOK_AGAIN });
  return (
    <MatterPage
      title={say('of', { name: engraving.name })}
      number={engraving.number}
      status={<EngravingStateTag state={engraving.state} />}
      actions={<Actions engraving={engraving} />}
      outcome={outcomeOf(engraving, (state) => say(`outcome.${state}`))}
      notice={engraving.state === 'completed' ? null : <WarningList warnings={engraving.warnings} />}
      facts={useRequestFacts(engraving)}
      caseId={engraving.caseId}
      progress={<EngravingSteps engraving={engraving} />}
      tab={tab}
      onTab={(search) => void navigate({ search, replace: true })}
      history={useQuery(engravingHistoryQuery(id)).data}
      events={engravingMessages}
      stops={['engraving.delivery-rejected']}
      details={['engraver', 'acceptedOn']}
    />
  );
}

function Actions({ engraving }: { readonly engraving: EngravingView }): ReactNode {
  const say = useMessages(engravingMessages);
  const { id, allowed, name } = engraving;
  const params = { id };
  return (
    <>
      {allowed.includes('resubmitEngraving') ? (
        <LinkButton to="/engravings/$id/correct" params={params} kind="primary" icon={<EditOutlined />}>
          {say('correct')}
        </LinkButton>
      ) : null}
      {allowed.includes('registerEngravedSeal') ? (
        <LinkButton to="/engravings/$id/seal" params={params} kind="primary" icon={<SafetyCertificateOutlined />}>
          {say('register')}
        </LinkButton>
      ) : null}
      {allowed.includes('withdrawEngraving') ? (
        <ActionButton
          kind="danger"
          label={say('withdraw')}
          ask={{
            title: say('withdraw.title', { name }),
            body: say('withdraw.body'),
            reason: { label: say('withdraw.reason'), max: 500, required: true },
          }}
          run={(reason, options) => client.engravings.withdrawEngraving({ params, body: { reason } }, options)}
          done={say('withdraw.done')}
        />
      ) : null}
    </>
  );
}
