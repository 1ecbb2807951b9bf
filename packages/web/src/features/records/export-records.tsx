import { DownloadOutlined } from '@ant-design/icons';
import { recordColumns, type RecordColumn } from '@yinxin/contract';
import { Button, Checkbox, Modal, Segmented } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { formatBytes } from '../../lib/byte-size.ts';
import { clientWith } from '../../lib/client.ts';
import { useLanguage, useMessages } from '../../lib/i18n.ts';
import { dayBeginningAt } from '../../lib/instants.ts';
import { problemTexts, troubleOf, type Trouble } from '../../lib/problems.ts';
import { fetchTelling, saveFile } from '../../lib/received.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import type { RecordsSearch } from './api.ts';
import { recordsMessages } from './messages.ts';

const allColumns = Object.keys(recordColumns) as RecordColumn[];
const formats = ['xlsx', 'csv'] as const;
type Format = (typeof formats)[number];

type Progress =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running' | 'done'; readonly bytes: number }
  | { readonly kind: 'failed'; readonly trouble: Trouble };

/** Exports what the filters show: format, columns, progress; can be stopped. */
export function ExportRecords({ search }: { readonly search: RecordsSearch }): ReactNode {
  const say = useMessages(recordsMessages);
  const sayProblem = useMessages(problemTexts);
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const [format, setFormat] = useState<Format>('xlsx');
  const [columns, setColumns] = useState<readonly RecordColumn[]>(allColumns);
  const [progress, setProgress] = useState<Progress>({ kind: 'idle' });
  const running = useRef<AbortController>(undefined);

  const start = async (): Promise<void> => {
    const control = new AbortController();
    running.current = control;
    let received = 0;
    setProgress({ kind: 'running', bytes: 0 });
    const send = fetchTelling((bytes) => {
      received = bytes;
      setProgress({ kind: 'running', bytes });
    });
    const { cursor: _cursor, limit: _limit, ...filters } = search;
    const querystring = { ...filters, format, columns: columns.join(',') };
    try {
      const file = await clientWith(send).records.exportRecords({ querystring }, { signal: control.signal });
      saveFile(file, `${say('export.file')}-${dayBeginningAt(new Date().toISOString())}.${format}`);
      setProgress({ kind: 'done', bytes: received });
    } catch (error) {
      setProgress(
        control.signal.aborted ? { kind: 'idle' } : { kind: 'failed', trouble: troubleOf(error, sayProblem) },
      );
    }
  };
  const busy = progress.kind === 'running';
  const close = (): void => {
    running.current?.abort();
    setProgress({ kind: 'idle' });
    setOpen(false);
  };

  return (
    <>
      <Button icon={<DownloadOutlined />} onClick={() => setOpen(true)}>
        {say('export.open')}
      </Button>
      <Modal
        open={open}
        title={say('export.title')}
        okText={say('export.start')}
        okButtonProps={{ disabled: columns.length === 0, loading: busy }}
        {...(busy ? { cancelText: say('export.stop') } : {})}
        onOk={() => void start()}
        onCancel={busy ? () => running.current?.abort() : close}
      >
        <div className="export">
          <p>{say('export.body')}</p>
          <Segmented<Format>
            aria-label={say('export.format')}
            value={format}
            disabled={busy}
            options={formats.map((value) => ({ value, label: value.toUpperCase() }))}
            onChange={setFormat}
          />
          <fieldset disabled={busy}>
            <legend>{say('export.columns')}</legend>
            {allColumns.map((key) => (
              <Checkbox
                key={key}
                checked={columns.includes(key)}
                onChange={({ target }) =>
                  setColumns(allColumns.filter((one) => (one === key ? target.checked : columns.includes(one))))
                }
              >
                {recordColumns[key][language]}
              </Checkbox>
            ))}
          </fieldset>
          <output>
            {progress.kind === 'running' ? say('export.running', { size: formatBytes(progress.bytes) }) : null}
            {progress.kind === 'done' ? say('export.done', { size: formatBytes(progress.bytes) }) : null}
          </output>
          <ProblemAlert trouble={progress.kind === 'failed' ? progress.trouble : undefined} />
        </div>
      </Modal>
    </>
  );
}
