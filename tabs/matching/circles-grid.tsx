import { type DragEvent, memo, useRef } from 'react'
import { Body1, Button, Caption1, makeStyles, Persona, tokens } from '@fluentui/react-components'
import { PersonAdd16Regular } from '@fluentui/react-icons'
import type { ProposedCircle } from '../../api/matching/contract.ts'
import type { Person as PersonType } from '../../api/people/contract.ts'
import { Person } from '../parts/person.tsx'
import { type Column, Rows } from '../parts/rows.tsx'
import { useReader } from '../parts/when.tsx'
import { NARROW, useWidth, WIDE } from '../parts/width.ts'
import { locale, numberOf } from '../texts/language.ts'
import { say } from '../texts/matching-circles.ts'
import { circleFit, joinWords, otherZone, shortTime, titleOf } from './circle-words.ts'
import { LockToggle } from './lock-toggle.tsx'
import type { Move } from './use-move.ts'
import type { Wishes } from './use-wishes.ts'
import { lockOf } from './wish-words.ts'

const useStyles = makeStyles({
  draggable: { cursor: 'grab' },
  mentees: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '4px', minWidth: 0 },
  department: { color: tokens.colorNeutralForeground2 },
  foot: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: '8px' },
  time: { display: 'flex', flexDirection: 'column' },
  meta: { color: tokens.colorNeutralForeground2 },
  mentor: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '4px', minWidth: 0, maxWidth: '100%' },
  joins: { display: 'flex', gap: '4px', color: tokens.colorNeutralForeground2, '& > svg': { flexShrink: 0 } },
  presses: { display: 'flex', alignItems: 'center', gap: '4px' },
})

type Dragged = { mentee: PersonType; circle: ProposedCircle }
type CirclesGridProps = { circles: readonly ProposedCircle[]; openNumber: number | null; onOpen: (circle: ProposedCircle) => void; /** Null once published. */ wishes: Wishes | null; /** Null once published. */ onMove: Move['lift'] | null }

/** One row per circle, drawn anew only when something of it changed: who with whom, how well it fits, when it could meet, and whether it is locked. */
export const CirclesGrid = memo(function CirclesGrid({ circles, openNumber, onOpen, wishes, onMove }: CirclesGridProps) {
  const styles = useStyles()
  const narrow = useWidth(NARROW)
  // Beside the open details, which tell departments, jobs and the time, the table keeps to names.
  const beside = useWidth(WIDE) && openNumber !== null
  // Dragging is a second way; the first is "Move to…" beside each mentee's reasons.
  const dragged = useRef<Dragged | null>(null)
  const lift = onMove && ((mentee: PersonType, circle: ProposedCircle) => void (dragged.current = { mentee, circle }))
  const withTimes = circles.some(({ slot }) => slot !== null)
  const why = (circle: ProposedCircle) => (
    <Button
      size={narrow ? 'medium' : 'small'}
      aria-label={say('whyCircle', { mentor: circle.mentor.displayName, mentees: circle.mentees.map(({ person }) => person.displayName).join(', ') })}
      aria-expanded={circle.number === openNumber}
      onClick={(event) => {
        event.stopPropagation()
        onOpen(circle)
      }}
    >
      {say('why')}
    </Button>
  )
  const lock = (circle: ProposedCircle) => wishes && <LockToggle lock={lockOf(wishes.pairs, circle)} name={say('lockCircle', { circle: titleOf(circle) })} busy={wishes.busy || !wishes.ready} onPress={() => wishes.lockCircle(circle)} />
  const columns: Column<ProposedCircle>[] = [
    { id: 'mentor', header: say('mentor'), flex: '1 1 0', cell: (circle) => <Mentor circle={circle} small={beside} />, compare: (a, b) => a.mentor.displayName.localeCompare(b.mentor.displayName, locale()) },
    { id: 'mentees', header: say('mentees'), flex: beside ? '1.1 1 0' : '1.3 1 0', cell: (circle) => <Mentees circle={circle} short={beside} onLift={lift} />, compare: (a, b) => a.mentees.length - b.mentees.length },
    ...(beside || !withTimes ? [] : [{ id: 'time', header: say('time'), flex: '1 1 0', cell: (circle: ProposedCircle) => <Time circle={circle} />, compare: (a: ProposedCircle, b: ProposedCircle) => (a.slot?.firstAt ?? Infinity) - (b.slot?.firstAt ?? Infinity) }]),
    { id: 'fit', header: beside ? say('fit') : say('fitOfHundred'), flex: beside ? '0 0 56px' : '0 0 96px', end: true, cell: (circle) => numberOf(circleFit(circle)), compare: (a, b) => circleFit(a) - circleFit(b) },
    { id: 'press', header: wishes ? say('actions') : say('reasons'), flex: wishes ? '0 0 116px' : '0 0 84px', cell: (circle) => <span className={styles.presses}>{why(circle)}{lock(circle)}</span>, pressable: true },
  ]
  return (
    <Rows
      label={say('circles')}
      items={circles}
      idOf={({ number }) => String(number)}
      columns={columns}
      openId={openNumber === null ? null : String(openNumber)}
      onOpen={onOpen}
      {...(onMove ? { takes: (circle: ProposedCircle) => dragged.current !== null && dragged.current.circle.number !== circle.number, onTake: (circle: ProposedCircle) => dragged.current && onMove(dragged.current.mentee, dragged.current.circle.mentor, circle.mentor) } : {})}
      card={(circle) => (
        <>
          <Mentor circle={circle} small={false} duty={say('mentor')} />
          <Mentees circle={circle} short={false} onLift={null} />
          {withTimes && <Time circle={circle} />}
          <span className={styles.foot}>
            <Body1>{say('fitIs', { fit: circleFit(circle) })}</Body1>
            <span className={styles.presses}>
              {lock(circle)}
              {why(circle)}
            </span>
          </span>
        </>
      )}
    />
  )
})

