import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { checklistItems, type CheckView } from '@yinxin/contract';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Instant } from '../../ui/instant.tsx';
import { RecordPage, type Fact } from '../../ui/record-page.tsx';
import { FileLinks } from '../places/files-input.tsx';
import { checkQuery } from './api.ts';
import { CheckStateTag, FindingTag } from './check-tags.tsx';
import { checksMessages } from './messages.ts';

const route = getRouteApi('/checks/$id');

/** One condition check, and what the seal office did about a bad finding. */
export function CheckPage(): ReactNode {
  const say = useMessages(checksMessages);
  const params = route.useParams();
  const { data: check } = useSuspenseQuery(checkQuery(params.id));
  const { seal, finding, state, allowed, version } = check;
  return (
    <RecordPage
      title={say('check.title', { name: seal.name })}
      status={
        <>
          <FindingTag finding={finding} />
          {state === 'recorded' ? null : <CheckStateTag state={state} />}
        </>
      }
      actions={
        allowed.includes('settleCheck') ? (
          <ActionButton
            kind="primary"
            label={say('settle')}
            ask={{
              title: say('settle.title', { name: seal.name }),
              body: say('settle.body'),
              reason: { label: say('settle.reason'), max: 500, required: true },
            }}
            version={version}
            run={(result, options) => client.checks.settleCheck({ params, body: { result } }, options)}
            done={say('settle.done')}
          />
        ) : undefined
      }
      notice={state === 'open' ? <Alert type="warning" showIcon role="none" title={say('open.notice')} /> : undefined}
      facts={useFacts(check)}
    />
  );
}

function useFacts(check: CheckView): readonly Fact[] {
  const say = useMessages(checksMessages);
  const { seal, checkedOn, checklist, remark, lastSeenAt, maintenance, photos, settled } = check;
  return [
    {
      label: say('seal'),
      value: (
        <Link to="/seals/$id" params={{ id: seal.id }} search={{ tab: 'checks' }}>
          {seal.name}
        </Link>
      ),
    },
    { label: say('checkedOn'), value: checkedOn },
    {
      label: say('checkedBy'),
      value: say(check.byCustodian ? 'checkedBy.custodian' : 'checkedBy.office', { name: check.checkedBy.name }),
    },
    { label: say('recordedAt'), value: <Instant at={check.recordedAt} /> },
    ...(checklist === null
      ? []
      : checklistItems.map((item) => ({
          label: say(`item.${item}`),
          value: say(checklist[item] ? 'item.yes' : 'item.no'),
        }))),
    ...(lastSeenAt === null ? [] : [{ label: say('lastSeenAt'), value: <Instant at={lastSeenAt} /> }]),
    {
      label: say('maintenance'),
      value:
        maintenance.length === 0
          ? say('maintenance.none')
          : maintenance.map((one) => say(`maintenance.${one}`)).join(' · '),
    },
    ...(remark === null ? [] : [{ label: say('remark'), value: remark, wide: true }]),
    { label: say('photos'), value: <FileLinks files={photos} />, wide: true },
    ...(settled === null
      ? []
      : [
          {
            label: say('settled'),
            value: (
              <>
                {settled.result}
                <p className="muted">
                  {say('settled.by', { name: settled.by.name })} <Instant at={settled.at} />
                </p>
              </>
            ),
            wide: true,
          },
        ]),
  ];
}
