import { Body1, makeStyles, Tag, tokens, typographyStyles } from '@fluentui/react-components'
import type { Answers } from '../../api/enrolment/contract.ts'
import { PHONE } from '../parts/width.ts'
import { say } from '../texts/enrolment-answers.ts'

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: '12px', margin: 0 },
  row: { display: 'grid', gridTemplateColumns: '96px minmax(0, 1fr)', columnGap: '16px', rowGap: '4px', alignItems: 'baseline', [PHONE]: { gridTemplateColumns: 'minmax(0, 1fr)' } },
  term: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2 },
  said: { margin: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
  tags: { display: 'flex', flexWrap: 'wrap', gap: '4px', listStyleType: 'none', margin: 0, padding: 0 },
})

/** What somebody said when enrolling, as its readers see it; `time`: how much of their time it takes, and `answerBy`: until when somebody may answer, where that matters. */
export function AnswerList({ answers, time, answerBy }: { time?: string; answerBy?: string; answers: Pick<Answers, 'role' | 'goals' | 'skillsWanted' | 'functionsToExplore' | 'skillsOffered'> & Partial<Pick<Answers, 'capacity' | 'interests'>> }) {
  const styles = useStyles()
  const mentee = answers.role === 'mentee'
  return (
    <dl className={styles.list}>
      <Row term={say(mentee ? 'toLearn' : 'canHelpWith')} words={mentee ? answers.skillsWanted : answers.skillsOffered} />
      {mentee && answers.goals && <Said term={say('goal')} words={answers.goals} />}
      {mentee && <Row term={say('functions')} words={answers.functionsToExplore} />}
      {!mentee && answers.capacity !== undefined && <Row term={say('mentees')} words={[say('menteesUpTo', { mentees: answers.capacity })]} />}
      {answers.interests && <Row term={say('interests')} words={answers.interests} />}
      {time && <Said term={say('time')} words={time} />}
      {answerBy && <Said term={say('answerBy')} words={answerBy} />}
    </dl>
  )
}

function Said({ term, words }: { term: string; words: string }) {
  const styles = useStyles()
  return (
    <div className={styles.row}>
      <dt className={styles.term}>{term}</dt>
      <dd className={styles.said}>
        <Body1>{words}</Body1>
      </dd>
    </div>
  )
}

function Row({ term, words }: { term: string; words: string[] }) {
  const styles = useStyles()
  if (words.length === 0) return null
  return (
    <div className={styles.row}>
      <dt className={styles.term}>{term}</dt>
      <dd className={styles.said}>
        <ul className={styles.tags}>
          {words.map((word) => (
            <li key={word}>
              <Tag size="small">{word}</Tag>
            </li>
          ))}
        </ul>
      </dd>
    </div>
  )
}
