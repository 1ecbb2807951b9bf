import { SwapOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { SealView } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { may, usePerson } from '../../lib/person.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { openHandoverQuery } from './api.ts';
import { custodyMessages } from './messages.ts';

/** From a seal to its handover: to the one under way, or, for whom it concerns, to a new one. */
export function ProposeLink({ seal }: { readonly seal: SealView }): ReactNode {
  const say = useMessages(custodyMessages);
  const person = usePerson();
  const { data: open } = useQuery({ ...openHandoverQuery(seal.id), enabled: may(person, 'custody.read') });
  if (open !== undefined && open !== null) {
    return (
      <p className="muted">
        {say('open')}{' '}
        <Link to="/handovers/$id" params={{ id: open.id }}>
          {say('open.link')}
        </Link>
      </p>
    );
  }
  const concerned = seal.custodian.id === person.id || seal.allowed.includes('changeSealCustodian');
  const here = seal.state === 'active' || seal.state === 'suspended';
  return concerned && here && may(person, 'custody.handover') ? (
    <LinkButton kind="primary" icon={<SwapOutlined />} to="/seals/$id/handover" params={{ id: seal.id }}>
      {say('propose')}
    </LinkButton>
  ) : null;
}
