import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { roles } from '@yinxin/contract';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { may, usePerson } from '../../lib/person.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import type { Column } from '../../ui/data-table/columns.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Instant } from '../../ui/instant.tsx';
import { Page } from '../../ui/page.tsx';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';
import { identityMessages } from '../identity/messages.ts';
import { grantsQuery, type Grant } from './api.ts';
import { GrantForm } from './grant-form.tsx';
import { organizationMessages } from './messages.ts';

const route = getRouteApi('/grants');

type Standing = 'active' | 'revoked' | 'ended' | 'future';

const tones: Readonly<Record<Standing, Tone>> = {
  active: 'good',
  revoked: 'stopped',
  ended: 'over',
  future: 'waiting',
};

const standingOf = (grant: Grant, now: string): Standing => {
  if (grant.revokedAt !== null) return 'revoked';
  if (grant.to !== null && grant.to <= now) return 'ended';
  return grant.from > now ? 'future' : 'active';
};

/** Who holds which role where, from when to when (R3.1.5). */
export function GrantsPage(): ReactNode {
  const say = useMessages(organizationMessages);
  const sayRole = useMessages(identityMessages);
  const manages = may(usePerson(), 'grant.manage');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(grantsQuery(search));
  const [granting, setGranting] = useState(false);
  const now = new Date(query.dataUpdatedAt).toISOString();

  const columns: readonly Column<Grant>[] = [
    { key: 'person', title: say('grants.person'), render: (row) => row.personName, fixed: true, onPhone: 'head' },
    { key: 'role', title: say('grants.role'), render: (row) => sayRole(`role.${row.role}`) },
    {
      key: 'scope',
      title: say('grants.scope'),
      render: (row) => [say(`grants.scope.${row.scope.kind}`), row.scopeName].filter(Boolean).join('：'),
    },
    { key: 'from', title: say('grants.from'), render: (row) => <Instant at={row.from} /> },
    {
      key: 'to',
      title: say('grants.to'),
      render: (row) => (row.to === null ? say('grants.open') : <Instant at={row.to} />),
    },
    {
      key: 'state',
      title: say('grants.state'),
      onPhone: 'beside',
      render: (row) => {
        const standing = standingOf(row, now);
        return <StatusTag tone={tones[standing]}>{say(`grants.${standing}`)}</StatusTag>;
      },
    },
    {
      key: 'actions',
      title: say('actions'),
      fixed: true,
      render: (row) =>
        row.allowed.includes('revokeGrant') ? (
          <ActionButton
            size="small"
            kind="danger"
            label={say('grants.revoke')}
            ask={{
              title: say('grants.revoke.title', { name: row.personName, role: sayRole(`role.${row.role}`) }),
              body: say('grants.revoke.body'),
              reason: { label: say('grants.revoke.reason'), max: 200, required: true },
            }}
            run={(reason, options) =>
              client.organization.revokeGrant({ params: { id: row.id }, body: { reason } }, options)
            }
            done={say('grants.revoke.done')}
          />
        ) : null,
    },
  ];

  return (
    <Page
      title={say('grants.title')}
      actions={
        manages ? (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setGranting(true)}>
            {say('grants.new')}
          </Button>
        ) : undefined
      }
    >
      <DataTable
        name="grants"
        label={say('grants.title')}
        columns={columns}
        rowKey={(row) => row.id}
        query={query}
        search={search}
        onSearch={(next) => {
          void navigate({ search: next, replace: true });
        }}
        filters={[
          {
            kind: 'choice',
            name: 'role',
            label: say('grants.role'),
            options: roles.map((value) => ({ value, label: sayRole(`role.${value}`) })),
          },
        ]}
        empty={<EmptyState title={say('grants.empty')} advice={say('grants.empty.advice')} />}
      />
      <GrantForm open={granting} onClose={() => setGranting(false)} />
    </Page>
  );
}
