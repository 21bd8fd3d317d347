import english from './en/enrolment-answers.json' with { type: 'json' }
import { catalogue } from './catalogue.ts'

export const { say } = catalogue('enrolment-answers', english)
