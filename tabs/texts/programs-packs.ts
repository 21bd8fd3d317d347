import english from './en/programs-packs.json' with { type: 'json' }
import { catalogue } from './catalogue.ts'

export const { say } = catalogue('programs-packs', english)
