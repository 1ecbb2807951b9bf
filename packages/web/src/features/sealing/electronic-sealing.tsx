import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { SealView } from '@yinxin/contract';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Sheet } from '../../ui/page.tsx';
import { marksOf } from '../../ui/seal-marks/marks.ts';
import { SealMark } from '../../ui/seal-marks/seal-mark.tsx';
import { documentQuery, type StoredDocument } from '../documents/api.ts';
import { DocumentViewer } from '../documents/document-viewer.tsx';
import { faceAddress, sealQuery } from '../seals/api.ts';
import { AddSeal } from './add-seal.tsx';
import type { SealingTask } from './api.ts';
import { sealingMessages } from './messages.ts';
import { PositionList } from './position-list.tsx';
import { moved, positionAt, samePositions } from './positions.ts';
import { usePositions } from './use-positions.ts';

/** Sealing electronically: the seal is placed on the document, the positions confirmed, and the sealer asked. */
export function ElectronicSealing({ task }: { readonly task: SealingTask }): ReactNode {
  const seal = useQuery(sealQuery(task.seal.id)).data;
  const document = useQuery(documentQuery(task.newest.documentId)).data;
  if (seal === undefined || document === undefined) return <DocumentViewer id={task.newest.documentId} />;
  return <PlacingSeals task={task} seal={seal} document={document} />;
}

interface PlacingProps {
  readonly task: SealingTask;
  readonly seal: SealView;
  readonly document: StoredDocument;
}

function PlacingSeals({ task, seal, document }: PlacingProps): ReactNode {
  const say = useMessages(sealingMessages);
  const positions = usePositions(task.positionsConfirmed ?? task.positionsSuggested);
  const [page, setPage] = useState(1);
  const { pages } = document;
  const left = task.approvedImpressions - task.used;
  const editable = task.allowed.includes('confirmPositions');
  const face = faceAddress(seal);
  const here = pages[page - 1];

  const marks = positions.placed.flatMap(({ key, position }) =>
    marksOf(position, seal.size, pages).map((mark) => (
      <SealMark
        // The strips of a straddle seal lie on one page each.
        key={`${key} ${mark.strip === undefined ? '' : mark.page}`}
        name={seal.name}
        mark={mark}
        face={face}
        selected={positions.selected === key}
        onSelect={() => positions.select(key)}
        {...(editable
          ? { onMove: (to) => positions.change(key, moved(position, to)), onRemove: () => positions.remove(key) }
          : {})}
      />
    )),
  );

  return (
    <div className="sealing-split">
      <DocumentViewer
        id={task.newest.documentId}
        onPage={setPage}
        onPress={(point) => {
          const pressed = pages[point.page - 1];
          if (editable && pressed !== undefined && positions.placed.length < left) {
            positions.add([positionAt(point, seal.size, pressed)]);
          }
        }}
      >
        {marks}
      </DocumentViewer>
      <div className="sealing-panel">
        <Sheet title={say('positions.title')}>
          <PositionList positions={positions} left={left} editable={editable} />
          {editable && here !== undefined ? (
            <AddSeal
              documentId={document.id}
              pages={pages}
              page={page}
              seal={seal.size}
              positions={positions}
              room={left - positions.placed.length}
            />
          ) : null}
          <Deciding task={task} positions={positions} left={left} />
        </Sheet>
      </div>
    </div>
  );
}

interface DecidingProps {
  readonly task: SealingTask;
  readonly positions: ReturnType<typeof usePositions>;
  readonly left: number;
}

/** First the positions are confirmed, then the seal is put on them; each says why it cannot be done yet. */
function Deciding({ task, positions, left }: DecidingProps): ReactNode {
  const say = useMessages(sealingMessages);
  const wanted = positions.placed.map(({ position }) => position);
  const confirmed = task.positionsConfirmed !== null && samePositions(wanted, task.positionsConfirmed);
  const over = wanted.length - left;
  const params = { id: task.id };
  const obstacle = (act: string): string | undefined => {
    const words = task.obstacles[act];
    return task.allowed.includes(act) || words === undefined ? undefined : [words.title, words.remedy].join(' ').trim();
  };
  const unready =
    over > 0 ? say('positions.tooMany', { over }) : wanted.length === 0 ? say('positions.none') : undefined;
  const standing = confirmed
    ? 'positions.confirmed'
    : task.positionsConfirmed === null && samePositions(wanted, task.positionsSuggested) && wanted.length > 0
      ? 'positions.proposed'
      : 'positions.changed';
  return (
    <div className="sealing-decide">
      <output>{unready ?? say(standing)}</output>
      {task.positionsSuggested.length > 0 && !samePositions(wanted, task.positionsSuggested) ? (
        <button type="button" className="link-like" onClick={() => positions.reset(task.positionsSuggested)}>
          {say('positions.reset')}
        </button>
      ) : null}
      <div className="sealing-acts">
        <ActionButton
          label={say('confirm')}
          kind={confirmed ? 'plain' : 'primary'}
          {...withReason(obstacle('confirmPositions') ?? unready)}
          version={task.version}
          run={(_reason, options) => client.sealing.confirmPositions({ params, body: { positions: wanted } }, options)}
          done={say('confirm.done')}
        />
        <ActionButton
          label={say('sealNow')}
          kind={confirmed ? 'primary' : 'plain'}
          {...withReason(
            confirmed ? obstacle('sealDocument') : (obstacle('confirmPositions') ?? say('sealNow.unconfirmed')),
          )}
          ask={{
            title: say('sealNow.title', { name: task.seal.name }),
            body: say('sealNow.body', { count: wanted.length }),
            confirm: say('sealNow.confirm'),
          }}
          run={(_reason, options) => client.sealing.sealDocument({ params }, options)}
          done={say('sealNow.done')}
        />
      </div>
    </div>
  );
}

const withReason = (reason: string | undefined): { readonly disabledReason?: string } =>
  reason === undefined ? {} : { disabledReason: reason };
