import english from './en/parts.json' with { type: 'json' }
import { catalogue } from './catalogue.ts'

export const { say } = catalogue('parts', english)
