import english from './en/concerns.json' with { type: 'json' }
import { catalogue } from './catalogue.ts'

export const { say } = catalogue('concerns', english)
