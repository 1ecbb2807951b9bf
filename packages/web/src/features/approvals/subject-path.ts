/** Where the page of an approval's subject is: the paths of the kinds of request that have pages. */
const paths: Readonly<Record<string, string>> = {
  'use-request': '/requests',
  destruction: '/destructions',
  engraving: '/engravings',
  suspension: '/suspensions',
  'carry-out': '/carry-outs',
};

/** The page on which a subject is read and decided; nothing for a kind that has no page of its own. */
export const subjectPath = (subject: { readonly type: string; readonly id: string }): string | undefined =>
  paths[subject.type] === undefined ? undefined : `${paths[subject.type]}/${subject.id}`;
