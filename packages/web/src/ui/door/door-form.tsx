import { createContext, use, useId, useState, type ComponentProps, type ReactNode, type SubmitEvent } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { problemTexts, troubleOf, type Trouble } from '../../lib/problems.ts';
import { assignErrors } from '../schema-form/form-values.ts';

/** What was typed, by field name. A name with dots, `entity.name`, stands for a field further inside the body. */
export type DoorFields = Readonly<Record<string, string>>;

/** What the server found wrong, by field name. */
const ErrorsOfForm = createContext<ReadonlyMap<string, string>>(new Map());

interface DoorFormProps {
  readonly children: ReactNode;
  readonly submit: string;
  /** What is wrong with the fields before anything is sent, in words; nothing when they are fine. */
  readonly check?: (fields: DoorFields) => string | undefined;
  /** Does the work; what it throws is shown on the fields and above the button, and the fields stay as typed. */
  readonly onSubmit: (fields: DoorFields) => Promise<void>;
}

/** A short form without the component library: one submission at a time, problems in words. */
export function DoorForm({ children, submit, check, onSubmit }: DoorFormProps): ReactNode {
  const say = useMessages(problemTexts);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map());

  const show = (found: Trouble | undefined, names: readonly string[]): void => {
    const { assigned, left } = assignErrors(
      found?.errors ?? [],
      names.map((name) => name.split('.')),
    );
    setErrors(new Map(assigned.map(({ name, errors: words }) => [name.join('.'), words.join(' ')])));
    setTrouble(found && { ...found, errors: left });
  };

  const send = async (form: HTMLFormElement): Promise<void> => {
    const fields: DoorFields = Object.fromEntries(
      [...new FormData(form)].map(([name, value]) => [name, typeof value === 'string' ? value : '']),
    );
    const names = Object.keys(fields);
    const wrong = check?.(fields);
    show(wrong === undefined ? undefined : { title: wrong, code: 'unchecked', errors: [] }, names);
    if (wrong !== undefined) return;
    setBusy(true);
    try {
      await onSubmit(fields);
    } catch (error) {
      show(troubleOf(error, say), names);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      className="door-form"
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        if (!busy) void send(event.currentTarget);
      }}
    >
      <ErrorsOfForm value={errors}>{children}</ErrorsOfForm>
      <div role="alert">{trouble === undefined ? null : <DoorTrouble trouble={trouble} />}</div>
      <button className="door-submit" type="submit" aria-disabled={busy} aria-busy={busy}>
        {submit}
      </button>
    </form>
  );
}

/** What went wrong and what to do, in a door. */
export function DoorTrouble({ trouble }: { readonly trouble: Trouble }): ReactNode {
  return (
    <div className="door-trouble">
      <strong>{trouble.title}</strong>
      {trouble.remedy === undefined ? null : <p>{trouble.remedy}</p>}
      {trouble.errors.map((error) => (
        <p key={error.pointer + error.code}>{error.detail}</p>
      ))}
    </div>
  );
}

interface DoorFieldProps extends ComponentProps<'input'> {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
}

/** A labelled text field; its hint, and what the server found wrong with it, are read out with it. */
export function DoorField({ label, hint, name, ...input }: DoorFieldProps): ReactNode {
  const id = useId();
  const error = use(ErrorsOfForm).get(name);
  const notes = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`].join(' ').trim();
  return (
    <div className="door-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        required
        aria-invalid={error !== undefined}
        aria-describedby={notes === '' ? undefined : notes}
        {...input}
      />
      {hint === undefined ? null : <small id={`${id}-hint`}>{hint}</small>}
      {error === undefined ? null : (
        <small id={`${id}-error`} className="door-wrong">
          {error}
        </small>
      )}
    </div>
  );
}
