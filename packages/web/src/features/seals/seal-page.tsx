import './seals.css';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { SealView } from '@yinxin/contract';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { may, usePerson } from '../../lib/person.ts';
import { terms } from '../../lib/terms.ts';
import { Instant } from '../../ui/instant.tsx';
import { RecordPage, type Fact } from '../../ui/record-page.tsx';
import { SealNotices } from '../notices/seal-notices.tsx';
import { sealHistoryQuery, sealQuery } from './api.ts';
import { CertificateTab } from './certificate-tab.tsx';
import { CustodyTab } from './custody-tab.tsx';
import { ChecksTab } from '../checks/checks-tab.tsx';
import { checksMessages } from '../checks/messages.ts';
import { labelMessages } from './label-messages.ts';
import { filingMessages } from './filing-messages.ts';
import { FilingStandingTag } from './filing-standing.tsx';
import { sealsMessages } from './messages.ts';
import { PapersTab } from './papers-tab.tsx';
import { SealActions } from './seal-actions.tsx';
import { SealFace } from './seal-face.tsx';
import { sealHistory } from './seal-history.ts';
import { SealStateTag } from './seal-state.tsx';
import type { SealTab } from './seal-tabs.ts';
import { CarriedOutNotice } from '../carry-out/on-seal.tsx';
import { WarningList } from './seal-warnings.tsx';
import { sizeText } from './size-text.ts';
import { UsesTab } from './uses-tab.tsx';

const route = getRouteApi('/seals/$id');

/** One seal: its face, its facts, who holds it, its papers and certificate, and what happened to it. */
export function SealPage(): ReactNode {
  const say = useMessages(sealsMessages);
  const sayCheck = useMessages(checksMessages);
  const person = usePerson();
  const { id } = route.useParams();
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: seal } = useSuspenseQuery(sealQuery(id));
  const history = useQuery(sealHistoryQuery(id)).data;
  const tabs = [
    { key: 'custody', label: say('custody.title'), content: <CustodyTab seal={seal} /> },
    ...(seal.medium === 'physical' && may(person, 'check.read')
      ? [{ key: 'checks', label: sayCheck('records'), content: <ChecksTab seal={seal} /> }]
      : []),
    ...(may(person, 'record.read') ? [{ key: 'uses', label: say('uses'), content: <UsesTab seal={seal} /> }] : []),
    { key: 'papers', label: say('papers'), content: <PapersTab seal={seal} /> },
    { key: 'notices', label: say('notices'), content: <SealNotices sealId={seal.id} /> },
    ...(seal.medium === 'electronic'
      ? [{ key: 'certificate', label: say('certificate'), content: <CertificateTab seal={seal} /> }]
      : []),
  ];
  return (
    <RecordPage
      title={seal.name}
      number={seal.code ?? undefined}
      status={<SealStateTag seal={seal} />}
      actions={<SealActions seal={seal} />}
      notice={<Notices seal={seal} sound={history?.sound ?? true} />}
      picture={<SealFace seal={seal} size="large" />}
      facts={useFacts(seal)}
      tabs={tabs}
      tab={tabs.find(({ key }) => key === tab)?.key ?? 'custody'}
      onTab={(key) => {
        void navigate({ search: { tab: key as SealTab }, replace: true });
      }}
      history={history === undefined ? undefined : sealHistory(history, say)}
    />
  );
}

function useFacts(seal: SealView): readonly Fact[] {
  const say = useMessages(sealsMessages);
  const sayFiling = useMessages(filingMessages);
  const sayLabel = useMessages(labelMessages);
  const sayTerm = useMessages(terms);
  return [
    { label: say('entity'), value: seal.entityName },
    { label: say('kind'), value: sayTerm(`seal.${seal.kind}`) },
    { label: say('medium'), value: sayTerm(`medium.${seal.medium}`) },
    { label: say('size'), value: `${say(`shape.${seal.size.shape}`)} ${sizeText(seal.size)}` },
    { label: say('code'), value: seal.code ?? say('none') },
    { label: sayLabel('code'), value: seal.labelCode },
    ...(seal.medium === 'physical' ? [{ label: say('material'), value: seal.material ?? say('none') }] : []),
    { label: say('activatedOn'), value: seal.activatedOn },
    { label: sayFiling('filing'), value: <FilingStandingTag standing={seal.filingStanding} /> },
    { label: say('importance'), value: say(`importance.${seal.importance}`) },
    { label: say('custodian'), value: seal.custodian.name },
    { label: say('registeredAt'), value: <Instant at={seal.registeredAt} /> },
    { label: say('inscription'), value: seal.inscription, wide: true },
  ];
}

/** What must be seen before anything else: why it is stopped, and what should be checked. */
function Notices({ seal, sound }: { readonly seal: SealView; readonly sound: boolean }): ReactNode {
  const say = useMessages(sealsMessages);
  const person = usePerson();
  const { suspension, warnings, custodian } = seal;
  const holdsAndManages = custodian.id === person.id && may(person, 'seal.manage');
  return (
    <div className="seal-notices">
      {sound ? null : <Alert type="error" showIcon title={say('history.unsound')} />}
      {suspension === null ? null : (
        <Alert
          type="error"
          showIcon
          role="none"
          title={say('out.notice', { state: say(`state.${seal.state}`) })}
          description={
            <>
              {say('out.by', {
                name: suspension.by.name,
                reason: suspension.reason,
              })}{' '}
              <Instant at={suspension.since} />
            </>
          }
        />
      )}
      {seal.state === 'active' && !seal.usable ? (
        <Alert
          type="warning"
          showIcon
          role="none"
          title={say('unusable')}
          description={say(seal.medium === 'physical' ? 'unusable.filing' : 'unusable.why')}
        />
      ) : null}
      {seal.destruction !== null && seal.state !== 'destroyed' ? (
        <Alert type="warning" showIcon role="none" title={say('destruction.underWay')} />
      ) : null}
      <CarriedOutNotice seal={seal} />
      {holdsAndManages ? <Alert type="info" showIcon role="none" title={say('ownSeal')} /> : null}
      <WarningList warnings={warnings} />
    </div>
  );
}
