import english from './en/roadmap-insight.json' with { type: 'json' }
import { catalogue } from './catalogue.ts'

export const { say } = catalogue('roadmap-insight', english)
