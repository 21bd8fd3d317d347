import english from './en/app.json' with { type: 'json' }
import { catalogue } from './catalogue.ts'

export const { say } = catalogue('app', english)
