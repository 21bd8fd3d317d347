import english from './en/roadmap.json' with { type: 'json' }
import { catalogue } from './catalogue.ts'

export const { say } = catalogue('roadmap', english)
