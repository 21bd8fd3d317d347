import english from './en/matching.json' with { type: 'json' }
import { catalogue } from './catalogue.ts'

export const { say } = catalogue('matching', english)
