import * as adaptive from 'adaptivecards'
import { expect } from 'vitest'
import type { Card } from '#scripts/tenant/connector/chats.ts'

export type CardButton = { type: string; title: string; verb?: string; data?: unknown; url?: string; mode?: string }

export const actionsOf = (card: Card): CardButton[] => (card['actions'] ?? []) as CardButton[]

export function action(card: Card, title: string): CardButton {
  const found = actionsOf(card).find((entry) => entry.title === title)
  if (!found) throw new Error(`The card has no button “${title}”, only ${actionsOf(card).map((entry) => entry.title).join(', ')}.`)
  return found
}

/** What Teams shows of a card's buttons, those behind "…" included. */
const mostActions = 6

/** Parts of elements that name no type of their own, and when they came to be. */
const untyped: Record<string, new () => adaptive.SerializableObject> = { facts: adaptive.Fact, choices: adaptive.Choice, refresh: adaptive.RefreshDefinition }

/** Names that a card uses and that its version does not have: parsers pass over them in silence, and clients show nothing. */
function unknownNames(value: unknown, place: string, known?: new () => adaptive.SerializableObject): string[] {
  if (Array.isArray(value)) return value.flatMap((entry, at) => unknownNames(entry, `${place}/${at}`, known))
  if (typeof value !== 'object' || value === null) return []
  const named = value as Record<string, unknown>
  const type = typeof named['type'] === 'string' ? named['type'] : undefined
  const registered = type === undefined ? undefined : (adaptive.GlobalRegistry.elements.findByName(type) ?? adaptive.GlobalRegistry.actions.findByName(type))
  if (type !== undefined && type !== 'AdaptiveCard' && !registered) return [`${place}: ${type} is no element`]
  if (registered && !adaptive.isVersionLessOrEqual(registered.schemaVersion, adaptive.Versions.v1_5)) return [`${place}: ${String(type)} is newer than 1.5`]
  const objectType = type === 'AdaptiveCard' ? adaptive.AdaptiveCard : (registered?.objectType ?? known)
  if (!objectType) return [`${place}: of no known kind`]
  const schema = new objectType().getSchema()
  const properties = new Map(Array.from({ length: schema.getCount() }, (_, at) => schema.getItemAt(at)).map((property) => [property.name, property.targetVersion]))
  return Object.entries(named).flatMap(([name, inner]) => {
    if (name === 'type' || name === '$schema') return []
    // Read by the parser apart from the tables.
    if (['body', 'items', 'actions'].includes(name)) return unknownNames(inner, `${place}/${name}`)
    const since = properties.get(name)
    if (!since) return [`${place}/${name} is no property of ${type ?? 'this'}`]
    if (!adaptive.isVersionLessOrEqual(since, adaptive.Versions.v1_5)) return [`${place}/${name} is newer than 1.5`]
    const part = untyped[name]
    if (part) return unknownNames(inner, `${place}/${name}`, part)
    return name === 'action' || name === 'selectAction' ? unknownNames(inner, `${place}/${name}`) : []
  })
}

/**
 * Holds a card against Microsoft's own parser at version 1.5, against its tables of every element's properties and their versions,
 * and against what Teams makes of cards.
 * Source: learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format
 */
export function expectValid(card: Card): void {
  const context = new adaptive.SerializationContext(adaptive.Versions.v1_5)
  const parsed = new adaptive.AdaptiveCard()
  parsed.hostConfig = new adaptive.HostConfig({ actions: { maxActions: mostActions } })
  parsed.parse(structuredClone(card), context)
  const events = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message)
  expect(events).toEqual([])
  expect(parsed.validateProperties().validationEvents.map((event) => event.message)).toEqual([])
  expect(unknownNames(card, '').join('; ')).toBe('')
  expect(card['version']).toBe('1.5')
  for (const words of ['fallbackText', 'speak']) expect(String(card[words]).length, words).toBeGreaterThan(10)
  expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(12 * 1024)
  expect(parsed.getItemCount()).toBe((card['body'] as unknown[]).length)
  expect(parsed.getActionCount()).toBe(actionsOf(card).length)
  expectUsable(card)
}

function expectUsable(card: Card): void {
  const actions = actionsOf(card)
  expect(actions.length).toBeLessThanOrEqual(mostActions)
  expect(actions.filter((entry) => entry.mode !== 'secondary').length).toBeLessThanOrEqual(4)
  for (const { type, title, verb, url } of actions) {
    expect(title).toMatch(/^[A-Z][A-Za-z' ]{2,18}$/)
    if (type === 'Action.Execute') expect(verb).toMatch(/^[a-z]+\.[a-z-]+$/)
    else expect([type, new URL(url ?? '').origin]).toEqual(['Action.OpenUrl', 'https://teams.microsoft.com'])
  }
  for (const element of card['body'] as Record<string, unknown>[]) {
    if (element['type'] === 'TextBlock') {
      expect(element['wrap']).toBe(true)
      expect(String(element['text']).trim()).not.toBe('')
    }
    if (String(element['type']).startsWith('Input.')) expect(String(element['label'])).toMatch(/^[A-Z]/)
    if (element['isRequired'] === true) expect(String(element['errorMessage']).length).toBeGreaterThan(10)
    if (element['type'] === 'FactSet') expect((element['facts'] as { title: string }[]).map((fact) => fact.title.length).every((length) => length <= 12)).toBe(true)
  }
}
