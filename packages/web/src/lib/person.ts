import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { currentPerson, Permission } from '@yinxin/contract';
import type { z } from 'zod';
import { client } from './client.ts';

/** Who is signed in, and what they may do. */
export type Person = z.infer<typeof currentPerson>;

export const personQuery = queryOptions({
  queryKey: ['identity', 'current-person'],
  queryFn: ({ signal }) => client.identity.getCurrentPerson(undefined, { signal }),
  staleTime: 60_000,
});

/** The signed-in person; pages behind the login always have one. */
export const usePerson = (): Person => useSuspenseQuery(personQuery).data;

/**
 * Whether the person's roles carry a permission at all. It decides what is offered; whether a particular record may be
 * touched is the server's answer (`allowed` of the record).
 */
export const may = (person: Person, permission: Permission): boolean => person.permissions.includes(permission);
