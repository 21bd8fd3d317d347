import english from './en/meeting.json' with { type: 'json' }
import { catalogue } from './catalogue.ts'

export const { say } = catalogue('meeting', english)
