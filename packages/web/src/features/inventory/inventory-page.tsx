import './inventory.css';
import { PrinterOutlined } from '@ant-design/icons';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { InventoryItemView, InventoryView, Recognition } from '@yinxin/contract';
import { Alert, Button, Progress } from 'antd';
import { useState, type ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { may, usePerson } from '../../lib/person.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Instant } from '../../ui/instant.tsx';
import { Sheet } from '../../ui/page.tsx';
import { RecordPage, type Fact } from '../../ui/record-page.tsx';
import { formAddress, inventoryHistoryQuery, inventoryQuery } from './api.ts';
import { CountByLabel } from './count-by-label.tsx';
import { CountDialog } from './count-dialog.tsx';
import { inventoryHistory } from './inventory-history.ts';
import { InventoryStateTag } from './inventory-state.tsx';
import { ItemList } from './item-list.tsx';
import { inventoryMessages } from './messages.ts';
import { SignOff } from './sign-off.tsx';
import { SurplusPart } from './surplus-part.tsx';

const route = getRouteApi('/inventory/$id');
/** How often a running count is asked again while it is looked at, in milliseconds: others count too. */
const LOOK_AGAIN = 10_000;

/** What is being counted, and how it was recognised. */
export interface Counting {
  readonly item: InventoryItemView;
  readonly recognised: Recognition;
}

/** One count: its progress, counting by label or from the list, its variances, signing it off. */
export function InventoryPage(): ReactNode {
  const say = useMessages(inventoryMessages);
  const { id } = route.useParams();
  const { show } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: count } = useSuspenseQuery({ ...inventoryQuery(id), refetchInterval: LOOK_AGAIN });
  const history = useQuery({
    ...inventoryHistoryQuery(id),
    enabled: count.allowed.includes('getInventoryHistory'),
  }).data;
  const [counting, setCounting] = useState<Counting>();
  const counts = count.items.some(({ allowed }) => allowed.length > 0);
  return (
    <RecordPage
      title={say('of', { scope: count.departmentName ?? count.entityName })}
      number={count.number}
      status={<InventoryStateTag {...count} />}
      actions={<Actions count={count} />}
      notice={<Notices count={count} sound={history?.sound ?? true} />}
      facts={useFacts(count)}
      {...(history === undefined ? {} : { history: inventoryHistory(history, say) })}
    >
      <Sheet title={say('list')}>
        <div className="inventory-progress">
          <Progress
            percent={count.total === 0 ? 0 : Math.round((count.counted / count.total) * 100)}
            showInfo={false}
            aria-label={say('progress')}
          />
          <span>{say('progress.of', count)}</span>
        </div>
        {counts && count.state === 'open' ? <CountByLabel items={count.items} onFound={setCounting} /> : null}
        <ItemList
          count={count}
          show={show}
          onShow={(next) => void navigate({ search: next === undefined ? {} : { show: next }, replace: true })}
          onCount={(item) => setCounting({ item, recognised: 'ticked' })}
        />
      </Sheet>
      {count.whole ? <SurplusPart count={count} /> : null}
      <CountDialog count={count} counting={counting} onClose={() => setCounting(undefined)} />
    </RecordPage>
  );
}

function Actions({ count }: { readonly count: InventoryView }): ReactNode {
  const say = useMessages(inventoryMessages);
  const { id, allowed, number } = count;
  return (
    <>
      {allowed.includes('closeInventory') ? <SignOff count={count} /> : null}
      <Button icon={<PrinterOutlined />} href={formAddress(id)} download>
        {say('print')}
      </Button>
      {allowed.includes('cancelInventory') ? (
        <ActionButton
          kind="danger"
          label={say('cancel')}
          ask={{
            title: say('cancel.title', { number }),
            body: say('cancel.body'),
            reason: { label: say('cancel.reason'), max: 500, required: true },
          }}
          run={(reason, options) => client.inventory.cancelInventory({ params: { id }, body: { reason } }, options)}
          done={say('cancel.done')}
        />
      ) : null}
    </>
  );
}

/** What is to be known first: that the history is broken, how it ended, or who is asked next. */
function Notices({ count, sound }: { readonly count: InventoryView; readonly sound: boolean }): ReactNode {
  const say = useMessages(inventoryMessages);
  const signs = may(usePerson(), 'inventory.sign-off');
  const { state, ending, counted, total, allowed } = count;
  const done = state === 'open' && counted === total && count.whole;
  return (
    <>
      {sound ? null : <Alert type="error" showIcon title={say('unsound')} />}
      {ending === null ? null : (
        <Alert
          type={state === 'closed' ? 'success' : 'info'}
          showIcon
          role="none"
          title={say(`ending.${state === 'closed' ? 'closed' : 'cancelled'}`, { name: ending.by.name })}
          description={
            <>
              {ending.opinion} <Instant at={ending.at} />
            </>
          }
        />
      )}
      {done && signs && !allowed.includes('closeInventory') ? (
        <Alert type="info" showIcon role="none" title={say('done.other')} />
      ) : null}
      {done && allowed.includes('closeInventory') ? (
        <Alert type="info" showIcon role="none" title={say('done.you')} />
      ) : null}
    </>
  );
}

function useFacts(count: InventoryView): readonly Fact[] {
  const say = useMessages(inventoryMessages);
  // Who only counts has the list before the eyes, also on a phone.
  if (!count.whole) {
    return [
      { label: say('dueOn'), value: count.dueOn },
      { label: say('opener'), value: count.opener.name },
    ];
  }
  return [
    { label: say('entity'), value: `${count.entityName}${count.withSubsidiaries ? say('subsidiaries.with') : ''}` },
    { label: say('department'), value: count.departmentName ?? say('department.all') },
    { label: say('dueOn'), value: count.dueOn },
    { label: say('opener'), value: count.opener.name },
    { label: say('openedAt'), value: <Instant at={count.openedAt} /> },
    { label: say('differing'), value: count.differing },
  ];
}
