import { problems } from './problem.ts';

export const approvalsProblems = problems({});
