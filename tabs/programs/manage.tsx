import { useState } from 'react'
import { Button, CounterBadge, makeStyles, mergeClasses, NavDrawer, NavDrawerBody, NavItem, NavSectionHeader, tokens } from '@fluentui/react-components'
import {
  ArrowSwap20Filled, ArrowSwap20Regular, BookOpen20Filled, BookOpen20Regular, bundleIcon, CalendarCheckmark20Filled, CalendarCheckmark20Regular, iconFilledClassName, DataBarVertical20Filled, DataBarVertical20Regular, DataTrending20Filled, DataTrending20Regular, Map20Filled, Map20Regular, Organization20Filled, Organization20Regular, PanelLeftText20Regular,
  OrganizationHorizontal20Filled, OrganizationHorizontal20Regular, PeopleTeam20Filled, PeopleTeam20Regular, PersonAdd20Filled, PersonAdd20Regular, Scales20Filled, Scales20Regular, Wrench20Filled, Wrench20Regular,
} from '@fluentui/react-icons'
import { Outlet, useHref, useLocation, useMatch, useNavigate } from 'react-router'
import { listCohorts } from '../../api/programs/contract.ts'
import { useHostTheme } from '../host/theme.tsx'
import { useAnswer } from '../parts/answers.ts'
import { useMe } from '../parts/me.tsx'
import { PHONE, useWidth, WIDE } from '../parts/width.ts'
import { useOpenRepairs } from '../parts/use-open-repairs.ts'
import { say } from '../texts/programs-manage.ts'
import { likeliestCohort } from './cohort-state.ts'
import { CohortSwitcher } from './cohort-switcher.tsx'

const Overview = bundleIcon(DataTrending20Filled, DataTrending20Regular)
const Enrolments = bundleIcon(PersonAdd20Filled, PersonAdd20Regular)
const Match = bundleIcon(ArrowSwap20Filled, ArrowSwap20Regular)
const Circles = bundleIcon(PeopleTeam20Filled, PeopleTeam20Regular)
const CalendarHealth = bundleIcon(CalendarCheckmark20Filled, CalendarCheckmark20Regular)
const Repairs = bundleIcon(Wrench20Filled, Wrench20Regular)
const Results = bundleIcon(DataBarVertical20Filled, DataBarVertical20Regular)
const Impact = bundleIcon(Scales20Filled, Scales20Regular)
const Stories = bundleIcon(BookOpen20Filled, BookOpen20Regular)
const Programs = bundleIcon(Map20Filled, Map20Regular)
const Ties = bundleIcon(Organization20Filled, Organization20Regular)
const OrgChart = bundleIcon(OrganizationHorizontal20Filled, OrganizationHorizontal20Regular)

const useStyles = makeStyles({
  both: { display: 'flex', alignItems: 'stretch', minHeight: 'calc(100vh - 48px)' },
  nav: { flexShrink: 0, position: 'sticky', top: '48px', height: 'calc(100vh - 48px)', borderRight: `1px solid ${tokens.colorNeutralStroke2}`, '@media print': { display: 'none' } },
  overlay: { maxWidth: '100vw' },
  body: { paddingTop: '4px' },
  // Fluent changes only the background on hover, which in the contrast theme is bright and wants black words.
  place: { ':hover': { color: tokens.colorNeutralForeground1Hover } },
  // The brand colour of a chosen icon is black there.
  contrastPlace: { [`& .fui-NavItem__icon .${iconFilledClassName}`]: { animationName: 'none', color: tokens.colorNeutralForeground1 } },
  count: { marginInlineStart: 'auto', alignSelf: 'center' },
  page: { flex: '1 1 0', minWidth: 0 },
  opener: { padding: '8px 12px 0', [PHONE]: { padding: '8px 4px 0' }, '@media print': { display: 'none' } },
})

