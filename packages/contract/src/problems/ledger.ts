import { problems } from './problem.ts';

export const ledgerProblems = problems({});
