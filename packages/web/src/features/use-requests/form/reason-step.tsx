import { useQuery } from '@tanstack/react-query';
import { DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { useState, type ReactNode } from 'react';
import { colleagueQuery, departmentsQuery } from '../../../lib/directory.ts';
import { useLanguage, useMessages } from '../../../lib/i18n.ts';
import { readersZone, zoneName } from '../../../lib/instants.ts';
import { usePerson } from '../../../lib/person.ts';
import { Sheet } from '../../../ui/page.tsx';
import { departmentsAbove } from './departments.ts';
import { useRequestForm } from './form-context.ts';
import { requestFormMessages } from './messages.ts';
import { RequestField } from './request-field.tsx';
import { Select } from '../../../ui/select.tsx';

/** What the seal is needed for, when, and on behalf of which department. */
export function ReasonStep(): ReactNode {
  const say = useMessages(requestFormMessages);
  const language = useLanguage();
  const { content, update } = useRequestForm();
  const [now] = useState(() => dayjs());
  const me = useQuery(colleagueQuery(usePerson().id)).data;
  const departments = departmentsAbove(useQuery(departmentsQuery).data ?? [], me?.departmentId);
  return (
    <Sheet>
      <div className="request-fields">
        <div className="request-field-wide">
          <RequestField pointer="/title" field="title" required hint={say('field.title.hint')}>
            {(control) => (
              <Input
                {...control}
                value={content.title}
                maxLength={100}
                onChange={({ target }) => update((draft) => ({ ...draft, title: target.value }))}
              />
            )}
          </RequestField>
        </div>
        <div className="request-field-wide">
          <RequestField pointer="/purpose" field="purpose" required>
            {(control) => (
              <Input.TextArea
                {...control}
                value={content.purpose}
                maxLength={1000}
                showCount
                autoSize={{ minRows: 4, maxRows: 12 }}
                onChange={({ target }) => update((draft) => ({ ...draft, purpose: target.value }))}
              />
            )}
          </RequestField>
        </div>
        <RequestField
          pointer="/plannedAt"
          field="plannedAt"
          required
          hint={zoneName(
            readersZone(),
            language,
            content.plannedAt === null ? now.toDate() : new Date(content.plannedAt),
          )}
        >
          {({ id }) => (
            <DatePicker
              id={id}
              className="request-date"
              value={content.plannedAt === null ? null : dayjs(content.plannedAt)}
              showTime={{ format: 'HH:mm', minuteStep: 5 }}
              format="YYYY-MM-DD HH:mm"
              minDate={now}
              onChange={(at) => update((draft) => ({ ...draft, plannedAt: at === null ? null : at.toISOString() }))}
            />
          )}
        </RequestField>
        <RequestField pointer="/departmentId" field="departmentId" required>
          {(control) => (
            <Select
              {...control}
              value={content.departmentId}
              options={departments.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(departmentId: string) => update((draft) => ({ ...draft, departmentId }))}
            />
          )}
        </RequestField>
      </div>
    </Sheet>
  );
}
