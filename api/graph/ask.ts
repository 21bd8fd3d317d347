import { type BatchRequest, errorOf, type Graph, jobPatienceSeconds } from './client.ts'

/** Ids that stay while an item stays in its mailbox. Source: learn.microsoft.com/graph/outlook-immutable-id */
export const immutable = { Prefer: 'IdType="ImmutableId"' }

/**
 * One request of a job: it travels with those that others make at the same time, and waits as long as jobs may. Ids in its answer are
 * immutable ids.
 * @throws GraphError for any refusal.
 */
export async function ask(graph: Graph, request: Omit<BatchRequest, 'id' | 'headers'>): Promise<unknown> {
  const answer = (await graph.batch([{ ...request, id: '1', headers: immutable }], { patienceSeconds: jobPatienceSeconds })).get('1')
  if (!answer || answer.status >= 400) throw errorOf(answer ?? { status: 504 })
  return answer.body
}
