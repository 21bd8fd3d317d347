import english from './en/roadmap-certificate.json' with { type: 'json' }
import { catalogue } from './catalogue.ts'

export const { say } = catalogue('roadmap-certificate', english)
