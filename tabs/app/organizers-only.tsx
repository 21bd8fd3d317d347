import { Outlet } from 'react-router'
import { useMe } from '../parts/me.tsx'
import { NotHere } from './not-here.tsx'

/** The door to Manage, for organizers and for auditors, who find their own pages there. The API refuses too; this only spares people pages full of refusals. */
export function OrganizersOnly() {
  const { roles } = useMe()
  return roles.includes('organizer') || roles.includes('auditor') ? <Outlet /> : <NotHere />
}
