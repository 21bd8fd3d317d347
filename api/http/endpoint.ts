import { z } from 'zod'

/**
 * The shape of a promise: one HTTP endpoint as data, read by the API (which keeps it), by the tab (which calls it)
 * and by the OpenAPI document. It imports nothing that cannot run in a browser.
 */
export type Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Express style, `/api/cohorts/:cohortId`. */
  path: string
  /** One plain sentence for the OpenAPI document. */
  summary: string
  params: Params
  query: Query
  input: Input
  output: Output
}

const nothing = z.object({})
/** The answer of an endpoint that has nothing to say but that it worked. */
export const Done = z.object({ done: z.literal(true) })

type Parts<P extends z.ZodType, Q extends z.ZodType, I extends z.ZodType, O extends z.ZodType> = {
  method: Endpoint['method']
  path: string
  summary: string
  params?: P
  query?: Q
  input?: I
  output: O
}

/** Declares an endpoint; parts that are left out are empty objects. */
export function endpoint<
  O extends z.ZodType,
  P extends z.ZodType = typeof nothing,
  Q extends z.ZodType = typeof nothing,
  I extends z.ZodType = typeof nothing,
>(parts: Parts<P, Q, I, O>): Endpoint<P, Q, I, O> {
  return {
    method: parts.method,
    path: parts.path,
    summary: parts.summary,
    params: parts.params ?? (nothing as unknown as P),
    query: parts.query ?? (nothing as unknown as Q),
    input: parts.input ?? (nothing as unknown as I),
    output: parts.output,
  }
}

/** The one shape of every refusal, the same as Microsoft Graph's. */
export const Refusal = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    requestId: z.string(),
    /** For wrong input: the path of each fault and what would be right. */
    details: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  }),
})
export type Refusal = z.infer<typeof Refusal>

/** Instants travel as epoch milliseconds (`…At`), local dates as `YYYY-MM-DD` (`…On`). */
export const Instant = z.int()
export const LocalDate = z.iso.date().refine((date) => date >= '1900-01-01' && date <= '2199-12-31', { message: 'Choose a date between 1900 and 2199.' })
