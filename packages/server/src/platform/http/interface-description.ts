import swagger from '@fastify/swagger';
import scalar from '@scalar/fastify-api-reference';
import type { Access, Route } from '@yinxin/contract';
import Fastify, { type FastifyInstance, type RouteOptions } from 'fastify';
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';

/**
 * OpenAPI 3.1 from the contract's own schemas, at `/api/openapi.json`, and a page to browse it, at `/api/reference`. The
 * routes are only described here: this application listens nowhere, and none of them does anything.
 */
export async function describeRoutes(routes: readonly RouteOptions[], version: string): Promise<FastifyInstance> {
  const app = Fastify({ exposeHeadRoutes: false });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '印信 Yinxin',
        version,
        description: 'The whole life of a company’s seals. Errors are RFC 9457 problems with a stable `code`.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'yinxin' } },
      },
    },
    transform: (input) => {
      const described = jsonSchemaTransform(input);
      const contract = input.route.config?.contract;
      if (contract === undefined) return { ...described, schema: { ...described.schema, hide: true } };
      return { ...described, schema: { ...described.schema, ...security(contract) } };
    },
    // Schemas with an id of their own are described once, and referred to.
    transformObject: jsonSchemaTransformObject,
  });
  for (const { method, url, schema, config } of routes) {
    app.route({ method, url, ...(schema && { schema }), ...(config && { config }), handler: () => undefined });
  }
  app.get('/api/openapi.json', async () => app.swagger());
  await app.register(scalar, {
    routePrefix: '/api/reference',
    configuration: { withDefaultFonts: false, telemetry: false },
  });
  return app;
}

const security = ({ access, url }: Route) => ({
  tags: [url.split('/')[2] ?? ''],
  'x-permission': nameOf(access),
  security: access === 'public' ? [] : [{ session: [] }],
});

const nameOf = (access: Access): string => (typeof access === 'string' ? access : access.permission);
