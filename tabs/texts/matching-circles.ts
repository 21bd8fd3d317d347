import english from './en/matching-circles.json' with { type: 'json' }
import { catalogue } from './catalogue.ts'

export const { say } = catalogue('matching-circles', english)
