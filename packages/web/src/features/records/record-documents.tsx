import type { RecordView } from '@yinxin/contract';
import { Segmented } from 'antd';
import { useState, type ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { DocumentViewer } from '../documents/document-viewer.tsx';
import { recordsMessages } from './messages.ts';

/** What was approved, and for a use on paper the photos or scans on file (R6.4.2). */
export function RecordDocuments({ record }: { readonly record: RecordView }): ReactNode {
  const say = useMessages(recordsMessages);
  const evidence = record.use.medium === 'physical' ? record.use.evidence : [];
  const [shown, setShown] = useState(record.document.id);
  return (
    <>
      {evidence.length === 0 ? null : (
        <Segmented
          className="record-choice"
          value={shown}
          options={[
            { value: record.document.id, label: say('document.approved') },
            ...evidence.map((value, index) => ({ value, label: say('document.evidence', { number: index + 1 }) })),
          ]}
          onChange={setShown}
        />
      )}
      <DocumentViewer key={shown} id={shown} />
    </>
  );
}
