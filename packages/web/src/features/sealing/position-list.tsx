import { DeleteOutlined } from '@ant-design/icons';
import type { Position } from '@yinxin/contract';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useMessages, type Say } from '../../lib/i18n.ts';
import { sealingMessages } from './messages.ts';
import type { Positions } from './use-positions.ts';

interface PositionListProps {
  readonly positions: Positions;
  /** Impressions that may still be made. */
  readonly left: number;
  readonly editable: boolean;
}

/** Every position in words, to be chosen and removed without the pointer. */
export function PositionList({ positions, left, editable }: PositionListProps): ReactNode {
  const say = useMessages(sealingMessages);
  const { placed, selected } = positions;
  return (
    <>
      <p className={placed.length > left ? 'positions-over' : 'muted'}>
        {say('positions.count', { placed: placed.length, left })}
      </p>
      <ul className="positions">
        {placed.map(({ key, position }) => {
          const name = nameOf(position, say);
          return (
            <li key={key} className={key === selected ? 'position-selected' : undefined}>
              <button type="button" aria-pressed={key === selected} onClick={() => positions.select(key)}>
                {name}
                <span className="muted">{whereOf(position, say)}</span>
              </button>
              {editable ? (
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={say('position.remove', { name })}
                  onClick={() => positions.remove(key)}
                />
              ) : null}
            </li>
          );
        })}
      </ul>
    </>
  );
}

type SaySealing = Say<typeof sealingMessages.zh>;

const nameOf = (position: Position, say: SaySealing): string =>
  position.kind === 'at'
    ? say('position.at', { page: position.page })
    : say('position.straddle', {
        side: say(`side.${position.side}`),
        from: position.fromPage,
        to: position.toPage,
      });

const whereOf = (position: Position, say: SaySealing): string =>
  position.kind === 'at'
    ? say('position.at.where', { x: position.xMm, y: position.yMm })
    : say('position.straddle.where', { along: position.alongMm });
