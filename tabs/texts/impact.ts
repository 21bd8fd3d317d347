import english from './en/impact.json' with { type: 'json' }
import { catalogue } from './catalogue.ts'

export const { say } = catalogue('impact', english)
