import { useState } from 'react'
import { Body1, Button, Caption1, Combobox, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, Field, makeStyles, Option, ProgressBar, Spinner, tokens } from '@fluentui/react-components'
import type { MatchRun } from '../../api/matching/contract.ts'
import { Failed, Note } from '../parts/message.tsx'
import { Person } from '../parts/person.tsx'
import { firstNameOf } from '../parts/person-words.ts'
import { reasonOf } from '../parts/refusal-words.ts'
import { sayBasic } from '../texts/basics.ts'
import { say } from '../texts/matching-circles.ts'
import { moveWords } from './compare-words.ts'
import { type Cost, mentorsCalled, mentorsFor, othersWords } from './move-words.ts'
import type { Lifted, Move } from './use-move.ts'

const mostChanges = 20

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: '16px' },
  result: { display: 'flex', flexDirection: 'column', gap: '8px' },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '8px', maxHeight: '240px', overflowY: 'auto' },
  lines: { margin: 0, paddingInlineStart: '20px', display: 'flex', flexDirection: 'column', gap: '4px' },
  change: { display: 'flex', flexDirection: 'column' },
  meta: { color: tokens.colorNeutralForeground2 },
  press: { whiteSpace: 'nowrap' },
})

/** Puts a mentee with another mentor: to whom, what it costs, and only then the press that keeps it. */
export function MoveDialog({ run, move }: { run: MatchRun; move: Move }) {
  return (
    <Dialog open={move.lifted !== null} onOpenChange={(_, { open }) => !open && move.drop()}>
      <DialogSurface>{move.lifted && <MoveBody key={move.lifted.mentee.id} run={run} move={move} lifted={move.lifted} />}</DialogSurface>
    </Dialog>
  )
}

function MoveBody({ run, move, lifted }: { run: MatchRun; move: Move; lifted: Lifted }) {
  const styles = useStyles()
  const { mentee, from, to } = lifted
  const kept = move.cost?.possible === true
  const press = kept ? move.keep : move.attempt
  const refused = move.error !== null && move.error.status >= 400 && move.error.status < 500
  return (
    <DialogBody>
      <DialogTitle>{say('moveTitle', { mentee: mentee.displayName })}</DialogTitle>
      <DialogContent className={styles.content}>
        <Person person={mentee} duty={say('nowWith', { mentor: from.displayName })} size="medium" />
        <MentorField run={run} lifted={lifted} onChoose={move.choose} />
        <div role="status" className={styles.result}>
          {move.underWay && (
            <>
              <ProgressBar aria-label={say('tryingMove')} value={move.underWay.progress?.share ?? 0} />
              <Caption1 className={styles.meta}>{move.underWay.progress?.stage ?? say('starting')}</Caption1>
            </>
          )}
          {move.cost && <CostLines cost={move.cost} />}
          {!move.underWay && !move.cost && !move.error && <Caption1 className={styles.meta}>{say('moveDetail')}</Caption1>}
        </div>
        {move.problem !== null && <Note intent="error">{move.problem}</Note>}
        {move.error && refused && <Note intent="warning">{reasonOf(move.error)}</Note>}
        {move.error && !refused && <Failed title={say('moveNotTried')} error={move.error} onRetry={move.attempt} />}
      </DialogContent>
      <DialogActions>
        <Button appearance="primary" className={styles.press} disabledFocusable={to === null || move.busy || move.cost?.possible === false} {...(move.busy ? { icon: <Spinner size="tiny" aria-hidden /> } : {})} onClick={press}>
          {kept ? say('keepMove') : move.busy ? say('trying') : say('seeCost')}
        </Button>
        <Button className={styles.press} onClick={move.drop}>{kept ? say('leaveThere', { mentee: firstNameOf(mentee) }) : sayBasic('cancel')}</Button>
      </DialogActions>
    </DialogBody>
  )
}

function MentorField({ run, lifted, onChoose }: { run: MatchRun; lifted: Lifted; onChoose: Move['choose'] }) {
  const styles = useStyles()
  const [typed, setTyped] = useState(lifted.to?.displayName ?? '')
  const choices = mentorsFor(run, lifted.mentee)
  const offered = mentorsCalled(choices, typed === lifted.to?.displayName ? '' : typed)
  return (
    <Field label={say('toCircleOf')}>
      <Combobox
        value={typed}
        placeholder={say('typeName')}
        selectedOptions={lifted.to ? [lifted.to.id] : []}
        onChange={(event) => {
          setTyped(event.target.value)
          if (lifted.to) onChoose(null)
        }}
        onOptionSelect={(_, { optionValue }) => {
          const chosen = choices.find(({ person }) => person.id === optionValue)
          if (!chosen) return
          setTyped(chosen.person.displayName)
          onChoose(chosen.person)
        }}
      >
        {offered.map(({ person, about }) => (
          <Option key={person.id} value={person.id} text={person.displayName}>
            <span>
              {person.displayName}
              <Caption1 block className={styles.meta}>
                {about}
              </Caption1>
            </span>
          </Option>
        ))}
        {offered.length === 0 && (
          <Option key="none" disabled text="">
            {say('noMentorFound')}
          </Option>
        )}
      </Combobox>
    </Field>
  )
}

function CostLines({ cost }: { cost: Cost }) {
  const styles = useStyles()
  if (!cost.possible) return <Body1>{cost.why}</Body1>
  const shown = cost.changes.slice(0, mostChanges)
  return (
    <>
      <ul className={styles.lines} aria-label={say('cost')}>
        {cost.lines.map((line) => (
          <li key={line}>
            <Body1>{line}</Body1>
          </li>
        ))}
      </ul>
      {cost.proof !== null && <Caption1 className={styles.meta}>{say('proofSentence', { proof: cost.proof })}</Caption1>}
      <Body1>{othersWords(cost.changes)}</Body1>
      {shown.length > 0 && (
        <ul className={styles.list} aria-label={say('whoElseChanges')} tabIndex={0}>
          {shown.map((change) => (
            <li key={`${change.role} ${change.person.id}`} className={styles.change}>
              <Body1>{change.person.displayName}</Body1>
              <Caption1 className={styles.meta}>{moveWords(change)}</Caption1>
            </li>
          ))}
        </ul>
      )}
      {cost.changes.length > shown.length && <Caption1 className={styles.meta}>{say('moreChanges', { count: cost.changes.length - shown.length })}</Caption1>}
    </>
  )
}
