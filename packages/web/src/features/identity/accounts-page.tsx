import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { accountState } from '@yinxin/contract';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { may, usePerson } from '../../lib/person.ts';
import type { Column } from '../../ui/data-table/columns.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Instant } from '../../ui/instant.tsx';
import { Page } from '../../ui/page.tsx';
import { AccountActions } from './account-actions.tsx';
import { AccountState } from './account-state.tsx';
import { ActivationLink, type IssuedLink } from './activation-link.tsx';
import { accountsQuery, type Account } from './api.ts';
import { CreateAccount } from './create-account.tsx';
import { identityMessages } from './messages.ts';

const route = getRouteApi('/accounts');

/** Accounts for the system administrator: who can sign in, and the links by which they set their password. */
export function AccountsPage(): ReactNode {
  const say = useMessages(identityMessages);
  const manages = may(usePerson(), 'account.manage');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(accountsQuery(search));
  const [creating, setCreating] = useState(false);
  const [link, setLink] = useState<IssuedLink>();
  const now = new Date(query.dataUpdatedAt);

  const columns: readonly Column<Account>[] = [
    { key: 'displayName', title: say('displayName'), render: (row) => row.displayName, fixed: true, onPhone: 'head' },
    { key: 'loginName', title: say('loginName'), render: (row) => row.loginName },
    {
      key: 'state',
      title: say('accounts.state'),
      render: (row) => <AccountState account={row} now={now} />,
      onPhone: 'beside',
    },
    {
      key: 'lastSignInAt',
      title: say('accounts.lastSignIn'),
      render: (row) => (row.lastSignInAt === null ? say('accounts.never') : <Instant at={row.lastSignInAt} />),
    },
  ];
  const actions: Column<Account> = {
    key: 'actions',
    title: say('accounts.actions'),
    render: (row) => <AccountActions account={row} now={now} onLink={setLink} />,
    fixed: true,
  };
  const create = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>
      {say('accounts.create')}
    </Button>
  );

  return (
    <Page title={say('accounts.title')} actions={manages ? create : undefined}>
      <DataTable
        name="accounts"
        label={say('accounts.title')}
        columns={manages ? [...columns, actions] : columns}
        rowKey={(row) => row.id}
        query={query}
        search={search}
        onSearch={(next) => {
          void navigate({ search: next, replace: true });
        }}
        filters={[
          { kind: 'text', name: 'search', label: say('accounts.search'), maxLength: 64 },
          {
            kind: 'choice',
            name: 'state',
            label: say('accounts.state'),
            options: accountState.options.map((value) => ({ value, label: say(`state.${value}`) })),
          },
        ]}
        empty={<EmptyState title={say('accounts.empty')} advice={say('accounts.empty.advice')} />}
      />
      <CreateAccount open={creating} onClose={() => setCreating(false)} onLink={setLink} />
      <ActivationLink link={link} onClose={() => setLink(undefined)} />
    </Page>
  );
}
