import { problems } from './problem.ts';

export const identityProblems = problems({});