function Mentor({ circle, small, duty }: { circle: ProposedCircle; small: boolean; duty?: string }) {
  const styles = useStyles()
  const joins = joinWords(circle)
  return (
    <span className={styles.mentor}>
      <Person person={{ ...circle.mentor, jobTitle: null }} size={small ? 'small' : 'medium'} {...(duty === undefined ? {} : { duty })} />
      {joins !== null && (
        <Caption1 className={styles.joins}>
          <PersonAdd16Regular aria-hidden />
          {joins}
        </Caption1>
      )}
    </span>
  )
}

function Time({ circle }: { circle: ProposedCircle }) {
  const styles = useStyles()
  const reader = useReader()
  if (circle.slot === null) return <Caption1 className={styles.meta}>{say('noTimeFound')}</Caption1>
  const zone = otherZone(circle.slot.timeZone, reader.timeZone)
  return (
    <span className={styles.time}>
      <Body1>{shortTime(circle.slot)}</Body1>
      {zone !== null && <Caption1 className={styles.meta}>{say('cityTime', { city: zone })}</Caption1>}
    </span>
  )
}

function Mentees({ circle, short, onLift }: { circle: ProposedCircle; short: boolean; onLift: ((mentee: PersonType, circle: ProposedCircle) => void) | null }) {
  const styles = useStyles()
  const lift = (person: PersonType) => (event: DragEvent) => {
    event.dataTransfer.effectAllowed = 'move'
    event.dataTransfer.setData('text/plain', person.displayName)
    onLift?.(person, circle)
  }
  return (
    <ul className={styles.mentees} aria-label={say('mentees')}>
      {circle.mentees.map(({ person }) => (
        <li key={person.id} {...(onLift ? { draggable: true, className: styles.draggable, onDragStart: lift(person) } : {})}>
          <Persona name={person.displayName} size="extra-small" textAlignment="center" avatar={{ color: 'colorful', 'aria-hidden': true }} primaryText={short ? person.displayName : <NameAndDepartment person={person} />} />
        </li>
      ))}
    </ul>
  )
}

function NameAndDepartment({ person }: { person: PersonType }) {
  const styles = useStyles()
  return (
    <span>
      {person.displayName}
      {person.department !== null && <span className={styles.department}>{`, ${person.department}`}</span>}
    </span>
  )
}
