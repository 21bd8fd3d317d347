import english from './en/people.json' with { type: 'json' }
import { catalogue } from './catalogue.ts'

export const { say } = catalogue('people', english)
