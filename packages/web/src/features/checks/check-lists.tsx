import { SettingOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { may, usePerson } from '../../lib/person.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { checksMessages } from './messages.ts';

const lists = { due: '/checks', records: '/checks/records' } as const;

/** Leads from one list to the other. */
export function CheckLists({ open }: { readonly open: keyof typeof lists }): ReactNode {
  const say = useMessages(checksMessages);
  const navigate = useNavigate();
  return (
    <div>
      <Segmented
        value={open}
        options={(['due', 'records'] as const).map((value) => ({ value, label: say(`list.${value}`) }))}
        onChange={(value) => void navigate({ to: lists[value] })}
      />
    </div>
  );
}

/** Leads to how often seals are checked, for those who set it. */
export function PlanLink(): ReactNode {
  const say = useMessages(checksMessages);
  if (!may(usePerson(), 'check.manage')) return null;
  return (
    <LinkButton to="/checks/plan" icon={<SettingOutlined />}>
      {say('plan')}
    </LinkButton>
  );
}
