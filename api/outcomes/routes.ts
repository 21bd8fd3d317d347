import type { Context } from '../context.ts'
import { bind, type Http } from '../http/bind.ts'
import { organizers, organizersAndAuditors } from '../people/policy.ts'
import * as contract from './contract.ts'
import { exportResults } from './export-results.ts'
import { getResults } from './get-results.ts'
import { exportRecords, getRecords } from './list-records.ts'
import { updateResults } from './request-results.ts'

export function mountOutcomes(http: Http, context: Context): void {
  bind(http, contract.getResults, organizersAndAuditors, ({ query }) => getResults(context, query))
  bind(http, contract.getResultsFile, organizersAndAuditors, ({ query }) => exportResults(context, query))
  bind(http, contract.updateResults, organizers, async ({ params }) => {
    await updateResults(context, params.cohortId)
    return { done: true as const }
  })
  bind(http, contract.getRecords, organizers, ({ params }) => getRecords(context, params.cohortId, params.list))
  bind(http, contract.getRecordsFile, organizers, ({ params, query }) => exportRecords(context, params.cohortId, params.list, query.format))
}
