import { makeStyles } from '@fluentui/react-components'
import { Page } from '../parts/page.tsx'
import { say } from '../texts/settings.ts'
import { MyMessages } from './my-messages.tsx'
import { WhenAway } from './when-away.tsx'

const useStyles = makeStyles({ cards: { display: 'flex', flexDirection: 'column', gap: '16px' } })

/** What somebody sets for themselves, one card for each matter; every card acts at once. */
export function Settings() {
  const styles = useStyles()
  return (
    <Page title={say('settings')} width="form">
      <div className={styles.cards}>
        <MyMessages />
        <WhenAway />
      </div>
    </Page>
  )
}
