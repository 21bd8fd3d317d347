import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes minutes, the rest by how long its files take; the short ones at the end fill every gap that is left. */
const order = ['static', 'browser', 'server', 'hearts', 'tab']

/**
 * Starts the longest kinds of tests first, so that at the end of a run no core waits for another. What only computes (static) goes
 * beside what waits for a page to answer (browser), one of each at a time.
 */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const byKind = Map.groupBy(await super.sort(files), ({ project }) => project.name)
    const [computing = [], waiting = [], ...rest] = order.map((name) => byKind.get(name) ?? [])
    const inTurns = waiting.flatMap((file, at) => [...computing.slice(at, at + 1), file])
    return [...inTurns, ...computing.slice(waiting.length), ...rest.flat()]
  }
}
