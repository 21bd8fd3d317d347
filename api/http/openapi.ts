import { z } from 'zod'
import { type Endpoint, Refusal } from './endpoint.ts'

type JsonSchema = Record<string, unknown>

/** The OpenAPI 3.1 document of every endpoint that is bound: made from the contracts, so it cannot drift from them. */
export function describeApi(endpoints: Endpoint[], version: string): JsonSchema {
  const paths: Record<string, JsonSchema> = {}
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}')
    const entry = (paths[path] ??= {})
    entry[endpoint.method.toLowerCase()] = describeOperation(endpoint)
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Crosspath', version, description: 'Cross-functional mentoring. Every call carries the single sign-on token of the person who calls.' },
    security: [{ entra: [] }],
    paths,
    components: {
      securitySchemes: { entra: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Refusal: toSchema(Refusal, 'output') },
    },
  }
}

function describeOperation(endpoint: Endpoint): JsonSchema {
  const input = toSchema(endpoint.input, 'input')
  const hasBody = endpoint.method !== 'GET' && Object.keys((input['properties'] as object | undefined) ?? {}).length > 0
  return {
    operationId: operationId(endpoint),
    summary: endpoint.summary,
    parameters: [...describeParameters(endpoint.params, 'path'), ...describeParameters(endpoint.query, 'query')],
    ...(hasBody ? { requestBody: { required: true, content: { 'application/json': { schema: input } } } } : {}),
    responses: {
      200: { description: 'Done.', content: { 'application/json': { schema: toSchema(endpoint.output, 'output') } } },
      default: { description: 'Refused, with the reason and the remedy.', content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } } },
    },
  }
}

function describeParameters(schema: z.ZodType, where: 'path' | 'query'): JsonSchema[] {
  const described = toSchema(schema, 'input')
  const required = (described['required'] as string[] | undefined) ?? []
  return Object.entries((described['properties'] as Record<string, JsonSchema> | undefined) ?? {}).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: property,
  }))
}

function toSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonSchema
  return rest
}

function operationId(endpoint: Endpoint): string {
  const words = endpoint.path.replace(/^\/api\//, '').split('/').map((word) => word.replace(/^:/, 'by-'))
  return [endpoint.method.toLowerCase(), ...words].join('-')
}
