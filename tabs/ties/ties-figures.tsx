import { Body1, Caption1, Card, makeStyles, Subtitle2, Title3, tokens } from '@fluentui/react-components'
import type { LayerFigures, Ties } from '../../api/ties/contract.ts'
import { say } from '../texts/ties.ts'
import { answeredWords, decimal, layerHow, layerName } from './ties-words.ts'

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: '16px' },
  head: { gap: '4px', padding: '20px' },
  title: { margin: 0 },
  meta: { color: tokens.colorNeutralForeground2 },
  layers: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(280px, 1fr))', gap: '16px' },
  layer: { gap: '8px', padding: '16px' },
  facts: { display: 'grid', gridTemplateColumns: '1fr auto', gap: '4px 16px', margin: 0 },
  value: { margin: 0, textAlign: 'end', fontWeight: tokens.fontWeightSemibold },
})

/** What stayed, first; then the three ways to count, each with what it means and where it comes from. */
export function TiesFigures({ ties }: { ties: Ties }) {
  const styles = useStyles()
  const kept = ties.layers.find(({ layer }) => layer === 'kept')
  const known = kept !== undefined && kept.between !== null && (ties.answered?.share ?? 0) > 0
  return (
    <div className={styles.all}>
      <Card className={styles.head}>
        <Title3 as="h2" className={styles.title}>
          {known ? say('keptHeadline', { count: kept.between ?? 0 }) : say('keptNone')}
        </Title3>
        <Body1 className={styles.meta}>{known ? answeredWords(ties) : say('keptNoneDetail')}</Body1>
        {kept?.before && <Body1>{say('before', { between: kept.before.between })}</Body1>}
      </Card>
      <Subtitle2 as="h2" className={styles.title}>
        {say('threeLayers')}
      </Subtitle2>
      <div className={styles.layers}>
        {ties.layers.map((figures) => (
          <Layer key={figures.layer} figures={figures.layer === 'kept' && !known ? { ...figures, between: null } : figures} />
        ))}
      </div>
    </div>
  )
}

function Layer({ figures }: { figures: LayerFigures }) {
  const styles = useStyles()
  const { layer, between, within, ei, network, asLow, asHigh, before } = figures
  const rare = asLow === null || asHigh === null ? null : Math.min(asLow, asHigh)
  const facts: [string, string | number][] = [
    [say('between'), between ?? say('tooFew')],
    ...(layer === 'kept' ? [] : ([[say('within'), within ?? say('tooFew')], [say('ei'), decimal(ei)]] as [string, string | number][])),
    ...(network && layer !== 'kept' && between ? ([[say('modularity'), decimal(network.modularity)]] as [string, string][]) : []),
    ...(network && between ? ([[say('connectedness'), decimal(network.connectedness)]] as [string, string][]) : []),
  ]
  return (
    <Card className={styles.layer}>
      <Subtitle2 as="h3" className={styles.title}>
        {layerName(layer)}
      </Subtitle2>
      <Caption1 className={styles.meta}>{layerHow(layer)}</Caption1>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name} value`} className={styles.value}>{value}</dd>])}
      </dl>
      {ei !== null && <Caption1 className={styles.meta}>{network ? say('eiHow', { expected: decimal(network.expected) }) : say('eiHowPart')}</Caption1>}
      {ei !== null && rare !== null && <Caption1 className={styles.meta}>{say(asLow === rare ? 'asLow' : 'asHigh', { share: say('share', { value: Math.round(rare * 1000) / 1000 }) })}</Caption1>}
      {network && layer !== 'kept' && between !== null && between > 0 && <Caption1 className={styles.meta}>{say('modularityHow')}</Caption1>}
      {before && layer !== 'kept' && <Caption1 className={styles.meta}>{say('beforeEi', { between: before.between, ei: decimal(before.ei), modularity: decimal(before.network.modularity) })}</Caption1>}
    </Card>
  )
}
