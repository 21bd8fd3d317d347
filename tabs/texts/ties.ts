import english from './en/ties.json' with { type: 'json' }
import { catalogue } from './catalogue.ts'

export const { say } = catalogue('ties', english)
