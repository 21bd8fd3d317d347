import english from './en/home.json' with { type: 'json' }
import { catalogue } from './catalogue.ts'

export const { say } = catalogue('home', english)
