import english from './en/repairs.json' with { type: 'json' }
import { catalogue } from './catalogue.ts'

export const { say } = catalogue('repairs', english)
