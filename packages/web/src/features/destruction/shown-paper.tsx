import { CloseOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { useNarrow } from '../../lib/use-narrow.ts';
import { documentQuery } from '../documents/api.ts';
import { DocumentViewer } from '../documents/document-viewer.tsx';
import { destructionMessages } from './messages.ts';

/** A paper of the destruction, opened to be read; on a phone over the whole screen. */
export function ShownPaper({ id, onClose }: { readonly id: string; readonly onClose: () => void }): ReactNode {
  const say = useMessages(destructionMessages);
  const narrow = useNarrow();
  const title = useQuery(documentQuery(id)).data?.name ?? '';
  if (narrow) {
    return (
      <Drawer open placement="bottom" size="100%" title={title} className="destruction-drawer" onClose={onClose}>
        <DocumentViewer id={id} />
      </Drawer>
    );
  }
  return (
    <section className="sheet" aria-label={title}>
      <div className="destruction-paper">
        <h2>{title}</h2>
        <Button icon={<CloseOutlined />} onClick={onClose}>
          {say('paper.close')}
        </Button>
      </div>
      <DocumentViewer id={id} />
    </section>
  );
}
