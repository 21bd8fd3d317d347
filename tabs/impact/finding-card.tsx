import { Body1, Body1Strong, Card, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'
import type { Impact } from '../../api/impact/contract.ts'
import { type Column, Rows } from '../parts/rows.tsx'
import { numberOf } from '../texts/language.ts'
import { say } from '../texts/impact.ts'
import { amountOf, stateSentence } from './impact-words.ts'
import { IntervalPicture } from './interval-picture.tsx'

type Row = { name: string; words: string; level: string }

const useStyles = makeStyles({
  card: { display: 'flex', flexDirection: 'column', gap: '16px', padding: '16px' },
  title: { margin: 0 },
  words: { maxWidth: '640px' },
  plan: { margin: 0, paddingInlineStart: '20px', color: tokens.colorNeutralForeground2 },
})

/** What can be said of a season, or why nothing can; a refusal is an answer. `measuredOn` in words. */
export function FindingCard({ impact: { finding, plan }, measuredOn }: { impact: Impact; measuredOn: string }) {
  const styles = useStyles()
  const { judged, design } = finding
  const words = stateSentence(finding.state, measuredOn)
  const columns: Column<Row>[] = [
    { id: 'name', header: say('arm'), cell: ({ name }) => name },
    { id: 'words', header: say('outcomes'), cell: (row) => row.words, flex: '3 1 0' },
    { id: 'level', header: say('level'), cell: ({ level }) => level, end: true },
  ]
  const names = design === 'encouragement' ? [say('invited'), say('notInvited')] : [say('drawnIn'), say('notDrawnIn')]
  const rows = (finding.arms ?? []).map((arm, at): Row => ({ name: names[at] ?? '', words: say('group', arm), level: levelOf(judged, at) }))
  return (
    <Card className={styles.card}>
      <Subtitle2 as="h2" className={styles.title}>
        {say('whatCanBeSaid')}
      </Subtitle2>
      {words !== null && <Body1 className={styles.words}>{words}</Body1>}
      {judged && <IntervalPicture title={say('asDrawn')} estimate={judged.asDrawn} judged={judged} design={design} />}
      {judged && <IntervalPicture title={say('moved')} estimate={judged.moved} judged={judged} design={design} />}
      {rows.length > 0 && <Rows label={say('tableLabel')} items={rows} idOf={({ name }) => name} columns={columns} card={(row) => <ArmCard row={row} />} />}
      {plan.perArm > 0 && (
        <div>
          <Body1 block>{say('planPeople', { perArm: plan.perArm })}</Body1>
          <ul className={styles.plan}>
            {plan.rows.map(({ base, smallest, forTenPoints }) => (
              <li key={base}>{smallest === null ? say('planRowNone', { base: base * 100, people: forTenPoints }) : say('planRow', { base: base * 100, drop: numberOf(smallest * 100, { maximumFractionDigits: 1 }) })}</li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  )
}

function ArmCard({ row: { name, words, level } }: { row: Row }) {
  return (
    <>
      <Body1Strong>{name}</Body1Strong>
      <Body1>{words}</Body1>
      <Body1>{level}</Body1>
    </>
  )
}

function levelOf(judged: Impact['finding']['judged'], at: number): string {
  const level = judged?.levels?.[at]
  if (!judged || level === undefined) return '–'
  return judged.kind === 'yes-no' ? numberOf(level, { style: 'percent', maximumFractionDigits: 1 }) : amountOf(level, judged.kind)
}
