import { useState } from 'react'
import { Body1, Button, Caption1, Card, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'
import { listPacks, type PackSummary } from '../../api/programs/contract.ts'
import { useAnswer } from '../parts/answers.ts'
import { CardBones, Loading } from '../parts/loading.tsx'
import { Failed } from '../parts/message.tsx'
import { Page } from '../parts/page.tsx'
import { PHONE } from '../parts/width.ts'
import { say } from '../texts/programs-packs.ts'
import { ImportPackDrawer } from './import-pack.tsx'
import { NewProgramDrawer } from './new-program.tsx'
import { PackInside } from './pack-inside.tsx'
import { PackLook } from './pack-look.tsx'
import { groupsOf, lengthWords } from './pack-words.ts'

const useStyles = makeStyles({
  intro: { maxWidth: '640px', color: tokens.colorNeutralForeground2, margin: '0 0 8px' },
  group: { margin: '16px 0 12px' },
  grid: { display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(280px, 1fr))', gap: '16px', listStyleType: 'none', margin: 0, padding: 0, [PHONE]: { gridTemplateColumns: '1fr', gap: '12px' } },
  item: { display: 'flex' },
  card: { flexGrow: 1, padding: '16px', gap: '12px' },
  head: { display: 'flex', alignItems: 'center', gap: '12px' },
  names: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  name: { margin: 0, overflowWrap: 'anywhere' },
  meta: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  purpose: { flexGrow: 1 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', [PHONE]: { '& > button': { minHeight: '40px' } } },
})

/** The first step of a new program: what its sessions are made of. */
export function ChoosePack() {
  const styles = useStyles()
  const packs = useAnswer(listPacks, {})
  const [looked, setLooked] = useState<PackSummary | null>(null)
  const [chosen, setChosen] = useState<PackSummary | null>(null)
  const [importing, setImporting] = useState(false)
  const choose = (pack: PackSummary) => {
    setLooked(null)
    setChosen(pack)
  }
  return (
    <Page title={say('newProgram')} back={{ to: '/manage/programs', label: say('programs') }} width="cards" actions={<Button onClick={() => setImporting(true)}>{say('importPack')}</Button>}>
      <Body1 as="p" block className={styles.intro}>
        {say('chooseDetail')}
      </Body1>
      {packs.error && !packs.data && <Failed title={say('notLoaded')} error={packs.error} onRetry={() => void packs.refetch()} />}
      {!packs.data && !packs.error && (
        <Loading label={say('loading')}>
          <div className={styles.grid}>
            <CardBones lines={3} />
            <CardBones lines={3} />
            <CardBones lines={3} />
          </div>
        </Loading>
      )}
      {groupsOf(packs.data?.packs ?? []).map((group) => (
        <section key={group.title} aria-label={group.title}>
          <Subtitle2 as="h2" block className={styles.group}>
            {group.title}
          </Subtitle2>
          <ul className={styles.grid}>
            {group.packs.map((pack) => (
              <li key={pack.id} className={styles.item}>
                <PackCard pack={pack} onLook={() => setLooked(pack)} onChoose={() => choose(pack)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {looked && <PackInside pack={looked} onChoose={() => choose(looked)} onClose={() => setLooked(null)} />}
      {chosen && <NewProgramDrawer key={chosen.id} pack={chosen} onClose={() => setChosen(null)} />}
      {importing && <ImportPackDrawer onClose={() => setImporting(false)} />}
    </Page>
  )
}

function PackCard({ pack, onLook, onChoose }: { pack: PackSummary; onLook: () => void; onChoose: () => void }) {
  const styles = useStyles()
  return (
    <Card className={styles.card}>
      <div className={styles.head}>
        <PackLook look={pack.look} />
        <span className={styles.names}>
          <Subtitle2 as="h3" className={styles.name}>
            {pack.name}
          </Subtitle2>
          <Caption1 className={styles.meta}>{lengthWords(pack)}</Caption1>
        </span>
      </div>
      <Body1 className={styles.purpose}>{pack.purpose}</Body1>
      {pack.hashtag && <Caption1 className={styles.meta}>{pack.hashtag}</Caption1>}
      <div className={styles.buttons}>
        <Button aria-label={say('chooseNamed', { name: pack.name })} onClick={onChoose}>
          {say('choose')}
        </Button>
        <Button appearance="subtle" aria-label={say('lookInsideNamed', { name: pack.name })} onClick={onLook}>
          {say('lookInside')}
        </Button>
      </div>
    </Card>
  )
}
