import { randomUUIDv7 } from 'node:crypto';

/** A new id: UUIDv7, so that rows lie in the order of their making. Never a secret. */
export const newId = (): string => randomUUIDv7();

/** The actor of what the system does by itself (deadlines, start-up). Not a person, holds no grants. */
export const SYSTEM_ACTOR = '00000000-0000-7000-8000-000000000000';
