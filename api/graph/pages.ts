import { z } from 'zod'
import type { CallOptions, Graph } from './client.ts'

/** Nothing of ours is longer; a link that leads on for ever must not. */
const mostPages = 1_000

/**
 * Every item of a listing, all its pages. The headers go with each page, as Graph asks.
 * Source: learn.microsoft.com/graph/paging
 * @throws z.ZodError for an item that is not as expected, GraphError as the call itself.
 */
export async function readAllPages<Item extends z.ZodType>(graph: Graph, path: string, item: Item, options: CallOptions = {}): Promise<z.infer<Item>[]> {
  const Page = z.object({ value: z.array(item), '@odata.nextLink': z.string().optional() })
  const items: z.infer<Item>[] = []
  let next: string | undefined = path
  for (let page = 0; next !== undefined; page += 1) {
    if (page === mostPages) throw new Error('Graph goes on with a listing without end.')
    const answer: z.infer<typeof Page> = Page.parse(await graph.get(next, options))
    items.push(...answer.value)
    next = answer['@odata.nextLink']
  }
  return items
}
