import { createContext, use, useId, type ReactNode } from 'react';

/** Where a field stands in the definition: `['stages', 0, 'name', 'zh']`. */
export type Path = readonly (string | number)[];

/** What is wrong, by the path of the field, joined with slashes. */
export type Issues = ReadonlyMap<string, string>;

/** The issues of the form around a field. */
export const IssuesOfEditor = createContext<Issues>(new Map());

/** What a field hands to its control. */
export interface ControlProps {
  readonly id: string;
  readonly status: 'error' | '';
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

interface EditorFieldProps {
  readonly path: Path;
  readonly label: string;
  readonly hint?: string;
  readonly wide?: true;
  readonly children: (control: ControlProps) => ReactNode;
}

/** A labelled control of the flow editor, with what is wrong at its path or inside it. */
export function EditorField({ path, label, hint, wide, children }: EditorFieldProps): ReactNode {
  const id = useId();
  const issue = issueAt(use(IssuesOfEditor), path);
  const note = issue ?? hint;
  return (
    <div className={wide === true ? 'editor-field editor-field-wide' : 'editor-field'}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        status: issue === undefined ? '' : 'error',
        'aria-invalid': issue !== undefined,
        'aria-describedby': note === undefined ? undefined : `${id}-note`,
      })}
      {note === undefined ? null : (
        <p id={`${id}-note`} className={issue === undefined ? 'muted' : 'ask-missing'}>
          {note}
        </p>
      )}
    </div>
  );
}

/** The first issue at a path or below it. */
export function issueAt(issues: Issues, path: Path): string | undefined {
  const here = path.join('/');
  for (const [place, text] of issues) if (place === here || place.startsWith(`${here}/`)) return text;
  return undefined;
}
