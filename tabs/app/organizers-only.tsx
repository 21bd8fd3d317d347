import { Outlet } from 'react-router'
import { useMe } from '../parts/me.tsx'
import { NotHere } from './not-here.tsx'

/** The door to Manage. The API refuses too; this only spares people pages full of refusals. */
export function OrganizersOnly() {
  return useMe().roles.includes('organizer') ? <Outlet /> : <NotHere />
}
