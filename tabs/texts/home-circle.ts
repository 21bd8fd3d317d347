import english from './en/home-circle.json' with { type: 'json' }
import { catalogue } from './catalogue.ts'

export const { say } = catalogue('home-circle', english)
