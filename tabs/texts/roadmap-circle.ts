import english from './en/roadmap-circle.json' with { type: 'json' }
import { catalogue } from './catalogue.ts'

export const { say } = catalogue('roadmap-circle', english)
