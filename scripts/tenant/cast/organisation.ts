import type { OfficeName } from './offices.ts'
import type { DepartmentName } from './skills.ts'

/** A leader and the people who report to them. `size` counts the leader. */
export type Team = {
  name: string
  office: OfficeName
  size: number
  leadTitle: string
  /** What members are called, without the grade. */
  trades: readonly string[]
  /** Skills most of the team has. */
  core: readonly string[]
}

/** Teams under a director, or straight under the chief when `directorTitle` is null. */
export type Area = { directorTitle: string | null; office: OfficeName; teams: readonly Team[] }

export type Department = { name: DepartmentName; chiefTitle: string; office: OfficeName; areas: readonly Area[] }

/** 239 people below the chief executive. */
export const departments: readonly Department[] = [
  {
    name: 'Engineering', chiefTitle: 'Chief Technology Officer', office: 'London',
    areas: [
      {
        directorTitle: 'Director of Software', office: 'Bengaluru',
        teams: [
          { name: 'Portal', office: 'Bengaluru', size: 9, leadTitle: 'Portal Engineering Manager', trades: ['Software Engineer', 'Frontend Engineer'], core: ['TypeScript', 'API design', 'Code review', 'Accessibility engineering', 'System design'] },
          { name: 'Cloud', office: 'Bengaluru', size: 8, leadTitle: 'Cloud Platform Manager', trades: ['Cloud Engineer', 'Software Engineer'], core: ['Cloud architecture', 'Observability', 'Security engineering', 'Release engineering', 'System design'] },
          { name: 'Quality', office: 'Bengaluru', size: 8, leadTitle: 'Quality Engineering Manager', trades: ['Quality Engineer', 'Test Engineer'], core: ['Test automation', 'Performance tuning', 'Release engineering', 'Technical writing', 'Mobile development'] },
        ],
      },
      {
        directorTitle: 'Director of Devices', office: 'Berlin',
        teams: [
          { name: 'Firmware', office: 'Berlin', size: 9, leadTitle: 'Firmware Manager', trades: ['Firmware Engineer', 'Embedded Engineer'], core: ['Embedded C', 'Low-power radio', 'Signal processing', 'Code review', 'Test automation'] },
          { name: 'Hardware', office: 'Berlin', size: 8, leadTitle: 'Hardware Manager', trades: ['Hardware Engineer', 'Sensor Engineer'], core: ['Circuit design', 'Sensor calibration', 'Signal processing', 'Technical writing', 'Low-power radio'] },
        ],
      },
      {
        directorTitle: 'Director of Data and Reliability', office: 'London',
        teams: [
          { name: 'Data', office: 'London', size: 8, leadTitle: 'Data Engineering Manager', trades: ['Data Engineer', 'Data Scientist'], core: ['Data engineering', 'SQL', 'Streaming pipelines', 'Machine learning', 'Database design'] },
          { name: 'Reliability', office: 'London', size: 8, leadTitle: 'Reliability Manager', trades: ['Reliability Engineer', 'Systems Engineer'], core: ['Reliability engineering', 'Incident response', 'Observability', 'Performance tuning', 'Cloud architecture'] },
        ],
      },
    ],
  },
  {
    name: 'Operations', chiefTitle: 'Chief Operating Officer', office: 'London',
    areas: [
      {
        directorTitle: 'Director of Supply Chain', office: 'Berlin',
        teams: [
          { name: 'Procurement', office: 'Berlin', size: 7, leadTitle: 'Procurement Manager', trades: ['Buyer', 'Sourcing Specialist'], core: ['Strategic sourcing', 'Vendor management', 'Inventory control', 'Customs and trade'] },
          { name: 'Manufacturing', office: 'Berlin', size: 9, leadTitle: 'Manufacturing Manager', trades: ['Production Engineer', 'Production Technician'], core: ['Lean manufacturing', 'Quality management', 'Root cause analysis', 'Workplace safety', 'Shift planning'] },
          { name: 'Logistics', office: 'London', size: 7, leadTitle: 'Logistics Manager', trades: ['Logistics Coordinator', 'Supply Planner'], core: ['Logistics', 'Supply planning', 'Demand forecasting', 'Warehouse design', 'Customs and trade'] },
        ],
      },
      {
        directorTitle: 'Director of Customer Operations', office: 'London',
        teams: [
          { name: 'Field Service', office: 'New York', size: 9, leadTitle: 'Field Service Manager', trades: ['Field Service Engineer', 'Service Planner'], core: ['Field service', 'Workplace safety', 'Root cause analysis', 'Capacity planning', 'Service level management'] },
          { name: 'Support', office: 'Bengaluru', size: 9, leadTitle: 'Support Manager', trades: ['Support Specialist', 'Technical Support Engineer'], core: ['Customer support', 'Knowledge management', 'Service level management', 'Process improvement', 'Shift planning'] },
        ],
      },
    ],
  },
  {
    name: 'Sales', chiefTitle: 'Chief Revenue Officer', office: 'New York',
    areas: [
      {
        directorTitle: 'Sales Director, Americas', office: 'New York',
        teams: [
          { name: 'Utilities Americas', office: 'New York', size: 7, leadTitle: 'Utilities Sales Manager', trades: ['Account Executive', 'Sales Engineer'], core: ['Solution selling', 'Account management', 'Product demonstrations', 'Pipeline management', 'Territory planning'] },
          { name: 'Partners', office: 'New York', size: 6, leadTitle: 'Partner Sales Manager', trades: ['Partner Manager', 'Channel Specialist'], core: ['Partner management', 'Negotiation', 'Relationship building', 'Executive briefings'] },
        ],
      },
      {
        directorTitle: 'Sales Director, Europe and India', office: 'London',
        teams: [
          { name: 'Utilities Europe', office: 'London', size: 7, leadTitle: 'Key Account Manager', trades: ['Account Executive', 'Bid Specialist'], core: ['Public tenders', 'Proposal writing', 'Key account strategy', 'Negotiation', 'Contract renewal'] },
          { name: 'Utilities Central Europe', office: 'Berlin', size: 6, leadTitle: 'Regional Sales Manager, Central Europe', trades: ['Account Executive', 'Sales Engineer'], core: ['Solution selling', 'Customer discovery', 'Public tenders', 'Objection handling'] },
          { name: 'Utilities India', office: 'Bengaluru', size: 5, leadTitle: 'Regional Sales Manager, India', trades: ['Account Executive', 'Sales Engineer'], core: ['Account management', 'Product demonstrations', 'Customer discovery', 'Relationship building'] },
        ],
      },
      {
        directorTitle: null, office: 'New York',
        teams: [
          { name: 'Sales Operations', office: 'New York', size: 4, leadTitle: 'Sales Operations Manager', trades: ['Sales Operations Analyst', 'CRM Specialist'], core: ['Sales forecasting', 'CRM administration', 'Commission design', 'Pipeline management'] },
        ],
      },
    ],
  },
  {
    name: 'Product', chiefTitle: 'Chief Product Officer', office: 'London',
    areas: [
      {
        directorTitle: 'Director of Product Management', office: 'London',
        teams: [
          { name: 'Network Monitoring', office: 'London', size: 6, leadTitle: 'Group Product Manager, Network Monitoring', trades: ['Product Manager', 'Product Analyst'], core: ['Product thinking', 'Product analytics', 'Roadmapping', 'Prioritisation', 'Experiment design'] },
          { name: 'Field Tools', office: 'New York', size: 5, leadTitle: 'Group Product Manager, Field Tools', trades: ['Product Manager', 'Product Owner'], core: ['Product discovery', 'Requirements writing', 'Roadmapping', 'Journey mapping'] },
        ],
      },
      {
        directorTitle: 'Director of Design and Research', office: 'Berlin',
        teams: [
          { name: 'Product Design', office: 'Berlin', size: 6, leadTitle: 'Product Design Manager', trades: ['Product Designer', 'Interaction Designer'], core: ['Interaction design', 'Visual design', 'Prototyping', 'Design systems', 'Information architecture'] },
          { name: 'User Research', office: 'London', size: 6, leadTitle: 'User Research Manager', trades: ['User Researcher', 'Service Designer'], core: ['User research', 'Interview technique', 'Usability testing', 'Service design', 'Workshop facilitation'] },
        ],
      },
    ],
  },
  {
    name: 'Finance', chiefTitle: 'Chief Financial Officer', office: 'New York',
    areas: [
      {
        directorTitle: 'Director of Financial Control', office: 'New York',
        teams: [
          { name: 'Accounting', office: 'New York', size: 6, leadTitle: 'Accounting Manager', trades: ['Accountant', 'Revenue Accountant'], core: ['Financial reporting', 'Revenue recognition', 'Internal controls', 'Audit preparation', 'Payroll accounting'] },
          { name: 'Treasury', office: 'New York', size: 6, leadTitle: 'Treasury and Tax Manager', trades: ['Treasury Analyst', 'Tax Analyst'], core: ['Treasury', 'Cash forecasting', 'Tax planning', 'Internal controls'] },
        ],
      },
      {
        directorTitle: 'Director of Planning and Analysis', office: 'London',
        teams: [
          { name: 'Planning', office: 'London', size: 7, leadTitle: 'Planning and Analysis Manager', trades: ['Financial Analyst', 'Business Controller'], core: ['Financial modelling', 'Budgeting', 'Variance analysis', 'Scenario planning', 'Business cases'] },
        ],
      },
    ],
  },
  {
    name: 'Marketing', chiefTitle: 'Chief Marketing Officer', office: 'London',
    areas: [
      {
        directorTitle: null, office: 'London',
        teams: [
          { name: 'Brand', office: 'London', size: 6, leadTitle: 'Brand and Content Manager', trades: ['Content Designer', 'Brand Specialist'], core: ['Brand strategy', 'Copywriting', 'Storytelling', 'Content strategy', 'Video production'] },
          { name: 'Growth', office: 'New York', size: 6, leadTitle: 'Growth Marketing Manager', trades: ['Growth Marketer', 'Marketing Analyst'], core: ['Marketing analytics', 'Campaign planning', 'Search marketing', 'Data storytelling', 'Customer segmentation'] },
          { name: 'Product Marketing', office: 'Berlin', size: 5, leadTitle: 'Product Marketing Lead', trades: ['Product Marketer', 'Market Analyst'], core: ['Positioning', 'Product launches', 'Market research', 'Competitive analysis'] },
        ],
      },
    ],
  },
  {
    name: 'People', chiefTitle: 'Chief People Officer', office: 'Berlin',
    areas: [
      {
        directorTitle: null, office: 'London',
        teams: [
          { name: 'Talent', office: 'London', size: 6, leadTitle: 'Talent and Learning Manager', trades: ['Learning Designer', 'Talent Specialist'], core: ['Learning design', 'Leadership development', 'Talent reviews', 'Coaching', 'Onboarding'] },
          { name: 'People Partners', office: 'London', size: 5, leadTitle: 'People Partner Lead', trades: ['People Partner', 'People Analyst'], core: ['Employee relations', 'Performance conversations', 'Change management', 'Organisation design', 'People analytics'] },
          { name: 'Recruiting', office: 'Bengaluru', size: 4, leadTitle: 'Recruiting Manager', trades: ['Recruiter', 'Recruiting Coordinator'], core: ['Recruiting', 'Interviewing', 'Workforce planning', 'Inclusion'] },
        ],
      },
    ],
  },
  {
    name: 'Legal', chiefTitle: 'Chief Legal Officer', office: 'London',
    areas: [
      {
        directorTitle: null, office: 'London',
        teams: [
          { name: 'Contracts', office: 'London', size: 5, leadTitle: 'Commercial Contracts Lead', trades: ['Counsel', 'Contracts Specialist'], core: ['Contract drafting', 'Contract negotiation', 'Plain-language drafting', 'Public procurement law'] },
          { name: 'Privacy and Compliance', office: 'Berlin', size: 4, leadTitle: 'Privacy and Compliance Lead', trades: ['Privacy Counsel', 'Compliance Specialist'], core: ['Data protection', 'Compliance programs', 'Risk assessment', 'Policy writing'] },
          { name: 'Intellectual Property', office: 'New York', size: 3, leadTitle: 'Intellectual Property Lead', trades: ['Patent Counsel', 'Licensing Specialist'], core: ['Intellectual property', 'Licensing', 'Open-source licensing', 'Product liability'] },
        ],
      },
    ],
  },
]
