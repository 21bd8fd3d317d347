import english from './en/home-ties.json' with { type: 'json' }
import { catalogue } from './catalogue.ts'

export const { say } = catalogue('home-ties', english)
