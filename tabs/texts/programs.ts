import english from './en/programs.json' with { type: 'json' }
import { catalogue } from './catalogue.ts'

export const { say } = catalogue('programs', english)
