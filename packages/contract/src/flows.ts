import { z } from 'zod';
import { finding, flowDefinition } from './flow-definition.ts';
import { route } from './route.ts';
import { allowed, id, idParams, instant, personRef, text } from './values.ts';

const bilingual = z.object({ zh: z.string(), en: z.string() });

export const flowStatus = z.enum(['draft', 'published', 'retired']);

/** A flow in the list. `inForce` is the version that new requests get. */
export const flowSummary = z.object({
  id,
  version: z.number().int(),
  allowed,
  key: z.string(),
  kind: z.string(),
  name: bilingual,
  /** The legal entity whose flow it is; null for the whole group. */
  entityId: id.nullable(),
  entityName: z.string().nullable(),
  priority: z.number().int(),
  status: flowStatus,
  inForce: z.number().int().nullable(),
  hasDraft: z.boolean(),
  stages: z.number().int(),
});

/** A flow with its draft, what the linter finds in the draft, and all published versions, newest first. */
export const flowView = flowSummary.extend({
  draft: flowDefinition.nullable(),
  findings: z.array(finding),
  versions: z.array(
    z.object({ number: z.number().int(), definition: flowDefinition, publishedAt: instant, publishedBy: personRef }),
  ),
});

export const flows = {
  listFlows: route({
    method: 'GET',
    url: '/api/flows',
    access: { permission: 'flow.read' },
    summary: 'Approval flows, in the order in which they are tried',
    schema: {
      response: {
        200: z.object({
          items: z.array(flowSummary),
          /** Flows of kinds that a newer version of the product brought and that are not here yet. */
          missing: z.array(z.object({ key: z.string(), name: bilingual })),
        }),
      },
    },
  }),
  addShippedFlows: route({
    method: 'POST',
    url: '/api/flows/shipped',
    access: { permission: 'flow.manage' },
    summary: 'Add the shipped flows that are missing, as drafts to be looked at and published',
    idempotent: true,
    schema: { response: { 201: z.object({ items: z.array(flowSummary) }) } },
  }),
  getFlow: route({
    method: 'GET',
    url: '/api/flows/:id',
    access: { permission: 'flow.read' },
    summary: 'A flow with its draft, findings and versions',
    schema: { params: idParams, response: { 200: flowView } },
  }),
  createFlow: route({
    method: 'POST',
    url: '/api/flows',
    access: { permission: 'flow.manage' },
    summary: 'Create a flow as a draft',
    idempotent: true,
    schema: {
      body: z.strictObject({ entityId: id.nullable(), definition: flowDefinition }),
      response: { 201: flowView },
    },
  }),
  draftFlow: route({
    method: 'PUT',
    url: '/api/flows/:id/draft',
    access: { permission: 'flow.manage' },
    summary: 'Save the draft of the next version; what is published stays as it is',
    idempotent: true,
    ifMatch: true,
    schema: { params: idParams, body: flowDefinition, response: { 200: flowView } },
  }),
  discardFlowDraft: route({
    method: 'DELETE',
    url: '/api/flows/:id/draft',
    access: { permission: 'flow.manage' },
    summary: 'Drop the draft',
    idempotent: true,
    ifMatch: true,
    schema: { params: idParams, response: { 200: flowView } },
  }),
  checkFlow: route({
    method: 'POST',
    url: '/api/flows/check',
    access: { permission: 'flow.manage' },
    summary: 'What the linter finds in a definition, without saving it',
    schema: { body: flowDefinition, response: { 200: z.object({ findings: z.array(finding) }) } },
  }),
  publishFlow: route({
    method: 'POST',
    url: '/api/flows/:id/publish',
    access: { permission: 'flow.manage' },
    summary: 'Publish the draft as the next version; requests under way keep theirs',
    idempotent: true,
    ifMatch: true,
    schema: { params: idParams, response: { 200: flowView } },
  }),
  retireFlow: route({
    method: 'POST',
    url: '/api/flows/:id/retire',
    access: { permission: 'flow.manage' },
    summary: 'Retire a flow for good; requests under way go on',
    idempotent: true,
    ifMatch: true,
    schema: { params: idParams, body: z.strictObject({ reason: text(500).min(1) }), response: { 200: flowView } },
  }),
} as const;
