import { problems } from './problem.ts';

export const organizationProblems = problems({});
