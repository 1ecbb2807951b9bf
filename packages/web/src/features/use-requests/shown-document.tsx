import { EyeOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import type { DraftContent } from '@yinxin/contract';
import { Button, Drawer } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { useNarrow } from '../../lib/use-narrow.ts';
import { documentQuery } from '../documents/api.ts';
import { DocumentLine, DocumentWarnings } from '../documents/document-facts.tsx';
import { DocumentViewer } from '../documents/document-viewer.tsx';
import { requestsMessages } from './messages.ts';
import { ProposedMarks } from './proposed-marks.tsx';

/** Whether a document is open, and how to change that. */
export interface Opening {
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

interface ShownDocumentProps extends Opening {
  /** Null in a draft whose document is not there yet. */
  readonly id: string | null;
  /** The name that the request gives it; by default that of its file. */
  readonly name?: string;
  /** How it stands, beside its name. */
  readonly tag: ReactNode;
  /** Seals to be shown on its pages. */
  readonly seals?: DraftContent['items'][number]['seals'];
  /** What the request says about it. */
  readonly children?: ReactNode;
}

/** One document of a request: its name, what is known about it, and its pages, on a phone over the whole screen. */
export function ShownDocument(props: ShownDocumentProps): ReactNode {
  const { id, name, tag, seals = [], isOpen, onToggle, children } = props;
  const say = useMessages(requestsMessages);
  const narrow = useNarrow();
  const { data: stored } = useQuery({ ...documentQuery(id ?? ''), enabled: id !== null });
  const title = name ?? stored?.name ?? '';
  const viewer =
    isOpen && id !== null ? (
      <DocumentViewer id={id}>
        <ProposedMarks documentId={id} seals={seals} />
      </DocumentViewer>
    ) : null;
  return (
    <li>
      <div className="request-item-head">
        <h3>{title}</h3>
        {tag}
        {id === null ? null : (
          <Button
            icon={<EyeOutlined />}
            type={isOpen ? 'default' : 'primary'}
            ghost={!isOpen}
            aria-expanded={isOpen}
            onClick={onToggle}
          >
            {say(isOpen ? 'item.close' : 'item.open')}
          </Button>
        )}
      </div>
      {children}
      {stored === undefined ? null : (
        <>
          <DocumentLine document={stored} />
          <DocumentWarnings document={stored} />
        </>
      )}
      {narrow ? (
        <Drawer
          open={isOpen}
          placement="bottom"
          size="100%"
          title={title}
          className="request-drawer"
          onClose={onToggle}
        >
          {viewer}
        </Drawer>
      ) : (
        viewer
      )}
    </li>
  );
}
