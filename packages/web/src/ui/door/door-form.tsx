import { useId, useState, type ComponentProps, type ReactNode, type SubmitEvent } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { problemTexts, troubleOf, type Trouble } from '../../lib/problems.ts';

type Fields = Readonly<Record<string, string>>;

interface DoorFormProps {
  readonly children: ReactNode;
  readonly submit: string;
  /** What is wrong with the fields before anything is sent, in words; nothing when they are fine. */
  readonly check?: (fields: Fields) => string | undefined;
  /** Does the work with the fields by name; what it throws is shown above the button, and the fields stay as typed. */
  readonly onSubmit: (fields: Fields) => Promise<void>;
}

/** A short form without the component library: one submission at a time, problems in words. */
export function DoorForm({ children, submit, check, onSubmit }: DoorFormProps): ReactNode {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const say = useMessages(problemTexts);

  const send = async (form: HTMLFormElement): Promise<void> => {
    const fields: Fields = Object.fromEntries(
      [...new FormData(form)].map(([name, value]) => [name, typeof value === 'string' ? value : '']),
    );
    const wrong = check?.(fields);
    setTrouble(wrong === undefined ? undefined : { title: wrong, code: 'unchecked', errors: [] });
    if (wrong !== undefined) return;
    setBusy(true);
    try {
      await onSubmit(fields);
    } catch (error) {
      setTrouble(troubleOf(error, say));
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
      {children}
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
  readonly label: string;
  readonly hint?: string;
}

/** A labelled text field; `hint` is read out with it. */
export function DoorField({ label, hint, ...input }: DoorFieldProps): ReactNode {
  const id = useId();
  return (
    <div className="door-field">
      <label htmlFor={id}>{label}</label>
      <input id={id} required aria-describedby={hint === undefined ? undefined : `${id}-hint`} {...input} />
      {hint === undefined ? null : <small id={`${id}-hint`}>{hint}</small>}
    </div>
  );
}
