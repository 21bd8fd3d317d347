import english from './en/settings.json' with { type: 'json' }
import { catalogue } from './catalogue.ts'

export const { say } = catalogue('settings', english)
