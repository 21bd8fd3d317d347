import { Body1, Body1Strong, Button, Caption1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'
import { Add20Regular, CheckmarkCircle20Regular, LockClosed20Regular, Prohibited20Regular, Subtract20Regular } from '@fluentui/react-icons'
import type { MatchRun } from '../../api/matching/contract.ts'
import { useNow } from '../parts/me.tsx'
import { firstNameOf } from '../parts/person-words.ts'
import { sayMoment } from '../parts/moments.ts'
import { useReader } from '../parts/when.tsx'
import { NARROW } from '../parts/width.ts'
import { Meter } from '../parts/meter.tsx'
import { sayBasic } from '../texts/basics.ts'
import { say } from '../texts/matching-rules.ts'
import { notCounted, pointsWords, rulesInWords, weightsInWords, wishSentence } from './rule-words.ts'
import { SaveRules } from './save-rules.tsx'
import type { Wishes } from './use-wishes.ts'

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: '24px' },
  both: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '24px', alignItems: 'start', [NARROW]: { gridTemplateColumns: '1fr' } },
  section: { display: 'flex', flexDirection: 'column', gap: '12px', minWidth: 0 },
  title: { margin: 0 },
  surface: { listStyleType: 'none', margin: 0, padding: '4px 16px', backgroundColor: tokens.colorNeutralBackground1, border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium },
  row: { display: 'flex', gap: '12px', alignItems: 'flex-start', padding: '12px 0', borderTop: `1px solid ${tokens.colorNeutralStroke2}`, '&:first-child': { borderTopStyle: 'none' }, '& > svg': { flexShrink: 0 } },
  words: { display: 'flex', flexDirection: 'column', gap: '2px', flexGrow: 1, minWidth: 0 },
  line: { display: 'flex', justifyContent: 'space-between', gap: '12px' },
  points: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  meter: { padding: '2px 0' },
  meta: { color: tokens.colorNeutralForeground2 },
  presses: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  top: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: '8px 16px' },
})

/** What a run was made with, readable by anybody: its rules as sentences, what counts for the fit, and the pairs one holds or keeps apart. */
export function RulesView({ run, wishes, onNew }: { run: MatchRun; wishes: Wishes; /** Null while no run can be started. */ onNew: (() => void) | null }) {
  const styles = useStyles()
  const unused = notCounted(run.weights)
  return (
    <div className={styles.all}>
      <div className={styles.top}>
        <Body1>{say('madeWithRules', { run: run.name })}</Body1>
        <span className={styles.presses}>
          <SaveRules run={run} />
          {onNew && (
            <Button icon={<Add20Regular />} onClick={onNew}>
              {say('newScenario')}
            </Button>
          )}
        </span>
      </div>
      <div className={styles.both}>
        <section className={styles.section} aria-labelledby="rules-kept">
          <Subtitle2 as="h2" id="rules-kept" className={styles.title}>
            {say('whatCirclesKeep')}
          </Subtitle2>
          <ul className={styles.surface}>
            {rulesInWords(run.rules).map(({ key, title, sentence, on }) => (
              <li key={key} className={styles.row}>
                {on ? <CheckmarkCircle20Regular aria-hidden /> : <Subtract20Regular aria-hidden />}
                <span className={styles.words}>
                  <Body1Strong>{title}</Body1Strong>
                  <Body1>{sentence}</Body1>
                </span>
              </li>
            ))}
          </ul>
        </section>
        <section className={styles.section} aria-labelledby="rules-fit">
          <Subtitle2 as="h2" id="rules-fit" className={styles.title}>
            {say('whatCounts')}
          </Subtitle2>
          <ul className={styles.surface}>
            {weightsInWords(run.weights).map(({ part, title, meaning, points }) => (
              <li key={part} className={styles.row}>
                <span className={styles.words}>
                  <span className={styles.line}>
                    <Body1Strong>{title}</Body1Strong>
                    <Body1 className={styles.points}>{say('upToPoints', { points: pointsWords(points) })}</Body1>
                  </span>
                  <Meter share={points / 100} className={styles.meter} />
                  <Caption1 className={styles.meta}>{meaning}</Caption1>
                </span>
              </li>
            ))}
          </ul>
          <Caption1 className={styles.meta}>{wishSentence()}</Caption1>
          {unused !== null && <Caption1 className={styles.meta}>{unused}</Caption1>}
        </section>
      </div>
      <PairsHeld wishes={wishes} />
    </div>
  )
}

function PairsHeld({ wishes }: { wishes: Wishes }) {
  const styles = useStyles()
  const reader = useReader()
  const now = useNow()
  return (
    <section className={styles.section} aria-labelledby="rules-pairs">
      <Subtitle2 as="h2" id="rules-pairs" className={styles.title}>
        {say('pairsHeld')}
      </Subtitle2>
      {wishes.pairs.length === 0 ? (
        <Body1 className={styles.meta}>{say('noPairsHeld')}</Body1>
      ) : (
        <ul className={styles.surface}>
          {wishes.pairs.map((pair) => {
            const locked = pair.wish === 'lock'
            const names = { mentor: pair.mentor.displayName, mentee: pair.mentee.displayName }
            return (
              <li key={`${pair.mentor.id} ${pair.mentee.id}`} className={styles.row}>
                {locked ? <LockClosed20Regular aria-label={say('locked')} /> : <Prohibited20Regular aria-label={say('keptApart')} />}
                <span className={styles.words}>
                  <Body1>{locked ? say('pairLocked', names) : say('pairApart', names)}</Body1>
                  <Caption1 className={styles.meta}>{say('byAt', { who: pair.by.displayName, when: sayMoment(pair.at, now, reader) })}</Caption1>
                </span>
                <Button size="small" disabledFocusable={wishes.busy} aria-label={locked ? say('unlockPair', names) : say('undoApart', { mentor: firstNameOf(pair.mentor), mentee: firstNameOf(pair.mentee) })} onClick={() => wishes.wish(pair, 'none')}>
                  {locked ? say('unlock') : sayBasic('undo')}
                </Button>
              </li>
            )
          })}
        </ul>
      )}
      <Caption1 className={styles.meta}>{say('lotKeepsPrivate')}</Caption1>
    </section>
  )
}