/** The side navigation with the page beside it: everything for an organizer, figures for an auditor. */
export function Manage() {
  const styles = useStyles()
  const wide = useWidth(WIDE)
  const [open, setOpen] = useState(false)
  const { pathname } = useLocation()
  const place = useMatch('/manage/:cohortId/:section/*')?.params
  const cohorts = useAnswer(listCohorts, {})
  const cohort = cohorts.data?.cohorts.find(({ id }) => id === place?.cohortId) ?? likeliestCohort(cohorts.data?.cohorts ?? [])
  const roles = useMe().roles
  const isOrganizer = roles.includes('organizer')
  const readsFigures = isOrganizer || roles.includes('auditor')
  const repairs = useOpenRepairs(isOrganizer ? cohort?.id : undefined)
  const section = place?.section ?? (pathname === '/manage/results' ? 'all-results' : (pathname.split('/')[2] ?? 'overview'))

  return (
    <div className={styles.both}>
      <NavDrawer
        type={wide ? 'inline' : 'overlay'}
        open={wide || open}
        onOpenChange={(_, { open: next }) => setOpen(next)}
        selectedValue={section}
        className={wide ? styles.nav : styles.overlay}
        {...(wide ? {} : { role: 'dialog' })}
        aria-label={say('manage')}
      >
        <NavDrawerBody className={styles.body}>
          <CohortSwitcher cohorts={cohorts.data?.cohorts} chosen={cohort} section={section} first={isOrganizer ? 'overview' : 'results'} onChoose={() => setOpen(false)} />
          {cohort && isOrganizer && (
            <>
              <Place value="overview" to={`/manage/${cohort.id}/overview`} icon={<Overview />} label={say('overview')} onGo={() => setOpen(false)} />
              <Place value="enrolments" to={`/manage/${cohort.id}/enrolments`} icon={<Enrolments />} label={say('enrolments')} onGo={() => setOpen(false)} />
              <Place value="match" to={`/manage/${cohort.id}/match`} icon={<Match />} label={say('matchRun')} onGo={() => setOpen(false)} />
              <Place value="circles" to={`/manage/${cohort.id}/circles`} icon={<Circles />} label={say('circles')} onGo={() => setOpen(false)} />
              <Place value="calendar" to={`/manage/${cohort.id}/calendar`} icon={<CalendarHealth />} label={say('calendarHealth')} onGo={() => setOpen(false)} />
              <Place value="repairs" to={`/manage/${cohort.id}/repairs`} icon={<Repairs />} label={say('repairs')} count={repairs} onGo={() => setOpen(false)} />
              <Place value="stories" to={`/manage/${cohort.id}/stories`} icon={<Stories />} label={say('stories')} onGo={() => setOpen(false)} />
            </>
          )}
          {cohort && readsFigures && <Place value="impact" to={`/manage/${cohort.id}/impact`} icon={<Impact />} label={say('impact')} onGo={() => setOpen(false)} />}
          {cohort && readsFigures && <Place value="results" to={`/manage/${cohort.id}/results`} icon={<Results />} label={say('results')} onGo={() => setOpen(false)} />}
          {isOrganizer && (
            <>
              <NavSectionHeader>{say('programs')}</NavSectionHeader>
              <Place value="programs" to="/manage/programs" icon={<Programs />} label={say('programs')} onGo={() => setOpen(false)} />
            </>
          )}
          <NavSectionHeader>{say('company')}</NavSectionHeader>
          {isOrganizer && <Place value="people" to="/manage/people" icon={<OrgChart />} label={say('orgChart')} onGo={() => setOpen(false)} />}
          {readsFigures && <Place value="all-results" to="/manage/results" icon={<Results />} label={say('allResults')} onGo={() => setOpen(false)} />}
          {readsFigures && <Place value="ties" to="/company/ties" icon={<Ties />} label={say('ties')} onGo={() => setOpen(false)} />}
        </NavDrawerBody>
      </NavDrawer>
      <div className={styles.page}>
        {!wide && (
          <div className={styles.opener}>
            <Button appearance="subtle" icon={<PanelLeftText20Regular />} aria-expanded={open} onClick={() => setOpen(true)}>
              {cohort && place ? cohort.name : say('allOfManage')}
            </Button>
          </div>
        )}
        <Outlet />
      </div>
    </div>
  )
}

type PlaceProps = { value: string; to: string; icon: React.ReactElement; label: string; /** How many things wait there. */ count?: number; onGo: () => void }

function Place({ value, to, icon, label, count = 0, onGo }: PlaceProps) {
  const styles = useStyles()
  const contrast = useHostTheme() === 'contrast'
  const href = useHref(to)
  const navigate = useNavigate()
  return (
    <NavItem
      value={value}
      href={href}
      icon={icon}
      className={mergeClasses(styles.place, contrast && styles.contrastPlace)}
      onClick={(event: React.MouseEvent) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        onGo()
        void navigate(to)
      }}
    >
      {label}
      {count > 0 && <CounterBadge className={styles.count} count={count} size="small" color="informative" aria-label={say('waiting', { count })} />}
    </NavItem>
  )
}
