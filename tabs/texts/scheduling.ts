import english from './en/scheduling.json' with { type: 'json' }
import { catalogue } from './catalogue.ts'

export const { say } = catalogue('scheduling', english)
