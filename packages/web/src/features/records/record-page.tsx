import './records.css';
import { PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { RecordView } from '@yinxin/contract';
import { Alert, Button, Spin } from 'antd';
import type { ReactNode } from 'react';
import { useLanguage, useMessages } from '../../lib/i18n.ts';
import { formatMoney } from '../../lib/money.ts';
import { problemTexts, troubleOf } from '../../lib/problems.ts';
import { terms } from '../../lib/terms.ts';
import { Instant } from '../../ui/instant.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { RecordPage, type Fact } from '../../ui/record-page.tsx';
import { recordHistoryQuery, recordQuery, sheetAddress } from './api.ts';
import { recordsMessages } from './messages.ts';
import { RecordApprovals } from './record-approvals.tsx';
import { RecordDocuments } from './record-documents.tsx';
import { recordHistory } from './record-history.ts';
import type { RecordTab } from './record-tabs.ts';
import { RecordVerification } from './record-verification.tsx';

const route = getRouteApi('/records/$id');

/** One record of use (用印记录): what was sealed, who agreed, what is on file, and how anybody can verify it. */
export function OneRecordPage(): ReactNode {
  const sayProblem = useMessages(problemTexts);
  const { id } = route.useParams();
  const query = useQuery(recordQuery(id));
  if (query.data !== undefined) return <OneRecord record={query.data} />;
  if (query.error !== null) return <ProblemAlert trouble={troubleOf(query.error, sayProblem)} />;
  return <Spin size="large" className="record-wait" />;
}

function OneRecord({ record }: { readonly record: RecordView }): ReactNode {
  const say = useMessages(recordsMessages);
  const { tab = 'documents' } = route.useSearch();
  const navigate = route.useNavigate();
  const history = useQuery({
    ...recordHistoryQuery(record.id),
    enabled: record.allowed.includes('getRecordHistory'),
  }).data;
  return (
    <RecordPage
      title={record.document.name}
      number={record.document.number ?? undefined}
      actions={
        record.allowed.includes('getRecordSheet') ? (
          <Button icon={<PrinterOutlined />} href={sheetAddress(record.id)} download>
            {say('sheet')}
          </Button>
        ) : undefined
      }
      notice={history?.sound === false ? <Alert type="error" showIcon title={say('unsound')} /> : undefined}
      facts={useFacts(record)}
      tab={tab}
      onTab={(key) => {
        void navigate({ search: { tab: key as RecordTab }, replace: true });
      }}
      tabs={[
        { key: 'documents', label: say('tab.documents'), content: <RecordDocuments record={record} /> },
        { key: 'approvals', label: say('tab.approvals'), content: <RecordApprovals approvals={record.approvals} /> },
        { key: 'verification', label: say('tab.verification'), content: <RecordVerification record={record} /> },
      ]}
      history={history === undefined ? undefined : recordHistory(history, say)}
    />
  );
}

function useFacts(record: RecordView): readonly Fact[] {
  const say = useMessages(recordsMessages);
  const sayTerm = useMessages(terms);
  const language = useLanguage();
  const { seal, use, amount, document } = record;
  return [
    { label: say('usedAt'), value: <Instant at={record.usedAt} /> },
    { label: say('registeredAt'), value: <Instant at={record.registeredAt} /> },
    {
      label: say('request'),
      value: (
        <Link to="/requests/$id" params={{ id: record.requestId }}>
          {record.requestNumber}
        </Link>
      ),
    },
    {
      label: say('seal'),
      value: (
        <Link to="/seals/$id" params={{ id: seal.id }}>
          {seal.name}
        </Link>
      ),
    },
    { label: say('sealKind'), value: `${sayTerm(`seal.${seal.kind}`)} · ${sayTerm(`medium.${seal.medium}`)}` },
    { label: say('impressions'), value: record.impressions },
    { label: say('documentKind'), value: sayTerm(`document.${document.kind}`) },
    { label: say('counterparty'), value: record.counterparty ?? say('none') },
    {
      label: say('amount'),
      value: amount === null ? say('none') : formatMoney(amount.amount, amount.currency, language),
    },
    { label: say('entity'), value: record.entity.name },
    { label: say('requester'), value: `${record.requester.name}（${record.department.name}）` },
    { label: say('custodian'), value: record.custodian.name },
    { label: say('stampedBy'), value: record.stampedBy.name },
    ...(use.medium === 'physical'
      ? [
          { label: say('witness'), value: use.witness?.name ?? say('none') },
          { label: say('place'), value: use.place },
          { label: say('copies'), value: use.copies },
        ]
      : []),
    { label: say('purpose'), value: record.purpose, wide: true },
  ];
}
