import { Caption1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'
import { LockClosed16Regular } from '@fluentui/react-icons'
import { Failed } from '../parts/message.tsx'
import { PersonPicker } from '../parts/person-picker.tsx'
import { say } from '../texts/enrolment.ts'
import { useWishes } from './use-wishes.ts'

const MOST = 3

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column', gap: '16px', paddingTop: '20px', borderTopWidth: '1px', borderTopStyle: 'solid', borderTopColor: tokens.colorNeutralStroke2 },
  title: { margin: 0 },
  words: { display: 'flex', gap: '8px', alignItems: 'flex-start', color: tokens.colorNeutralForeground2 },
  icon: { flexShrink: 0 },
})

/** Particular people, optional and private. */
export function WishFields({ cohortId }: { cohortId: string }) {
  const styles = useStyles()
  const { wishes, change, error, retry } = useWishes(cohortId)
  return (
    <section className={styles.group} aria-labelledby="wishes">
      <Subtitle2 as="h3" id="wishes" className={styles.title}>
        {say('people')}
      </Subtitle2>
      <Caption1 className={styles.words}>
        <LockClosed16Regular className={styles.icon} aria-hidden />
        {say('wishesPrivate')}
      </Caption1>
      {error && <Failed title={say(wishes ? 'wishesNotSaved' : 'wishesNotLoaded')} error={error} onRetry={retry} />}
      {wishes && (
        <>
          <PersonPicker
            label={say('ratherWith')}
            hint={say('ratherWithHint')}
            max={MOST}
            picked={wishes.favourites}
            elsewhere={wishes.notWith}
            onChange={(favourites) => change({ favourites })}
          />
          <PersonPicker
            label={say('ratherNotWith')}
            hint={say('ratherNotWithHint')}
            max={MOST}
            picked={wishes.notWith}
            elsewhere={wishes.favourites}
            onChange={(notWith) => change({ notWith })}
          />
        </>
      )}
    </section>
  )
}
