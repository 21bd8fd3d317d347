import { Body1, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components'
import { Print20Regular } from '@fluentui/react-icons'
import { useParams } from 'react-router'
import { getResults } from '../../api/outcomes/contract.ts'
import { getCohort } from '../../api/programs/contract.ts'
import { useAnswer } from '../parts/answers.ts'
import { CardBones, Loading } from '../parts/loading.tsx'
import { useNow } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { dateOf, sayMoment } from '../parts/moments.ts'
import { Page } from '../parts/page.tsx'
import { useReader } from '../parts/when.tsx'
import { say } from '../texts/outcomes.ts'
import { figuresByGroup, sessionsSentence } from './result-words.ts'

const useStyles = makeStyles({
  // Paper is white whatever the host's theme is.
  sheet: { maxWidth: '720px', '@media print': { colorScheme: 'light', color: '#000', '& *': { color: '#000', backgroundColor: 'transparent' } } },
  quiet: { color: tokens.colorNeutralForeground2 },
  table: { width: '100%', borderCollapse: 'collapse', fontSize: tokens.fontSizeBase300, marginTop: '16px', '& th, & td': { padding: '6px 12px 6px 0', textAlign: 'start', verticalAlign: 'top', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` }, '& tr': { breakInside: 'avoid' } },
  value: { fontWeight: tokens.fontWeightSemibold },
  caveats: { margin: '16px 0 0', paddingInlineStart: '20px', display: 'flex', flexDirection: 'column', gap: '4px' },
  screenOnly: { '@media print': { display: 'none' } },
  group: { paddingTop: '16px !important' },
})

/** A cohort's figures on one page for a board: what they are, of how many, and what they do not say. Made for paper. */
export function Board() {
  const styles = useStyles()
  const reader = useReader()
  const now = useNow()
  const { cohortId = '' } = useParams()
  const results = useAnswer(getResults, { query: { cohortId } })
  const cohort = useAnswer(getCohort, { params: { cohortId } })
  const failed = [results, cohort].find(({ error }) => error !== null)
  const { data } = results
  return (
    <Page
      title={say('board')}
      width="cards"
      back={{ to: `/manage/${cohortId}/results`, label: say('results') }}
      actions={
        data && (
          <Button className={styles.screenOnly} appearance="primary" icon={<Print20Regular />} onClick={() => print()}>
            {say('print')}
          </Button>
        )
      }
    >
      {failed?.error && <Failed title={say('resultsNotLoaded')} error={failed.error} onRetry={() => void Promise.all([results.refetch(), cohort.refetch()])} />}
      {!failed && (results.isPending || cohort.isPending) && (
        <Loading label={say('loadingBoard')}>
          <CardBones lines={6} />
        </Loading>
      )}
      {data && cohort.data && (
        <div className={styles.sheet}>
          <Body1 as="p" block>
            {say('boardOf', { cohort: cohort.data.name, program: cohort.data.program.name })}
          </Body1>
          <Caption1 as="p" block className={styles.quiet}>
            {say('boardPeriod', { first: dateOf(cohort.data.startsOn, reader, now), last: dateOf(cohort.data.endsOn, reader, now), updated: data.computedAt === null ? '' : sayMoment(data.computedAt, now, reader) })}
          </Caption1>
          {data.months.length > 0 && (
            <Body1 as="p" block>
              {sessionsSentence(data.months)}
            </Body1>
          )}
          <table className={styles.table}>
            <tbody>
              {figuresByGroup(data.figures).map(({ title, figures }) => [
                <tr key={title}>
                  <th scope="colgroup" colSpan={3} className={styles.group}>
                    {title}
                  </th>
                </tr>,
                ...figures.map((figure) => (
                  <tr key={figure.id}>
                    <th scope="row">{figure.title}</th>
                    <td className={figure.refused === null ? styles.value : styles.quiet}>{figure.words}</td>
                    <td className={styles.quiet}>{figure.detail}</td>
                  </tr>
                )),
              ])}
            </tbody>
          </table>
          <ul className={styles.caveats}>
            {(['boardCaveat', 'boardCaveatRates', 'boardCaveatSmall', 'boardRecords'] as const).map((key) => (
              <li key={key}>
                <Caption1>{say(key)}</Caption1>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Page>
  )
}
