import type { OfficeName } from './offices.ts'
import type { DepartmentName } from './skills.ts'
import type { Cast } from './types.ts'

/** A person written by hand: sits in a team of organisation.ts, as its leader or as a member. */
export type FeaturedPerson = {
  part: Cast['featured'][number]['part']
  team: string
  seat: 'lead' | 'member'
  givenName: string
  surname: string
  /** `null`: the title that the team gives its leader. */
  jobTitle: string | null
  office: OfficeName
  hours: readonly [string, string]
  skills: readonly string[]
  interests: readonly string[]
  roles: readonly string[]
  line: string
}

/** The people the host page offers first, in the order in which the story meets them. */
export const featuredPeople: readonly FeaturedPerson[] = [
  {
    part: 'mentee', team: 'Planning', seat: 'member', givenName: 'Nadia', surname: 'Fairlamb', jobTitle: 'Financial Analyst', office: 'London', hours: ['09:00', '17:30'],
    skills: ['Financial modelling', 'Variance analysis', 'Spreadsheet engineering', 'SQL', 'Business cases'],
    interests: ['Open data', 'Podcasting', 'Maps and cartography', 'Bouldering'], roles: [],
    line: 'Enrol as a mentee: Nadia builds forecasts in Finance and wants to tell stories with data and think like a product manager.',
  },
  {
    part: 'manager', team: 'Planning', seat: 'lead', givenName: 'Graham', surname: 'Oyelade', jobTitle: null, office: 'London', hours: ['08:30', '17:00'],
    skills: ['Budgeting', 'Scenario planning', 'Business cases', 'Performance conversations', 'Investment appraisal'],
    interests: ['Cricket', 'Allotment gardening', 'Jazz'], roles: [],
    line: 'Open the chat with the bot: Graham is Nadia’s manager and approves her enrolment on the card.',
  },
  {
    part: 'organizer', team: 'Talent', seat: 'lead', givenName: 'Imogen', surname: 'Tazelaar', jobTitle: null, office: 'London', hours: ['09:00', '17:30'],
    skills: ['Leadership development', 'Learning design', 'Talent reviews', 'Coaching', 'Workshop facilitation'],
    interests: ['Choir singing', 'River clean-ups', 'Poetry'], roles: ['Organizer'],
    line: 'Run the program: Imogen sees who has enrolled, starts the matching, reads the reasons and publishes the circles.',
  },
  {
    part: 'mentor', team: 'Network Monitoring', seat: 'member', givenName: 'Teodora', surname: 'Halvani', jobTitle: 'Principal Product Manager', office: 'Berlin', hours: ['09:00', '17:30'],
    skills: ['Product thinking', 'Product discovery', 'Prioritisation', 'Data storytelling', 'Workshop facilitation', 'Customer discovery'],
    interests: ['Open data', 'Documentary film', 'Rowing', 'Podcasting'], roles: [],
    line: 'Enrol as a mentor: Teodora offers product thinking and data storytelling and has room for three mentees.',
  },
  {
    part: 'mentor', team: 'Data', seat: 'member', givenName: 'Arvind', surname: 'Kulasekhar', jobTitle: 'Principal Data Engineer', office: 'Bengaluru', hours: ['10:00', '19:00'],
    skills: ['Data engineering', 'SQL', 'Data storytelling', 'Streaming pipelines', 'Coaching', 'System design'],
    interests: ['Carnatic music', 'Maps and cartography', 'Teaching children to code'], roles: [],
    line: 'Enrol as a mentor in Bengaluru: Arvind offers data storytelling, and only London’s mornings overlap with his afternoons.',
  },
  {
    part: 'mentee', team: 'Procurement', seat: 'member', givenName: 'Jonas', surname: 'Weidenhöfer', jobTitle: 'Senior Buyer', office: 'Berlin', hours: ['08:00', '16:30'],
    skills: ['Strategic sourcing', 'Vendor management', 'Negotiation', 'Cost analysis'],
    interests: ['Cycling', 'Fermentation', 'Documentary film', 'Board games'], roles: [],
    line: 'Enrol as a second mentee: Jonas buys parts in Operations and wants to learn what customers need and how products are decided.',
  },
  {
    part: 'manager', team: 'Procurement', seat: 'lead', givenName: 'Selma', surname: 'Dragendorff', jobTitle: null, office: 'Berlin', hours: ['08:00', '16:30'],
    skills: ['Strategic sourcing', 'Vendor management', 'Risk assessment', 'Giving feedback'],
    interests: ['Handball', 'Ceramics', 'Local politics'], roles: [],
    line: 'Approve, decline or ask as Jonas’s manager, on the card or in the tab.',
  },
]

/** Duties that somebody of the company holds beside their post; the chief of a department, who never enrols with the crowd. */
export const featuredChiefs: readonly { part: Cast['featured'][number]['part']; department: DepartmentName; roles: readonly string[]; line: string }[] = [
  {
    part: 'succession-lead', department: 'People', roles: ['SuccessionLead'],
    line: 'Sören keeps the roles the company cannot leave empty, and who could fill them, through the API alone; in the tab he is an employee like all others.',
  },
  {
    part: 'auditor', department: 'Legal', roles: ['Auditor'],
    line: 'Open Manage: Laleh reads figures and records, and changes nothing.',
  },
]
