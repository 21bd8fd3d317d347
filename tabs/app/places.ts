import type { Me } from '../../api/people/contract.ts'
import type { Home } from '../../api/roadmap/contract.ts'
import { say } from '../texts/app.ts'

/** A place in the bar: where it leads, and how many things wait there. */
export type Place = { key: 'home' | 'circle' | 'roadmap' | 'team' | 'manage'; label: string; to: string; waiting: number }

/** The places this person has; nobody is shown a place that is not for them. */
export function placesOf(me: Me, home: Home | undefined, circleId: string | undefined): Place[] {
  const places: Place[] = [{ key: 'home', label: say('home'), to: '/', waiting: 0 }]
  if (circleId) {
    const pair = circlesOf(home).find((circle) => circle.id === circleId)?.mentees.length === 1
    places.push({ key: 'circle', label: say(pair ? 'myPair' : 'myCircle'), to: `/circle/${circleId}`, waiting: 0 })
    places.push({ key: 'roadmap', label: say('roadmap'), to: `/circle/${circleId}/roadmap`, waiting: 0 })
  }
  if (me.reports > 0) places.push({ key: 'team', label: say('myTeam'), to: '/team', waiting: home?.waitingApprovals ?? 0 })
  if (me.roles.includes('organizer') || me.roles.includes('auditor')) places.push({ key: 'manage', label: say('manage'), to: '/manage', waiting: 0 })
  return places
}

/** The place that a path belongs to; the settings stand apart from the places. */
export function placeAt(pathname: string): Place['key'] | 'settings' {
  if (pathname.startsWith('/settings')) return 'settings'
  if (/^\/(manage|company)/.test(pathname)) return 'manage'
  if (pathname.startsWith('/team')) return 'team'
  if (/^\/circle\/[^/]+\/(roadmap|session|certificate|insight)/.test(pathname)) return 'roadmap'
  return pathname.startsWith('/circle') ? 'circle' : 'home'
}

/** The circles I have a part in, those of running cohorts first. */
export function circlesOf(home: Home | undefined) {
  return [...(home?.journeys ?? [])]
    .sort((a, b) => Number(b.cohort.state === 'running') - Number(a.cohort.state === 'running'))
    .flatMap((journey) => (journey.circle ? [journey.circle] : []))
}
