import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { api, approvalRound, approvalStage, approvalSummary, approvalTask, approvalView } from '@yinxin/contract';
import type { z } from 'zod';
import { client } from '../../lib/client.ts';
import type { Search } from '../../lib/search.ts';

export type ApprovalSummary = z.infer<typeof approvalSummary>;
export type Approval = z.infer<typeof approvalView>;
export type ApprovalRound = z.infer<typeof approvalRound>;
export type ApprovalStage = z.infer<typeof approvalStage>;
export type ApprovalTask = z.infer<typeof approvalTask>;

export const approvalsQuery = (search: Search<typeof api.approvals.listApprovals>) =>
  queryOptions({
    queryKey: ['approvals', 'list', search],
    queryFn: ({ signal }) => client.approvals.listApprovals({ querystring: search }, { signal }),
    placeholderData: keepPreviousData,
  });

export const approvalQuery = (id: string) =>
  queryOptions({
    queryKey: ['approvals', 'one', id],
    queryFn: ({ signal }) => client.approvals.getApproval({ params: { id } }, { signal }),
  });
