import { Body1, makeStyles, Tag, tokens, typographyStyles } from '@fluentui/react-components'
import type { Answers } from '../../api/enrolment/contract.ts'
import { PHONE } from '../parts/width.ts'

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
      <Row term={mentee ? 'To learn' : 'Can help with'} words={mentee ? answers.skillsWanted : answers.skillsOffered} />
      {mentee && answers.goals && <Said term="Goal" words={answers.goals} />}
      {mentee && <Row term="From" words={answers.functionsToExplore} />}
      {!mentee && answers.capacity !== undefined && <Row term="Mentees" words={[answers.capacity === 1 ? 'One' : `Up to ${answers.capacity}`]} />}
      {answers.interests && <Row term="Interests" words={answers.interests} />}
      {time && <Said term="Time" words={time} />}
      {answerBy && <Said term="Answer by" words={answerBy} />}
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
