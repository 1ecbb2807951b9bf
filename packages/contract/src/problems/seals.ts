import { problems } from './problem.ts';

export const sealsProblems = problems({});
