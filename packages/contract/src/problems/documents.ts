import { problems } from './problem.ts';

export const documentsProblems = problems({});
