import english from './en/programs-overview.json' with { type: 'json' }
import { catalogue } from './catalogue.ts'

export const { say } = catalogue('programs-overview', english)
