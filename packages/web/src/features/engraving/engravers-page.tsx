import '../destruction/destruction.css';
import './engraving.css';
import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { engraverStates, type EngraverView } from '@yinxin/contract';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { may, usePerson } from '../../lib/person.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import type { Column } from '../../ui/data-table/columns.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { ShownPaper } from '../destruction/shown-paper.tsx';
import { engraversQuery } from './api.ts';
import { EngraverForm } from './engraver-form.tsx';
import { engravingMessages } from './messages.ts';

const route = getRouteApi('/engravers');

/** The register of engravers (印章制作单位): who may be ordered from, and until when (R4.1.3). */
export function EngraversPage(): ReactNode {
  const say = useMessages(engravingMessages);
  const keeps = may(usePerson(), 'engraver.manage');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(engraversQuery(search));
  const [subject, setSubject] = useState<EngraverView | 'new'>();
  const [paper, setPaper] = useState<string>();

  const columns: readonly Column<EngraverView>[] = [
    { key: 'name', title: say('engraver.name'), fixed: true, onPhone: 'head', render: (row) => row.name },
    {
      key: 'state',
      title: say('state'),
      onPhone: 'beside',
      render: (row) => <Qualified engraver={row} />,
    },
    { key: 'uscc', title: say('engraver.uscc'), render: (row) => row.uscc },
    {
      key: 'number',
      title: say('engraver.number'),
      render: (row) => (
        <Button
          type="link"
          className="engraving-open"
          aria-label={say('engraver.open', { number: row.qualificationNumber })}
          onClick={() => setPaper(row.paper.id)}
        >
          {row.qualificationNumber}
        </Button>
      ),
    },
    { key: 'until', title: say('engraver.until'), render: (row) => row.qualifiedUntil ?? say('until.unlimited') },
    {
      key: 'removed',
      title: say('engraver.removedReason'),
      optional: true,
      render: (row) => row.removedReason ?? '—',
    },
    ...(keeps ? [{ key: 'actions', title: say('actions'), render: (row: EngraverView) => actions(row) }] : []),
  ];

  const actions = (row: EngraverView): ReactNode => (
    <>
      {row.allowed.includes('correctEngraver') ? (
        <Button type="link" onClick={() => setSubject(row)}>
          {say('engraver.renew')}
        </Button>
      ) : null}
      {row.allowed.includes('removeEngraver') ? (
        <ActionButton
          kind="link"
          label={say('engraver.remove')}
          ask={{
            title: say('engraver.remove.title', { name: row.name }),
            body: say('engraver.remove.body'),
            reason: { label: say('engraver.remove.reason'), max: 500, required: true },
          }}
          run={(reason, options) =>
            client.engravers.removeEngraver({ params: { id: row.id }, body: { reason } }, options)
          }
          done={say('engraver.remove.done')}
        />
      ) : null}
    </>
  );

  return (
    <Page
      title={say('engravers')}
      actions={
        keeps ? (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setSubject('new')}>
            {say('engraver.new')}
          </Button>
        ) : undefined
      }
    >
      <DataTable
        name="engravers"
        label={say('engravers')}
        columns={columns}
        rowKey={(row) => row.id}
        query={query}
        search={search}
        onSearch={(next) => void navigate({ search: next, replace: true })}
        filters={[
          { kind: 'text', name: 'search', label: say('engravers.search'), maxLength: 100 },
          {
            kind: 'choice',
            name: 'state',
            label: say('state'),
            options: engraverStates.map((value) => ({ value, label: say(`engraver.state.${value}`) })),
          },
        ]}
        empty={<EmptyState title={say('engravers.empty')} advice={say('engravers.empty.advice')} />}
      />
      {paper === undefined ? null : <ShownPaper id={paper} onClose={() => setPaper(undefined)} />}
      <EngraverForm subject={subject} onClose={() => setSubject(undefined)} />
    </Page>
  );
}

function Qualified({ engraver: { state, qualified } }: { readonly engraver: EngraverView }): ReactNode {
  const say = useMessages(engravingMessages);
  if (state === 'removed') return <StatusTag tone="over">{say('engraver.state.removed')}</StatusTag>;
  return qualified ? (
    <StatusTag tone="good">{say('engraver.qualified')}</StatusTag>
  ) : (
    <StatusTag tone="stopped">{say('engraver.expired')}</StatusTag>
  );
}
