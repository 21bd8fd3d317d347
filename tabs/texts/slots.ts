import english from './en/slots.json' with { type: 'json' }
import { catalogue } from './catalogue.ts'

export const { say } = catalogue('slots', english)
