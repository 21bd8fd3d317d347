import english from './en/home-pulse.json' with { type: 'json' }
import { catalogue } from './catalogue.ts'

export const { say } = catalogue('home-pulse', english)
