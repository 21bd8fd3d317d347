import english from './en/outcomes.json' with { type: 'json' }
import { catalogue } from './catalogue.ts'

export const { say } = catalogue('outcomes', english)
