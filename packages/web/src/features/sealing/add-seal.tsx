import { PlusOutlined } from '@ant-design/icons';
import { Button, Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import type { SizeMm } from '../../ui/page-viewer/geometry.ts';
import { AddByKeyword } from './add-by-keyword.tsx';
import { AddOnPages } from './add-on-pages.tsx';
import { AddStraddle } from './add-straddle.tsx';
import { sealingMessages } from './messages.ts';
import { positionAt, usualPlace } from './positions.ts';
import type { Positions } from './use-positions.ts';

/** What every way of adding a seal needs to know. */
export interface Adding {
  readonly documentId: string;
  readonly pages: readonly SizeMm[];
  /** The page in view, from 1. */
  readonly page: number;
  readonly seal: SizeMm;
  readonly positions: Positions;
  /** How many more there may be. */
  readonly room: number;
}

/** The ways to put a seal on the document: on the page in view, on a range of pages, on a keyword, over the edges. */
export function AddSeal(adding: Adding): ReactNode {
  const say = useMessages(sealingMessages);
  const { pages, page, seal, positions, room } = adding;
  const here = pages[page - 1];
  return (
    <div className="add-seal">
      <p className="muted">{say('add.press')}</p>
      <Button
        block
        icon={<PlusOutlined />}
        disabled={room <= 0 || here === undefined}
        onClick={() => {
          if (here !== undefined) positions.add([positionAt({ page, ...usualPlace(seal, here) }, seal, here)]);
        }}
      >
        {say('add.here', { page })}
      </Button>
      <Tabs
        size="small"
        items={[
          { key: 'keyword', label: say('add.keyword'), children: <AddByKeyword {...adding} /> },
          { key: 'straddle', label: say('add.straddle'), children: <AddStraddle {...adding} /> },
          { key: 'pages', label: say('add.pages'), children: <AddOnPages {...adding} /> },
        ]}
      />
    </div>
  );
}
