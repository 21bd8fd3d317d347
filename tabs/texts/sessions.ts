import english from './en/sessions.json' with { type: 'json' }
import { catalogue } from './catalogue.ts'

export const { say } = catalogue('sessions', english)
