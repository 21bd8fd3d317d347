import type { Context } from '../context.ts'
import type { Series } from './contract.ts'
import { presentSeries } from './present.ts'
import { listSeries } from './store.ts'

/** The series of some circles, by circle. */
export async function getSeriesOf(context: Pick<Context, 'db'>, circleIds: string[]): Promise<(circleId: string) => Series> {
  const records = new Map((await listSeries(context.db, circleIds)).map((record) => [record.circleId, record]))
  return (circleId) => presentSeries(circleId, records.get(circleId))
}
