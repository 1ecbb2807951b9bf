import { problems } from './problem.ts';

export const useRequestsProblems = problems({});
