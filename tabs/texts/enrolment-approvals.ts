import english from './en/enrolment-approvals.json' with { type: 'json' }
import { catalogue } from './catalogue.ts'

export const { say } = catalogue('enrolment-approvals', english)
