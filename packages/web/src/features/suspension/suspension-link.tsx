import { PauseCircleOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import type { SealView } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { may, usePerson } from '../../lib/person.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { suspensionsQuery } from './api.ts';
import { suspensionMessages } from './messages.ts';

/** From a seal to the application under way, or, for whoever may apply, to a new one. */
export function SuspensionLink({ seal }: { readonly seal: SealView }): ReactNode {
  const say = useMessages(suspensionMessages);
  const reads = may(usePerson(), 'suspension.read');
  const { data } = useQuery({
    ...suspensionsQuery({ sealId: seal.id, open: 'true', pageSize: 1 }),
    enabled: reads && seal.state === 'active',
  });
  if (seal.state !== 'active' || data === undefined) return null;
  const [open] = data.items;
  if (open !== undefined) {
    return (
      <LinkButton to="/suspensions/$id" params={{ id: open.id }} icon={<PauseCircleOutlined />}>
        {say('view')}
      </LinkButton>
    );
  }
  return seal.allowed.includes('requestSuspension') ? (
    <LinkButton to="/seals/$id/suspension" params={{ id: seal.id }} icon={<PauseCircleOutlined />}>
      {say('apply')}
    </LinkButton>
  ) : null;
}
