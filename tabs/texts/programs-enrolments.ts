import english from './en/programs-enrolments.json' with { type: 'json' }
import { catalogue } from './catalogue.ts'

export const { say } = catalogue('programs-enrolments', english)
