import { Suspense } from 'react'
import { makeStyles } from '@fluentui/react-components'
import type { Home as HomeAnswer, Journey } from '../../api/roadmap/contract.ts'
import { getHome } from '../../api/roadmap/contract.ts'
import { useAnswer } from '../parts/answers.ts'
import { lazily } from '../parts/lazily.ts'
import { CardBones, Loading } from '../parts/loading.tsx'
import { useMe, useNow } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { MoveQuestions } from '../parts/move-questions.tsx'
import { Page } from '../parts/page.tsx'
import type { Stop } from '../parts/path.tsx'
import { dateOf, type Reader } from '../parts/moments.ts'
import { useReader } from '../parts/when.tsx'
import { WIDE } from '../parts/width.ts'
import { say } from '../texts/home.ts'
import { Hero } from './hero.tsx'
import { type HeroWords, heroWordsOf } from './hero-words.ts'
import { HowItWorks } from './how-it-works.tsx'
import { NextUp } from './next-up.tsx'
import { OtherJourneys } from './other-journeys.tsx'
import { PulseCard } from './pulse-card.tsx'
import { TiesCard } from './ties-card.tsx'
import { wayInOf } from './way-in.ts'

// Faces are a good part of a first load; what to do now is said without them.
const CircleCard = lazily(() => import('./circle-card.tsx').then((module) => module.CircleCard))
const CatchUp = lazily(() => import('../parts/catch-up.tsx').then((module) => module.CatchUp))

const StoryCard = lazily(() => import('./story-card.tsx').then((module) => module.StoryCard))

const useStyles = makeStyles({
  grid: { display: 'grid', gap: '16px', gridTemplateColumns: 'minmax(0, 1fr)', alignItems: 'start', [WIDE]: { gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)' } },
  column: { display: 'flex', flexDirection: 'column', gap: '16px', minWidth: 0 },
})

/** While something is decided or booked elsewhere, or a session may move, the page looks again every few seconds. */
function pollMs(home: HomeAnswer | undefined): number {
  const moving = home?.journeys.some(({ enrolment, series }) => enrolment?.state === 'submitted' || series?.state === 'planning' || series?.state === 'intended' || series?.state === 'booked')
  return moving ? 10_000 : 60_000
}

/** Where I stand, and the one thing to do next. */
export function Home() {
  const styles = useStyles()
  const home = useAnswer(getHome, {}, { pollMs })
  return (
    <Page title={say('home')}>
      {home.error && <Failed title={say('notLoaded')} error={home.error} onRetry={() => void home.refetch()} />}
      {home.data && <Loaded home={home.data} />}
      {home.isPending && (
        <Loading label={say('loading')}>
          <div className={styles.grid}>
            <CardBones lines={5} />
            <CardBones lines={3} />
          </div>
        </Loading>
      )}
    </Page>
  )
}

function Loaded({ home }: { home: HomeAnswer }) {
  const styles = useStyles()
  const me = useMe()
  const now = useNow()
  const reader = useReader()
  const view = { now, reader, me }
  const ranked = home.journeys.map((journey) => ({ journey, words: heroWordsOf(journey, view) })).sort((a, b) => a.words.rank - b.words.rank)
  const first = ranked[0]
  const others: Journey[] = ranked.slice(1).map(({ journey }) => journey)
  const organizer = me.roles.includes('organizer')
  // Somebody with no journey of their own has come for their team or their programs, so that is the hero.
  const leads = first === undefined || (first.journey.enrolment === null && (home.waitingApprovals > 0 || organizer))
  const words = leads ? dutyWords(home, organizer, reader) : first.words
  const journey = leads ? null : first.journey
  const circle = journey?.circle ?? null
  // Whoever may still come into a circle of this cohort reads beside it what that means.
  const way = journey && !circle ? wayInOf(journey, now, reader) : []
  const joining = way.length > 0 ? journey?.cohort : undefined
  return (
    <div className={styles.grid}>
      <div className={styles.column}>
        <Hero words={words} enrolment={journey?.enrolment ?? null} eyebrow={journey ? eyebrowOf(journey) : null} path={{ label: say(circle ? 'roadmapInShort' : 'wayToFirstSession'), stops: journey && circle ? stopsOf(journey) : way }} />
        {circle && <MoveQuestions circleId={circle.id} />}
        {circle && journey?.missed != null && (
          <Suspense fallback={<CardBones lines={2} />}>
            <CatchUp circle={circle} number={journey.missed} agreed />
          </Suspense>
        )}
        <PulseCard />
        <Suspense>
          <StoryCard />
        </Suspense>
        <TiesCard />
        {journey && <NextUp journey={journey} waitingApprovals={home.waitingApprovals} />}
        <OtherJourneys journeys={leads ? home.journeys : others} view={view} />
      </div>
      {(circle || joining) && (
        <div className={styles.column}>
          <Suspense fallback={<CardBones lines={3} />}>{circle && <CircleCard circle={circle} restable={journey?.enrolment?.state === 'matched' || journey?.enrolment?.state === 'active'} />}</Suspense>
          {joining && <HowItWorks cohort={joining} />}
        </div>
      )}
    </div>
  )
}

function stopsOf(journey: Journey): Stop[] {
  return journey.path.map(({ number, shortTitle, state }) => ({ number, title: shortTitle, state, spoken: say('stageSpoken', { number, state }) }))
}

function eyebrowOf({ cohort }: Journey): string {
  return [cohort.program.name, cohort.name].join(' · ')
}

function dutyWords(home: HomeAnswer, organizer: boolean, reader: Reader): HeroWords {
  const waiting = home.waitingApprovals
  if (waiting > 0)
    return {
      rank: 0,
      headline: say('waitingForYou', { people: waiting }),
      line: say('waitingForYouDetail'),
      primary: { label: say('answerNow'), to: '/team' },
      second: null,
    }
  const cohort = home.journeys[0]?.cohort
  if (organizer && cohort)
    return {
      rank: 0,
      headline: say('programOpen', { program: cohort.program.name }),
      line: say('programOpenDetail', { cohort: cohort.name, date: dateOf(cohort.enrolUntilOn, reader, home.nowAt) }),
      primary: { label: say('goToManage'), to: '/manage' },
      second: null,
    }
  if (organizer)
    return { rank: 0, headline: say('noProgram'), line: say('noProgramOrganizer'), primary: { label: say('openCohort'), to: '/manage' }, second: null }
  return { rank: 0, headline: say('noProgram'), line: say('noProgramDetail'), primary: null, second: null }
}
