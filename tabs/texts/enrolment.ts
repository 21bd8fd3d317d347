import english from './en/enrolment.json' with { type: 'json' }
import { catalogue } from './catalogue.ts'

export const { say } = catalogue('enrolment', english)
