import english from './en/matching-rules.json' with { type: 'json' }
import { catalogue } from './catalogue.ts'

export const { say } = catalogue('matching-rules', english)
