import { useQuery } from '@tanstack/react-query';
import type { SealView } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { colleagueQuery } from '../../lib/directory.ts';
import { useMessages } from '../../lib/i18n.ts';
import { Instant } from '../../ui/instant.tsx';
import { FactList } from '../../ui/record-page.tsx';
import { lifeMessages } from './life-messages.ts';

/** What was reported of a seal that was lost or damaged, and where it was put away, for those who may know. */
export function LifeRecords({ seal: { loss, storage } }: { readonly seal: SealView }): ReactNode {
  const say = useMessages(lifeMessages);
  const witness = storage?.countersignedBy ?? undefined;
  return (
    <>
      {loss === null ? null : (
        <>
          <h2 className="seal-part">{say('loss.report')}</h2>
          <FactList
            facts={[
              { label: say('loss.kind'), value: say(`loss.kind.${loss.kind}`) },
              { label: say('loss.lastSeenAt'), value: <Instant at={loss.lastSeenAt} /> },
              { label: say('loss.place'), value: loss.place ?? say('none') },
              { label: say('loss.circumstances'), value: loss.circumstances, wide: true },
            ]}
          />
        </>
      )}
      {storage === null ? null : (
        <>
          <h2 className="seal-part">{say('store.record')}</h2>
          <FactList
            facts={[
              { label: say('store.place'), value: storage.place },
              {
                label: say('store.witness'),
                value: witness === undefined ? say('none') : <PersonName id={witness} />,
              },
            ]}
          />
        </>
      )}
    </>
  );
}

function PersonName({ id }: { readonly id: string }): ReactNode {
  return useQuery(colleagueQuery(id)).data?.name ?? '…';
}
