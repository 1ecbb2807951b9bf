import { ColumnWidthOutlined, DownOutlined, UpOutlined, ZoomInOutlined, ZoomOutOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { kitMessages } from '../messages.ts';
import { zoomBy } from './geometry.ts';

interface ViewerToolbarProps {
  readonly page: number;
  readonly total: number;
  readonly zoom: number;
  readonly onPage: (page: number) => void;
  readonly onZoom: (zoom: number) => void;
}

/** Turning pages and zooming. */
export function ViewerToolbar({ page, total, zoom, onPage, onZoom }: ViewerToolbarProps): ReactNode {
  const say = useMessages(kitMessages);
  return (
    <div className="viewer-toolbar">
      <Button
        type="text"
        icon={<UpOutlined />}
        aria-label={say('pages.previous')}
        disabled={page <= 1}
        onClick={() => onPage(page - 1)}
      />
      <span aria-live="polite">{say('pages.of', { page, total })}</span>
      <Button
        type="text"
        icon={<DownOutlined />}
        aria-label={say('pages.next')}
        disabled={page >= total}
        onClick={() => onPage(page + 1)}
      />
      <span className="viewer-zoom">
        <Button
          type="text"
          icon={<ZoomOutOutlined />}
          aria-label={say('pages.zoomOut')}
          onClick={() => onZoom(zoomBy(zoom, -1))}
        />
        <span>{Math.round(zoom * 100)}%</span>
        <Button
          type="text"
          icon={<ZoomInOutlined />}
          aria-label={say('pages.zoomIn')}
          onClick={() => onZoom(zoomBy(zoom, 1))}
        />
        <Button type="text" icon={<ColumnWidthOutlined />} aria-label={say('pages.fit')} onClick={() => onZoom(1)} />
      </span>
    </div>
  );
}
