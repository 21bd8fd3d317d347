import type { DepartmentName } from './skills.ts'

/** Weekly meetings of a piece of work that lasts a season, by the department whose work it is. */
export const projects: Record<DepartmentName, readonly string[]> = {
  Engineering: ['Gateway firmware 4 release', 'Telemetry backlog', 'Portal performance', 'Leak model accuracy', 'Certificate rotation', 'Mobile offline mode', 'Design review', 'Incident follow-up', 'Data quality board', 'Sensor board revision'],
  Operations: ['Supplier scorecards', 'Second assembly line', 'Returns analysis', 'Spare parts planning', 'Service level review', 'Carrier tender', 'Knowledge base clean-up', 'Shop floor safety round', 'Sales and operations planning'],
  Sales: ['Pipeline review', 'Tender war room', 'Key account planning', 'Partner enablement', 'Forecast call', 'Demo environment', 'Renewals round', 'Quarterly territory review'],
  Product: ['Discovery synthesis', 'Roadmap review', 'Alarm redesign', 'Usability findings', 'Field tools beta', 'Pricing experiment', 'Opportunity review', 'Design critique'],
  Finance: ['Month-end close', 'Budget round', 'Margin review', 'Audit preparation', 'Cash position', 'Investment requests', 'Forecast update', 'Reporting automation'],
  Marketing: ['Campaign planning', 'Customer stories', 'Website relaunch', 'Trade fair preparation', 'Launch calendar', 'Brand refresh', 'Message testing'],
  People: ['Talent review preparation', 'Manager curriculum', 'Hiring plan', 'Engagement survey actions', 'Job architecture', 'Onboarding redesign'],
  Legal: ['Contract playbook', 'Privacy assessments', 'Policy refresh', 'Tender terms', 'Patent board', 'Vendor risk round'],
}

/** One-off meetings. */
export const occasional: readonly string[] = [
  'Prepare the steering committee', 'Supplier visit debrief', 'Walk through the numbers', 'Customer call', 'Interview', 'Interview debrief',
  'Lessons from the pilot', 'Review of the draft', 'Handover', 'Contract questions', 'Kick-off', 'Decision needed: scope', 'Demo run-through',
  'Quarterly review', 'Incident review', 'Workshop: next half-year', 'Training: new expense tool', 'Catch-up', 'Site visit planning',
  'Risk review', 'Questions on the forecast', 'Introduction round', 'Open issues before release', 'Press questions', 'Coffee with the new joiner',
]

export const focusSubjects: readonly string[] = ['Focus time', 'Focus time', 'Heads-down work', 'No meetings please', 'Deep work', 'Writing time']

export const lunchSubjects: readonly string[] = ['Lunch', 'Lunch', 'Lunch break', 'Midday walk']

export const holds: readonly string[] = ['Hold: customer visit', 'Hold: board papers', 'Hold: candidate interviews', 'Hold: release window']

export const reminders: readonly string[] = ['Expense claims due', 'Time sheets due', 'Office closed after 17:00 for cleaning', 'Fire drill today', 'Goals to be updated by tonight']

/** Weekly and one-off appointments that concern nobody else; booked as private. */
export const privateWeekly: readonly string[] = ['Physiotherapy', 'School pick-up', 'Evening class', 'Care appointment', 'Choir rehearsal']
export const privateOnce: readonly string[] = ['Dentist', 'Doctor', 'School meeting', 'Boiler repair', 'Eye test', 'Vet', 'Town hall office', 'Driving test', 'Parcel delivery', 'Passport office']

export const leaveSubjects: readonly string[] = ['Annual leave', 'Holiday', 'Out of office', 'On leave', 'Family time']
