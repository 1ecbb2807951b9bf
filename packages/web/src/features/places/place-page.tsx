import './places.css';
import { EditOutlined } from '@ant-design/icons';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { protections, type HistoryReply, type PlaceView, type Protection } from '@yinxin/contract';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages, type Say } from '../../lib/i18n.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { HistoryEntry } from '../../ui/history-timeline.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Sheet } from '../../ui/page.tsx';
import { RecordPage, type Fact } from '../../ui/record-page.tsx';
import { placeHistoryQuery, placeQuery, placeSealsQuery } from './api.ts';
import { FileLinks } from './files-input.tsx';
import { placesMessages } from './messages.ts';
import { PlaceStateTag, ProtectionTag, protectionWords } from './protection.tsx';
import { useStoredSealColumns } from './stored-seals.tsx';

const route = getRouteApi('/places/$id');

/** One storage place: what protects it, who is responsible, what lies in it, and what happened to it. */
export function PlacePage(): ReactNode {
  const say = useMessages(placesMessages);
  const params = route.useParams();
  const { data: place } = useSuspenseQuery(placeQuery(params.id));
  const history = useQuery(placeHistoryQuery(params.id)).data;
  return (
    <RecordPage
      title={place.name}
      status={
        <>
          <PlaceStateTag place={place} />
          <ProtectionTag place={place} />
        </>
      }
      actions={<Actions place={place} />}
      notice={<Notices place={place} sound={history?.sound ?? true} />}
      facts={useFacts(place)}
      {...(history === undefined ? {} : { history: placeHistory(history, say) })}
    >
      <Sheet title={say('seals')}>
        <SealsIn id={place.id} />
      </Sheet>
    </RecordPage>
  );
}

function useFacts(place: PlaceView): readonly Fact[] {
  const say = useMessages(placesMessages);
  return [
    { label: say('kind'), value: say(`kind.${place.kind}`) },
    { label: say('entity'), value: place.entityName },
    { label: say('location'), value: place.location },
    { label: say('occupied'), value: say('occupied.of', place) },
    { label: say('responsible'), value: place.responsible.name },
    ...protections.map((one) => {
      const { provided, remark } = place.protections[one];
      const standing = say(provided ? 'protection.yes' : 'protection.no');
      return {
        label: say(`protection.${one}`),
        value: remark === null ? standing : say('place.with', { name: standing, detail: remark }),
      };
    }),
    { label: say('papers'), value: <FileLinks files={place.papers} />, wide: true },
  ];
}

function Notices({ place, sound }: { readonly place: PlaceView; readonly sound: boolean }): ReactNode {
  const say = useMessages(placesMessages);
  const { closedReason, lacking } = place;
  return (
    <div className="place-notices">
      {sound ? null : <Alert type="error" showIcon title={say('unsound')} />}
      {closedReason === null ? null : (
        <Alert type="info" showIcon role="none" title={say('closed')} description={closedReason} />
      )}
      {closedReason === null && lacking.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          role="none"
          title={say('warning.this', { what: protectionWords(say, lacking) })}
        />
      ) : null}
    </div>
  );
}

function Actions({ place: { id, name, allowed } }: { readonly place: PlaceView }): ReactNode {
  const say = useMessages(placesMessages);
  const params = { id };
  return (
    <>
      {allowed.includes('correctPlace') ? (
        <LinkButton to="/places/$id/correct" params={params} icon={<EditOutlined />}>
          {say('correct')}
        </LinkButton>
      ) : null}
      {allowed.includes('closePlace') ? (
        <ActionButton
          kind="danger"
          label={say('close')}
          ask={{
            title: say('close.title', { name }),
            body: say('close.body'),
            reason: { label: say('close.reason'), max: 500, required: true },
          }}
          run={(reason, options) => client.places.closePlace({ params, body: { reason } }, options)}
          done={say('close.done')}
        />
      ) : null}
    </>
  );
}

function SealsIn({ id }: { readonly id: string }): ReactNode {
  const say = useMessages(placesMessages);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <DataTable
      name="place-seals"
      label={say('seals')}
      columns={useStoredSealColumns('detail')}
      rowKey={(row) => row.id}
      query={useQuery(placeSealsQuery(id, search))}
      search={search}
      onSearch={(next) => void navigate({ search: next, replace: true })}
      filters={[]}
      empty={<EmptyState title={say('seals.empty')} advice={say('seals.empty.advice')} />}
    />
  );
}

const known = ['registered', 'corrected', 'closed'] as const;

/** The ledger's lines about a place in words, the newest first. */
function placeHistory({ items }: HistoryReply, say: Say<typeof placesMessages.zh>): readonly HistoryEntry[] {
  return items
    .map(({ type, at, actor, data }, index): HistoryEntry => {
      const kind = known.find((one) => type === `place.${one}`);
      const lacking = protections.filter((one): one is Protection => {
        const named: unknown = data['lacking'];
        return Array.isArray(named) && named.includes(one);
      });
      const protection =
        lacking.length === 0
          ? say('protection.complete')
          : say('protection.lacking', { what: protectionWords(say, lacking) });
      return {
        id: String(index),
        at,
        what: say(`event.${kind ?? 'other'}`),
        who: actor?.name ?? say('system'),
        detail:
          kind === 'closed'
            ? String(data['reason'])
            : say('event.facts', { capacity: String(data['capacity']), protection }),
        stopped: kind === 'closed',
      };
    })
    .toReversed();
}
