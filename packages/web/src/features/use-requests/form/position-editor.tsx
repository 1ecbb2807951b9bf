import { useQuery } from '@tanstack/react-query';
import { MOST_IMPRESSIONS, type ProposedPosition, type SealView } from '@yinxin/contract';
import { Button, Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { useMessages } from '../../../lib/i18n.ts';
import { keepOnPage, type PagePoint } from '../../../ui/page-viewer/geometry.ts';
import { fixedPositions, marksOf } from '../../../ui/seal-marks/marks.ts';
import { SealMark } from '../../../ui/seal-marks/seal-mark.tsx';
import { documentQuery } from '../../documents/api.ts';
import { DocumentViewer } from '../../documents/document-viewer.tsx';
import { faceAddress } from '../../seals/api.ts';
import { useKeywordPlaces } from '../proposed-marks.tsx';
import type { DraftSeal } from './draft.ts';
import { requestFormMessages } from './messages.ts';
import { PositionFields } from './position-fields.tsx';
import {
  impressionsFor,
  keywordPosition,
  movedTo,
  newPosition,
  positionKinds,
  type PositionKind,
} from './positions.ts';

interface PositionEditorProps {
  readonly documentId: string;
  readonly documentName: string;
  readonly seal: SealView;
  readonly wanted: DraftSeal;
  readonly onChange: (change: Partial<DraftSeal>) => void;
  readonly onClose: () => void;
}

/**
 * Proposes where an electronic seal goes: by pressing or dragging on the pages, on a range of pages, beside a keyword
 * (关键字定位), or over the edges of all pages (骑缝章). The impressions asked for grow with the positions.
 */
export function PositionEditor(props: PositionEditorProps): ReactNode {
  const { documentId, documentName, seal, wanted, onChange, onClose } = props;
  const say = useMessages(requestFormMessages);
  const pages = useQuery(documentQuery(documentId)).data?.pages ?? [];
  const [page, setPage] = useState(1);
  const [selected, setSelected] = useState<number>();
  const [keyword, setKeyword] = useState('');
  const { positions } = wanted;
  const placesOf = useKeywordPlaces(documentId, positions);

  const set = (next: readonly ProposedPosition[]): void =>
    onChange({
      positions: [...next],
      impressions: Math.max(wanted.impressions ?? 1, impressionsFor(next)),
      straddle: wanted.straddle || next.some((one) => one.kind === 'straddle'),
    });
  const replace = (index: number, position: ProposedPosition): void =>
    set(positions.map((one, place) => (place === index ? position : one)));
  const remove = (index: number): void => {
    setSelected(undefined);
    set(positions.filter((_, place) => place !== index));
  };
  const add = (position: ProposedPosition): void => {
    if (positions.length >= MOST_IMPRESSIONS) return;
    setSelected(positions.length);
    set([...positions, position]);
  };
  const addAt = ({ page: pressed, ...point }: PagePoint): void => {
    const size = pages[pressed - 1];
    if (size !== undefined) add({ kind: 'at', page: pressed, ...keepOnPage(point, seal.size, size) });
  };
  const addKeyword = (typed: string): void => {
    const word = typed.trim();
    if (word === '') return;
    add(keywordPosition(word));
    setKeyword('');
  };
  const offered: readonly PositionKind[] = pages.length > 1 ? positionKinds : ['at'];

  return (
    <Modal
      open
      title={say('positions.title', { seal: seal.name, document: documentName })}
      className="position-editor"
      width={1180}
      centered
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {say('positions.done')}
        </Button>
      }
    >
      <div className="positions">
        <div className="positions-pages">
          <DocumentViewer id={documentId} onPage={setPage} onPress={addAt}>
            {positions.flatMap((position, index) =>
              fixedPositions(position, pages.length, placesOf(position))
                .flatMap((fixed) => marksOf(fixed, seal.size, pages))
                .map((mark, place) => (
                  <SealMark
                    // The place in the list is the mark's identity while it is dragged.
                    // oxlint-disable-next-line react/no-array-index-key
                    key={`${index} ${place}`}
                    name={seal.name}
                    mark={mark}
                    face={faceAddress(seal)}
                    selected={index === selected}
                    onSelect={() => setSelected(index)}
                    onMove={(to) => replace(index, movedTo(position, mark, to))}
                    onRemove={() => remove(index)}
                  />
                )),
            )}
          </DocumentViewer>
        </div>
        <div className="positions-list">
          <p className="muted">{say('positions.help')}</p>
          <fieldset>
            <legend>{say('positions.add')}</legend>
            {offered.map((kind) => (
              <Button key={kind} size="small" onClick={() => add(newPosition(kind, seal.size, pages, page))}>
                {kind === 'at' ? say('positions.add.at', { page }) : say(`positions.add.${kind}`)}
              </Button>
            ))}
            <Input.Search
              aria-label={say('positions.add.keyword')}
              placeholder={say('position.keyword.hint')}
              enterButton={say('positions.add.keyword')}
              maxLength={40}
              value={keyword}
              onChange={({ target }) => setKeyword(target.value)}
              onSearch={addKeyword}
            />
          </fieldset>
          {positions.length === 0 ? <p className="muted">{say('positions.none')}</p> : null}
          <ol>
            {positions.map((position, index) => (
              <PositionFields
                // oxlint-disable-next-line react/no-array-index-key -- positions have no other identity
                key={index}
                position={position}
                pages={pages.length}
                found={position.kind === 'keyword' ? placesOf(position).length : undefined}
                selected={index === selected}
                onSelect={() => setSelected(index)}
                onChange={(next) => replace(index, next)}
                onRemove={() => remove(index)}
              />
            ))}
          </ol>
          <p>{say('positions.total', { count: wanted.impressions ?? 0 })}</p>
        </div>
      </div>
    </Modal>
  );
}
