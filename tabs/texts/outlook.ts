import english from './en/outlook.json' with { type: 'json' }
import { catalogue } from './catalogue.ts'

export const { say } = catalogue('outlook', english)
