import { DeleteOutlined } from '@ant-design/icons';
import type { ProposedPosition } from '@yinxin/contract';
import { Button, InputNumber } from 'antd';
import { useId, type ReactNode } from 'react';
import { useMessages } from '../../../lib/i18n.ts';
import { requestFormMessages } from './messages.ts';
import { Select } from '../../../ui/select.tsx';

interface PositionFieldsProps {
  readonly position: ProposedPosition;
  /** Pages of the document. */
  readonly pages: number;
  /** How often the keyword stands in the document; only for a keyword. */
  readonly found: number | undefined;
  readonly selected: boolean;
  readonly onSelect: () => void;
  readonly onChange: (position: ProposedPosition) => void;
  readonly onRemove: () => void;
}

/** One position in words, with what can be set by typing instead of dragging. */
export function PositionFields(props: PositionFieldsProps): ReactNode {
  const { position, selected, onSelect, onRemove } = props;
  const say = useMessages(requestFormMessages);
  const words =
    position.kind === 'at'
      ? say('position.at', { page: position.page, x: position.xMm, y: position.yMm })
      : position.kind === 'keyword'
        ? say('position.keyword', { keyword: position.keyword })
        : say(`position.${position.kind}`);
  return (
    <li className={selected ? 'position position-selected' : 'position'}>
      <div className="position-head">
        <button type="button" className="position-name" aria-pressed={selected} onClick={onSelect}>
          {words}
        </button>
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined />}
          aria-label={say('positions.remove')}
          onClick={onRemove}
        />
      </div>
      <Details {...props} />
    </li>
  );
}

const sides = ['right', 'left', 'top', 'bottom'] as const;
const occurrences = ['first', 'last', 'every'] as const;

function Details({ position, pages, found, onChange }: PositionFieldsProps): ReactNode {
  const say = useMessages(requestFormMessages);
  switch (position.kind) {
    case 'at':
      return null;
    case 'pages':
      return (
        <div className="position-fields">
          <PageRange position={position} pages={pages} onChange={onChange} />
        </div>
      );
    case 'keyword':
      return (
        <div className="position-fields">
          <Labelled label={say('position.occurrence')}>
            {(id) => (
              <Select
                id={id}
                value={position.occurrence}
                options={occurrences.map((value) => ({ value, label: say(`position.occurrence.${value}`) }))}
                onChange={(occurrence) => onChange({ ...position, occurrence })}
              />
            )}
          </Labelled>
          <output className="muted">
            {found === 0 ? say('position.notFound') : say('position.found', { count: found ?? 0 })}
          </output>
        </div>
      );
    case 'straddle':
      return (
        <div className="position-fields">
          <Labelled label={say('position.side')}>
            {(id) => (
              <Select
                id={id}
                value={position.side}
                options={sides.map((value) => ({ value, label: say(`position.side.${value}`) }))}
                onChange={(side) => onChange({ ...position, side })}
              />
            )}
          </Labelled>
          <Labelled label={say('position.along')}>
            {(id) => (
              <InputNumber
                id={id}
                value={position.alongMm}
                min={0}
                max={5080}
                onChange={(alongMm) => onChange({ ...position, alongMm: alongMm ?? 0 })}
              />
            )}
          </Labelled>
          <PageRange position={position} pages={pages} onChange={onChange} />
        </div>
      );
  }
}

interface PageRangeProps {
  readonly position: Extract<ProposedPosition, { kind: 'pages' | 'straddle' }>;
  readonly pages: number;
  readonly onChange: (position: ProposedPosition) => void;
}

function PageRange({ position, pages, onChange }: PageRangeProps): ReactNode {
  const say = useMessages(requestFormMessages);
  const { fromPage, toPage } = position;
  return (
    <>
      <Labelled label={say('position.from')}>
        {(id) => (
          <InputNumber
            id={id}
            value={fromPage}
            min={1}
            max={toPage}
            precision={0}
            onChange={(page) => onChange({ ...position, fromPage: page ?? 1 })}
          />
        )}
      </Labelled>
      <Labelled label={say('position.to')}>
        {(id) => (
          <InputNumber
            id={id}
            value={toPage}
            min={fromPage}
            max={pages}
            precision={0}
            onChange={(page) => onChange({ ...position, toPage: page ?? pages })}
          />
        )}
      </Labelled>
    </>
  );
}

interface LabelledProps {
  readonly label: string;
  readonly children: (id: string) => ReactNode;
}

function Labelled({ label, children }: LabelledProps): ReactNode {
  const id = useId();
  return (
    <div className="position-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
