import { Suspense, useEffect, useRef, useState } from 'react'
import { makeStyles, tokens } from '@fluentui/react-components'
import { Outlet, useLocation, useMatch, useNavigate } from 'react-router'
import { getMe } from '../../api/people/contract.ts'
import { getHome } from '../../api/roadmap/contract.ts'
import { followBack, tellReady } from '../host/teams.ts'
import { useAnswer } from '../parts/answers.ts'
import { lazily } from '../parts/lazily.ts'
import { Bone, Loading } from '../parts/loading.tsx'
import { MeProvider } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { Toasts } from '../parts/toast.tsx'
import { say } from '../texts/app.ts'
import { SignInFailed } from './sign-in-failed.tsx'
import { useMoving } from './pages.tsx'
import { PlacesBar } from './places-bar.tsx'
import { circlesOf, placesOf } from './places.ts'

const Opening = lazily(() => import('./opening.tsx').then((module) => module.Opening))

const useStyles = makeStyles({
  skip: {
    position: 'absolute',
    insetInlineStart: '8px',
    top: '-48px',
    zIndex: 20,
    padding: '8px 12px',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    ':focus': { top: '4px' },
  },
  main: { minHeight: 'calc(100vh - 48px)', outlineStyle: 'none' },
  wait: { padding: '16px 24px', display: 'flex', flexDirection: 'column', gap: '16px' },
})

/** The bar on top, the page below it, and who is looking. */
export function Frame() {
  const styles = useStyles()
  const main = useRef<HTMLElement>(null)
  const me = useAnswer(getMe, {})
  const home = useAnswer(getHome, {}, { enabled: me.isSuccess })
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const moving = useLate(useMoving())
  const inUrl = useMatch('/circle/:circleId/*')?.params.circleId
  const circles = circlesOf(home.data)
  const circleId = inUrl ?? circles[0]?.id

  useEffect(() => {
    tellReady()
  }, [])
  useEffect(() => {
    // Braces on purpose: newer browsers answer with a promise, which is no clean-up.
    scrollTo({ top: 0 })
    // A dialog from which one went on hides the page behind it from screen readers, and a page without Fluent's keyboard handling, as Home, never gets that taken back.
    main.current?.closest('[aria-hidden]')?.removeAttribute('aria-hidden')
  }, [pathname])
  useEffect(() => {
    followBack(() => {
      if (history.length < 2 || pathname === '/') return false
      void navigate(-1)
      return true
    })
  }, [navigate, pathname])

  if (me.error?.code === 'signed_out') return <SignInFailed onRetry={() => void me.refetch()} />
  if (!me.data)
    return (
      <main className={styles.wait}>
        {me.error ? (
          <Failed title={say('notOpened')} error={me.error} onRetry={() => void me.refetch()} />
        ) : (
          <Loading label={say('loading')}>
            <div className={styles.wait}>
              <Bone width="320px" height={24} />
              <Bone width="640px" height={128} />
            </div>
          </Loading>
        )}
      </main>
    )

  return (
    <MeProvider me={me.data} readAt={me.dataUpdatedAt}>
      <a
        href="#content"
        className={styles.skip}
        onClick={(event) => {
          event.preventDefault()
          main.current?.focus()
        }}
      >
        {say('contentSkip')}
      </a>
      <PlacesBar places={placesOf(me.data, home.data, circleId)} circles={circles} circleId={circleId} settled={home.isFetched} />
      <Suspense>{moving && <Opening />}</Suspense>
      <main id="content" ref={main} tabIndex={-1} className={styles.main}>
        <Suspense>
          <Outlet />
        </Suspense>
      </main>
      {home.isFetched && <Toasts />}
    </MeProvider>
  )
}

/** True once something has gone on for 300 ms, so that quick changes don't flash. */
function useLate(busy: boolean): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!busy) return
    const timer = setTimeout(() => setLate(true), 300)
    return () => {
      clearTimeout(timer)
      setLate(false)
    }
  }, [busy])
  return busy && late
}
