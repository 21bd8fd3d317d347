import { useState } from 'react'
import { Body1, Field, makeStyles, Select, Subtitle2, Tab, TabList, tokens } from '@fluentui/react-components'
import { OrganizationRegular } from '@fluentui/react-icons'
import { useSearchParams } from 'react-router'
import { getTies } from '../../api/ties/contract.ts'
import { useAnswer } from '../parts/answers.ts'
import { Empty } from '../parts/empty.tsx'
import { CardBones, Loading } from '../parts/loading.tsx'
import { useNow } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { sayMoment } from '../parts/moments.ts'
import { Page } from '../parts/page.tsx'
import { useReader } from '../parts/when.tsx'
import { say } from '../texts/ties.ts'
import { TiesFigures } from './ties-figures.tsx'
import { TiesMatrix } from './ties-matrix.tsx'
import { layerName } from './ties-words.ts'

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: '24px' },
  choice: { maxWidth: '400px' },
  part: { display: 'flex', flexDirection: 'column', gap: '8px' },
  title: { margin: 0 },
  meta: { color: tokens.colorNeutralForeground2, maxWidth: '640px' },
})

/** Ties between departments that programs made: what stayed, three ways to count it, and between whom. */
export function TiesPage() {
  const styles = useStyles()
  const now = useNow()
  const reader = useReader()
  const [search, setSearch] = useSearchParams()
  const [layer, setLayer] = useState<'kept' | 'scheduled' | null>(null)
  const cut = search.get('of') ?? ''
  const group = search.get('group') ?? ''
  const [kind, id] = cut.split(':')
  const query = group ? { group } : kind === 'program' && id ? { programId: id } : kind === 'cohort' && id ? { cohortId: id } : {}
  const answer = useAnswer(getTies, { query })
  const ties = answer.data
  const choose = (next: string) => setSearch(next ? { of: next } : {})
  const matrices = (ties?.matrices ?? []).filter(({ departments }) => departments.length > 1)
  const chosen = layer ?? (ties?.layers.find((one) => one.layer === 'kept')?.between ? 'kept' : 'scheduled')
  const matrix = matrices.find((one) => one.layer === chosen)
  const empty = ties && !group && !cut && ties.layers.every(({ between, within }) => between === 0 && !within)

  return (
    <Page title={say('ties')} width="full" status={ties?.countedAt != null && say('countedAt', { when: sayMoment(ties.countedAt, now, reader) })} {...(group && { back: { to: '/company/ties', label: say('allShort') } })}>
      {answer.error && <Failed title={say('notLoaded')} error={answer.error} onRetry={() => void answer.refetch()} />}
      {!ties && !answer.error && (
        <Loading label={say('loading')}>
          <CardBones lines={3} />
        </Loading>
      )}
      {ties && (ties.countedAt === null && !cut || empty) && (
        <Empty icon={<OrganizationRegular />} title={say('noTies')}>
          {say('noTiesDetail')}
        </Empty>
      )}
      {ties && !empty && (ties.countedAt !== null || cut) && (
        <div className={styles.all}>
          {!group && (
            <Field label={say('cut')} className={styles.choice}>
              <Select value={cut} onChange={(_, { value }) => choose(value)}>
                <option value="">{say('all')}</option>
                {ties.cuts.map(({ programId, program, cohorts }) => [
                  <option key={programId} value={`program:${programId}`}>{program}</option>,
                  ...cohorts.map((cohort) => (
                    <option key={cohort.id} value={`cohort:${cohort.id}`}>{say('cohort', { program, cohort: cohort.name })}</option>
                  )),
                ])}
              </Select>
            </Field>
          )}
          {group ? <Body1 className={styles.meta}>{say('onlyPart')}</Body1> : ties.layers.length > 0 && <TiesFigures ties={ties} />}
          {(ties.layers.length === 0 || (group && matrices.length === 0)) && (
            <Empty icon={<OrganizationRegular />} title={say('outside')}>
              {say('outsideDetail')}
            </Empty>
          )}
          {matrices.length > 0 && (
            <div className={styles.part}>
              <TabList selectedValue={chosen} onTabSelect={(_, { value }) => setLayer(value === 'kept' ? 'kept' : 'scheduled')} aria-label={say('ways')}>
                {matrices.map((one) => (
                  <Tab key={one.layer} value={one.layer}>
                    {layerName(one.layer)}
                  </Tab>
                ))}
              </TabList>
              {matrix && <TiesMatrix matrix={matrix} onOpen={(name) => setSearch({ group: name })} />}
            </div>
          )}
          <div className={styles.part}>
            <Subtitle2 as="h2" className={styles.title}>
              {say('howTitle')}
            </Subtitle2>
            <Body1 className={styles.meta}>{say('notMeasured')}</Body1>
          </div>
        </div>
      )}
    </Page>
  )
}
