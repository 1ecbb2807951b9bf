import { DownloadOutlined } from '@ant-design/icons';
import { peopleColumns, type api, type RouteResult } from '@yinxin/contract';
import { Alert, Button, Space, Table } from 'antd';
import { useState, type ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { doorPaths, withSecret } from '../../lib/door-paths.ts';
import { useMessages } from '../../lib/i18n.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FileDrop } from '../../ui/file-drop/file-drop.tsx';
import { Page, Sheet } from '../../ui/page.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { organizationMessages } from './messages.ts';

type Outcome = RouteResult<typeof api.organization.importPeople>;
type Row = Outcome['rows'][number];

const SHEET = '.xlsx,.csv'.split(',');
const columns = Object.keys(peopleColumns) as (keyof typeof peopleColumns)[];

/** A sheet of people: looked at first, with every error of every line, then taken in. */
export function ImportPage(): ReactNode {
  const say = useMessages(organizationMessages);
  const [file, setFile] = useState<File>();
  const [outcome, setOutcome] = useState<Outcome>();
  const registered = outcome?.registered ?? [];

  return (
    <Page
      title={say('import.title')}
      actions={
        <Button icon={<DownloadOutlined />} onClick={() => save('people.csv', templateText())}>
          {say('import.template')}
        </Button>
      }
    >
      <Sheet>
        <p>{say('import.advice')}</p>
        {registered.length > 0 ? (
          <Alert
            type="success"
            showIcon
            title={say('import.done', { count: registered.length })}
            action={
              <Button onClick={() => save('activation-links.csv', linksText(registered))}>{say('import.links')}</Button>
            }
          />
        ) : outcome === undefined || file === undefined ? (
          <FileDrop
            label={say('import.file')}
            kinds={say('import.kinds')}
            accept={SHEET}
            maxBytes={5 * 1024 * 1024}
            upload={(chosen, { signal }) =>
              client.organization.importPeople({ querystring: { take: 'preview' } }, { file: chosen, signal })
            }
            onUploaded={(result, chosen) => {
              setFile(chosen);
              setOutcome(result);
            }}
          />
        ) : (
          <Preview outcome={outcome}>
            <Button onClick={() => setOutcome(undefined)}>{say('import.again')}</Button>
            {outcome.sound > 0 ? (
              <ActionButton
                kind="primary"
                label={
                  outcome.faulty > 0
                    ? say('import.takeSound', { count: outcome.sound })
                    : say('import.take', { count: outcome.sound })
                }
                run={() =>
                  client.organization.importPeople(
                    { querystring: { take: outcome.faulty > 0 ? 'sound' : 'all' } },
                    { file },
                  )
                }
                onDone={setOutcome}
              />
            ) : null}
          </Preview>
        )}
      </Sheet>
    </Page>
  );
}

function Preview({ outcome, children }: { readonly outcome: Outcome; readonly children: ReactNode }): ReactNode {
  const say = useMessages(organizationMessages);
  return (
    <>
      <Space wrap>
        <StatusTag tone="good">{say('import.sound', { count: outcome.sound })}</StatusTag>
        {outcome.faulty > 0 ? (
          <StatusTag tone="stopped">{say('import.faulty', { count: outcome.faulty })}</StatusTag>
        ) : null}
        {children}
      </Space>
      <Table<Row>
        size="small"
        rowKey="line"
        dataSource={outcome.rows}
        scroll={{ x: 'max-content' }}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        columns={[
          { title: say('import.line'), dataIndex: 'line' },
          { title: say('person.name'), render: (_, row) => row.values.name },
          { title: say('person.loginName'), render: (_, row) => row.values.loginName },
          { title: say('person.number'), render: (_, row) => row.values.employeeNumber },
          { title: say('person.department'), render: (_, row) => row.values.department },
          { title: say('person.post'), render: (_, row) => row.values.post },
          {
            title: say('import.problem'),
            render: (_, row) =>
              row.errors.length === 0
                ? say('import.fine')
                : row.errors.map((error) => (
                    <div key={error.column + error.code} className="error-text">
                      {peopleColumns[error.column]['zh-CN']}：{error.detail}
                    </div>
                  )),
          },
        ]}
      />
    </>
  );
}

const templateText = (): string => `${columns.map((column) => peopleColumns[column]['zh-CN']).join(',')}\r\n`;

const linksText = (registered: Outcome['registered']): string =>
  [
    `${peopleColumns.name['zh-CN']},${peopleColumns.loginName['zh-CN']},URL`,
    ...registered.map(
      (one) => `${one.name},${one.loginName},${location.origin}${withSecret(doorPaths.activate, one.activationToken)}`,
    ),
  ].join('\r\n');

/** Offers text as a file; the byte order mark lets Excel read Chinese. */
function save(name: string, content: string): void {
  const url = URL.createObjectURL(new Blob([`\ufeff${content}`], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
