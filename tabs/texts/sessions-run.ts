import english from './en/sessions-run.json' with { type: 'json' }
import { catalogue } from './catalogue.ts'

export const { say } = catalogue('sessions-run', english)
