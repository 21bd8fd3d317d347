import { z } from 'zod'
import { weighedParts } from '../../matching/engine/program-rules.ts'
import type { Field, Form, Pack, SessionContent, SimpleField } from '../../roadmap/plan/content.ts'

/** What a prompt, a line of an agenda and a line to prepare may be long at most: it must fit on a phone and into an invitation. */
export const promptLength = 160

/** Words of one line: no markup, as they go into pages, cards and invitations. */
function words(max: number, min = 1) {
  return z
    .string()
    .trim()
    .min(min)
    .max(max)
    .refine((text) => !/<\/?[a-z!]/i.test(text), { message: 'Write plain words: HTML is not shown.' })
    .refine((text) => !/\p{Cc}/u.test(text), { message: 'Write it on one line, without tabs and breaks.' })
    .refine((text) => !/[\u2028\u2029\u202a-\u202e\u2066-\u2069]/.test(text) && text.isWellFormed(), { message: 'It holds a character that cannot be seen and turns the words around it. Type them anew.' })
}

/** What every object has by itself is no name for something of one's own. */
const isOwn = (name: string) => !(name in {})
const taken = { message: 'This name is taken by the language we are written in. Choose another.' }

const id = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { message: 'Use small letters, digits and hyphens, for example “growth-areas”.' })
  .refine(isOwn, taken)
const fieldId = z
  .string()
  .max(40)
  .regex(/^[a-z][a-zA-Z0-9]*$/, { message: 'Use letters and digits and begin with a small one, for example “firstStep”.' })
  .refine(isOwn, taken)

const anyField = { id: fieldId, label: words(120), hint: words(promptLength).optional(), example: words(200).optional(), needed: z.boolean().optional(), private: z.boolean().optional() }
const options = z.array(z.strictObject({ id, label: words(80) })).min(2).max(30)
const anchors = z.array(z.strictObject({ word: words(20), means: words(promptLength) })).min(2).max(7)
const simpleFields = [
  z.strictObject({ ...anyField, kind: z.literal('text'), max: z.int().min(1).max(2000), lines: z.int().min(1).max(10).optional() }),
  z.strictObject({ ...anyField, kind: z.literal('choice'), options }),
  z.strictObject({ ...anyField, kind: z.literal('choices'), options, min: z.int().min(0).max(30), max: z.int().min(1).max(30) }),
  z.strictObject({ ...anyField, kind: z.literal('scale'), from: words(40), to: words(40) }),
  z.strictObject({ ...anyField, kind: z.literal('level'), anchors }),
  z.strictObject({ ...anyField, kind: z.literal('number'), min: z.number(), max: z.number(), step: z.number().positive(), unit: words(20) }),
  z.strictObject({ ...anyField, kind: z.literal('date'), daysAhead: z.int().min(1).max(400) }),
  z.strictObject({ ...anyField, kind: z.literal('member') }),
  z.strictObject({ ...anyField, kind: z.literal('yes') }),
] as const
const simpleField: z.ZodType<SimpleField> = z.discriminatedUnion('kind', simpleFields)
const listField = z.strictObject({ ...anyField, kind: z.literal('list'), noun: words(30), min: z.int().min(0).max(12), max: z.int().min(1).max(12), of: z.array(simpleField).min(1).max(10) })
const field: z.ZodType<Field> = z.discriminatedUnion('kind', [...simpleFields, listField])

export const FormShape: z.ZodType<Form> = z.strictObject({
  id,
  title: words(60),
  intro: words(300),
  minutes: z.int().min(1).max(30),
  by: z.enum(['mentee', 'mentor', 'everyone']),
  moment: z.enum(['prepare', 'run', 'close']),
  seen: z.enum(['mine', 'choice', 'both', 'circle', 'mentor']),
  fields: z.array(field).min(1).max(15),
})

const prompts = z.array(words(promptLength).regex(/[?.]$/, { message: 'End it with a question mark or a full stop.' })).max(8).default([])
const agenda = z.array(z.strictObject({ minutes: z.int().min(1).max(90), text: words(promptLength), turns: z.enum(['mentees', 'everyone']).optional() })).min(2).max(15)
const preparation = z.array(z.strictObject({ id, minutes: z.int().min(1).max(30), text: words(promptLength), exercise: id.optional() })).max(8)

export const SessionShape: z.ZodType<SessionContent> = z.strictObject({
  phase: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  through: z.literal(3).optional(),
  title: words(80),
  shortTitle: words(24),
  aim: words(200),
  outcome: words(200),
  questions: z.strictObject({ everyone: prompts, mentee: prompts, mentor: prompts }),
  agenda: z.strictObject({ pair: agenda, circle: agenda }),
  preparation: z.strictObject({ mentee: preparation, mentor: preparation }),
  exercises: z.array(id).max(12).default([]),
})

/** The shape alone; what the parts must be to each other is in pack-rules.ts. */
export const PackShape: z.ZodType<Pack> = z.strictObject({
  format: z.literal(1),
  id,
  version: z.int().min(1).max(1_000_000),
  name: words(80, 3),
  purpose: words(600, 10),
  hashtag: words(60)
    .regex(/^#[\p{L}\p{N}&_]+$/u, { message: 'Begin it with # and use letters, digits, & and _ only.' })
    .nullable()
    .default(null),
  look: z.strictObject({ accent: z.enum(['brand', 'teal', 'plum', 'gold', 'forest']), icon: z.enum(['people', 'build', 'compass', 'hand-over', 'seedling', 'chat']) }),
  minutes: z.union([z.literal(45), z.literal(60), z.literal(75), z.literal(90)]),
  sessions: z.array(SessionShape).min(3).max(12),
  forms: z.array(FormShape).max(40),
  weights: z.partialRecord(z.enum(weighedParts), z.number().min(0).max(3)).default({}),
})
