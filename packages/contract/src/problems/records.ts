import { problems } from './problem.ts';

export const recordsProblems = problems({});
