import { Caption1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'
import { LockClosed16Regular } from '@fluentui/react-icons'
import { Failed } from '../parts/message.tsx'
import { PersonPicker } from '../parts/person-picker.tsx'
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
        People
      </Subtitle2>
      <Caption1 className={styles.words}>
        <LockClosed16Regular className={styles.icon} aria-hidden />
        Optional. Only you can see this, now and later: not your manager, not the organizer, not your circle.
      </Caption1>
      {error && <Failed title={wishes ? "We couldn't save whom you named." : "We couldn't load whom you named."} error={error} onRetry={retry} />}
      {wishes && (
        <>
          <PersonPicker
            label="You would like to be with"
            hint="Up to three. It counts a little when circles are formed. A wish, not a promise."
            max={MOST}
            picked={wishes.favourites}
            elsewhere={wishes.notWith}
            onChange={(favourites) => change({ favourites })}
          />
          <PersonPicker
            label="You would rather not be with"
            hint="Up to three. We will never put you into a circle with them, and nobody is told."
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
