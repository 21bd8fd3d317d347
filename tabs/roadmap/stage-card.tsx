import type { ReactNode } from 'react'
import { Body1, Button, Caption1, Card, makeStyles, Subtitle1, Subtitle2, tokens } from '@fluentui/react-components'
import { ArrowSwap16Regular, CalendarLtr20Regular, Video20Regular } from '@fluentui/react-icons'
import { useNavigate, useSearchParams } from 'react-router'
import type { Roadmap, Stage } from '../../api/roadmap/contract.ts'
import { openLink } from '../host/teams.ts'
import { Agenda } from '../parts/agenda.tsx'
import { useNow } from '../parts/me.tsx'
import { ActionBar } from '../parts/page.tsx'
import { Status } from '../parts/status.tsx'
import { sayDay } from '../parts/moments.ts'
import { movedSentence } from '../parts/moved-words.ts'
import { useReader } from '../parts/when.tsx'
import { NARROW } from '../parts/width.ts'
import { say } from '../texts/roadmap.ts'
import { MoveSession } from './move-session.tsx'
import { Preparation } from './preparation.tsx'
import { closedWords, isMovable, isMoved, mainMoveOf, occurrenceOf, sessionTimeOf } from './stage-words.ts'

const useStyles = makeStyles({
  card: { gap: '16px', padding: '20px' },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 12px' },
  time: { display: 'flex', gap: '8px', alignItems: 'flex-start', color: tokens.colorNeutralForeground2 },
  icon: { flexShrink: 0 },
  words: { display: 'flex', flexDirection: 'column', gap: '4px' },
  columns: { display: 'grid', gap: '24px 32px', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)', [NARROW]: { gridTemplateColumns: 'minmax(0, 1fr)' } },
  sections: { display: 'flex', flexDirection: 'column', gap: '20px', minWidth: 0 },
  section: { display: 'flex', flexDirection: 'column', gap: '8px', minWidth: 0 },
  said: { overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
  quiet: { color: tokens.colorNeutralForeground2 },
})

/** One stage: what it is for, when it happens, what to bring and what was agreed. */
export function StageCard({ roadmap, stage }: { roadmap: Roadmap; stage: Stage }) {
  const styles = useStyles()
  const now = useNow()
  const reader = useReader()
  // The way that a card's “I can't make it” leads.
  const [search] = useSearchParams()
  const { session } = stage
  const move = mainMoveOf(stage, roadmap, now)
  const { joinUrl, webLink } = roadmap.series
  const ahead = stage.state !== 'done'
  const occurrence = occurrenceOf(roadmap, stage)
  const moved = occurrence && ahead ? movedSentence(occurrence, reader) : null
  // One whose time does not suit everybody has its way out above the page.
  const movable = occurrence !== null && occurrence.note === null && isMovable(roadmap, occurrence, now)
  const navigate = useNavigate()
  const room = `/circle/${roadmap.circle.id}/session/${stage.number}`
  return (
    <Card size="large" className={styles.card}>
      <div className={styles.head}>
        <Subtitle1 as="h2" style={{ margin: 0 }}>
          {stage.title}
        </Subtitle1>
        {stage.state === 'done' && <Status tone="good">{say('done')}</Status>}
        {stage.state === 'ahead' && <Status tone="waiting">{say('ahead')}</Status>}
        {isMoved(roadmap, stage) && <Status tone="plain" icon={<ArrowSwap16Regular />}>{say('moved')}</Status>}
      </div>
      <Body1 className={styles.time}>
        <CalendarLtr20Regular className={styles.icon} aria-hidden />
        <span className={styles.words}>
          {sessionTimeOf(stage, reader)}
          {moved && <span>{moved}</span>}
        </span>
      </Body1>
      {(stage.state !== 'ahead' || movable) && (
        <ActionBar>
          {stage.state === 'current' && (
            <Button appearance={move === 'join' ? 'secondary' : 'primary'} onClick={() => void navigate(move === 'close' ? `${room}?view=close` : room)}>
              {move === 'close' ? say('closeSession', { number: session.number }) : say(move === 'join' ? 'agenda' : 'prepare')}
            </Button>
          )}
          {stage.state === 'done' && <Button onClick={() => void navigate(room)}>{say('openSession')}</Button>}
          {stage.state === 'current' && joinUrl && move !== 'close' && (
            <Button appearance={move === 'join' ? 'primary' : 'secondary'} icon={<Video20Regular />} onClick={() => void openLink(joinUrl)}>
              {say('join')}
            </Button>
          )}
          {stage.state === 'current' && webLink && move !== 'close' && <Button onClick={() => void openLink(webLink)}>{say('openInOutlook')}</Button>}
          {movable && <MoveSession key={occurrence.number} circleId={roadmap.circle.id} occurrence={occurrence} opened={search.get('move') === 'yes'} />}
        </ActionBar>
      )}
      {!ahead && <Agreed stage={stage} words={session.completedAt === null ? '' : closedWords(session.completedBy, sayDay(session.completedAt, now, reader))} />}
      <div className={styles.columns}>
        <div className={styles.sections}>
          <Section title={say('aim')}>
            <Body1>{stage.aim}</Body1>
          </Section>
          <Section title={say('outcome')}>
            <Body1>{stage.outcome}</Body1>
          </Section>
          {stage.state === 'current' && stage.preparation.length > 0 && <Preparation roadmap={roadmap} stage={stage} />}
        </div>
        <Section title={say('agenda')}>
          <Agenda items={stage.agenda} />
        </Section>
      </div>
    </Card>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const styles = useStyles()
  return (
    <section className={styles.section}>
      <Subtitle2 as="h3" style={{ margin: 0 }}>
        {title}
      </Subtitle2>
      {children}
    </section>
  )
}

function Agreed({ stage, words }: { stage: Stage; words: string }) {
  const styles = useStyles()
  return (
    <Section title={say('agreed')}>
      <Body1 className={styles.said}>{stage.session.agreed || say('nothingAgreed')}</Body1>
      {words && <Caption1 className={styles.quiet}>{words}</Caption1>}
    </Section>
  )
}
