import './records.css';
import { FilePdfOutlined, PrinterOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { api, routeUrl, type HistoryReply, type RecordView } from '@yinxin/contract';
import { Alert, Button, Image, Table } from 'antd';
import { useState, type ReactNode } from 'react';
import { renderSVG } from 'uqr';
import { useLanguage, useMessages } from '../../lib/i18n.ts';
import { formatMoney } from '../../lib/money.ts';
import { terms } from '../../lib/terms.ts';
import type { HistoryEntry } from '../../ui/history-timeline.tsx';
import { Instant } from '../../ui/instant.tsx';
import { FactList, RecordPage as Layout, type Fact } from '../../ui/record-page.tsx';
import { recordHistoryQuery, recordQuery } from './api.ts';
import { recordsMessages } from './messages.ts';

const route = getRouteApi('/records/$id');

/** One use of a seal, for good: what, by whom, approved by whom, with its files, its proof and its history. */
export function RecordPage(): ReactNode {
  const say = useMessages(recordsMessages);
  const { id } = route.useParams();
  const { data: record } = useSuspenseQuery(recordQuery(id));
  const history = useQuery(recordHistoryQuery(id)).data;
  const [tab, setTab] = useState('use');
  const events = useEvents(history);
  return (
    <Layout
      title={record.document.name}
      number={record.verificationCode}
      notice={history?.sound === false ? <Alert type="error" showIcon title={say('unsound')} /> : undefined}
      actions={
        <Button
          icon={<PrinterOutlined />}
          href={routeUrl(api.records.getRecordSheet, { params: { id } })}
          target="_blank"
          rel="noreferrer"
        >
          {say('sheet')}
        </Button>
      }
      facts={useFacts(record)}
      picture={<VerificationCode code={record.verificationCode} />}
      tabs={[
        { key: 'use', label: say('tab.use'), content: <Use record={record} /> },
        { key: 'approvals', label: say('tab.approvals'), content: <Approvals record={record} /> },
        { key: 'files', label: say('tab.files'), content: <Files record={record} /> },
      ]}
      tab={tab}
      onTab={setTab}
      history={events}
    />
  );
}

function useFacts(record: RecordView): readonly Fact[] {
  const say = useMessages(recordsMessages);
  const sayTerm = useMessages(terms);
  const language = useLanguage();
  const { amount } = record;
  return [
    { label: say('usedAt'), value: <Instant at={record.usedAt} /> },
    {
      label: say('seal'),
      value: (
        <Link to="/seals/$id" params={{ id: record.seal.id }}>
          {record.seal.name}
        </Link>
      ),
    },
    { label: say('medium'), value: sayTerm(`medium.${record.seal.medium}`) },
    { label: say('impressions'), value: say('impressionsCount', { count: record.impressions }) },
    { label: say('documentNumber'), value: record.document.number ?? say('none') },
    { label: say('documentKind'), value: sayTerm(`document.${record.document.kind}`) },
    { label: say('counterparty'), value: record.counterparty ?? say('none') },
    {
      label: say('amount'),
      value: amount === null ? say('none') : formatMoney(amount.amount, amount.currency, language),
    },
    { label: say('requester'), value: `${record.requester.name} · ${record.department.name}` },
    { label: say('stampedBy'), value: record.stampedBy.name },
    { label: say('entity'), value: record.entity.name },
    {
      label: say('request'),
      value: (
        <Link to="/requests/$id" params={{ id: record.requestId }}>
          {record.requestNumber}
        </Link>
      ),
    },
    { label: say('purpose'), value: record.purpose, wide: true },
  ];
}

/** QR of the public page with this code filled in. */
function VerificationCode({ code }: { readonly code: string }): ReactNode {
  const say = useMessages(recordsMessages);
  const address = `${location.origin}/verify?code=${encodeURIComponent(code)}`;
  const picture = `data:image/svg+xml,${encodeURIComponent(renderSVG(address, { border: 1 }))}`;
  return (
    <figure className="record-code">
      <a href={address} target="_blank" rel="noreferrer">
        <img src={picture} alt={address} width={128} height={128} />
      </a>
      <figcaption className="muted">{say('verify')}</figcaption>
    </figure>
  );
}

function Use({ record }: { readonly record: RecordView }): ReactNode {
  const say = useMessages(recordsMessages);
  const sayTerm = useMessages(terms);
  const { use, document } = record;
  const shared: readonly Fact[] = [
    { label: say('registeredAt'), value: <Instant at={record.registeredAt} /> },
    { label: say('custodian'), value: record.custodian.name },
    { label: say('importance'), value: sayTerm(`importance.${document.importance}`) },
  ];
  const own: readonly Fact[] =
    use.medium === 'electronic'
      ? [
          { label: say('before'), value: <code className="digest">{use.before}</code>, wide: true },
          { label: say('after'), value: <code className="digest">{use.after}</code>, wide: true },
          { label: say('certificate'), value: <code className="digest">{use.certificateSha256}</code>, wide: true },
        ]
      : [
          { label: say('place'), value: use.place },
          { label: say('witness'), value: use.witness?.name ?? say('none') },
          { label: say('copies'), value: use.copies },
          { label: say('digest'), value: <code className="digest">{document.sha256}</code>, wide: true },
        ];
  return <FactList facts={[...shared, ...own]} />;
}

function Approvals({ record }: { readonly record: RecordView }): ReactNode {
  const say = useMessages(recordsMessages);
  return (
    <Table
      size="small"
      pagination={false}
      rowKey={({ approver, at }) => approver.id + at}
      dataSource={[...record.approvals]}
      columns={[
        { title: say('stage'), dataIndex: 'stage' },
        { title: say('approver'), render: (_, row) => row.approver.name },
        { title: say('approvedAt'), render: (_, row) => <Instant at={row.at} /> },
      ]}
    />
  );
}

function Files({ record }: { readonly record: RecordView }): ReactNode {
  const say = useMessages(recordsMessages);
  const params = { id: record.sealingId };
  const { use, document } = record;
  return (
    <div className="record-files">
      <Button
        icon={<FilePdfOutlined />}
        href={routeUrl(api.documents.getDocumentFile, { params: { id: document.id } })}
        target="_blank"
        rel="noreferrer"
      >
        {say('original')}
      </Button>
      {use.medium === 'electronic' ? (
        <>
          <Button type="primary" icon={<FilePdfOutlined />} href={routeUrl(api.sealing.getSealedFile, { params })}>
            {say('sealedFile')}
          </Button>
          <Button icon={<SafetyCertificateOutlined />} href={routeUrl(api.sealing.getSealedProof, { params })}>
            {say('proof')}
          </Button>
          <Button href={routeUrl(api.sealing.getSealedEntry, { params })} download>
            {say('entry')}
          </Button>
        </>
      ) : (
        <section aria-label={say('evidence', { count: use.evidence.length })}>
          <h3>{say('evidence', { count: use.evidence.length })}</h3>
          <Image.PreviewGroup>
            {use.evidence.map((id, place) => (
              <Image
                key={id}
                width={160}
                alt={say('evidence', { count: place + 1 })}
                src={routeUrl(api.documents.getPageImage, { params: { id, page: 1 }, querystring: { dpi: '110' } })}
              />
            ))}
          </Image.PreviewGroup>
        </section>
      )}
    </div>
  );
}

type EventText = Exclude<Extract<keyof typeof recordsMessages.zh, `event.${string}`>, 'event.other'>;

const isKnown = (type: string): type is EventText => Object.hasOwn(recordsMessages.zh, type);

/** What led to the use, in words; drafts and openings are left to the request's own page. */
function useEvents(history: HistoryReply | undefined): readonly HistoryEntry[] | undefined {
  const say = useMessages(recordsMessages);
  return history?.items
    .filter(({ type }) => isKnown(`event.${type}`))
    .map((entry): HistoryEntry => {
      const text = `event.${entry.type}`;
      const detail = entry.data['opinion'] ?? entry.data['reason'];
      return {
        id: `${entry.at} ${entry.type} ${entry.index ?? ''}`,
        at: entry.at,
        what: isKnown(text) ? say(text) : say('event.other', { type: entry.type }),
        who: entry.actor?.name ?? say('system'),
        ...(typeof detail === 'string' && detail !== '' ? { detail } : {}),
        stopped: entry.type === 'sealing.failed' || entry.type === 'use-request.returned',
      };
    })
    .toReversed();
}
