import { ExportOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import type { SealView } from '@yinxin/contract';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { may, usePerson } from '../../lib/person.ts';
import { Instant } from '../../ui/instant.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { carryOutMessages } from './messages.ts';

interface OnSeal {
  readonly seal: SealView;
}

/** On the page of a seal that is out: until when, and where that is written down. */
export function CarriedOutNotice({ seal: { out } }: OnSeal): ReactNode {
  const say = useMessages(carryOutMessages);
  const reads = may(usePerson(), 'carry-out.read');
  if (out === null) return null;
  return (
    <Alert
      type="warning"
      showIcon
      role="none"
      title={
        <>
          {say('onSeal.out')} <Instant at={out.dueAt} />
        </>
      }
      description={
        reads ? (
          <Link to="/carry-outs/$id" params={{ id: out.carryOutId }}>
            {say('onSeal.link')}
          </Link>
        ) : null
      }
    />
  );
}

/** From a seal to asking to take it out, for whoever holds it. */
export function CarryOutLink({ seal }: OnSeal): ReactNode {
  const say = useMessages(carryOutMessages);
  const person = usePerson();
  const holds = may(person, 'carry-out.request') && seal.custodian.id === person.id;
  return holds && seal.medium === 'physical' && seal.state === 'active' && seal.out === null ? (
    <LinkButton to="/seals/$id/carry-out" params={{ id: seal.id }} icon={<ExportOutlined />}>
      {say('new')}
    </LinkButton>
  ) : null;
}
