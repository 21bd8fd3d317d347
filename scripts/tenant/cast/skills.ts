/** The company's eight departments; a person's `department` is one of these strings. */
export type DepartmentName = 'Engineering' | 'Operations' | 'Sales' | 'Product' | 'Finance' | 'Marketing' | 'People' | 'Legal'

/** What each function is good at. Every skill stands in exactly one function; people cross over. */
export const skillsByDepartment: Record<DepartmentName, readonly string[]> = {
  Engineering: [
    'TypeScript', 'API design', 'Cloud architecture', 'Embedded C', 'Sensor calibration', 'Circuit design',
    'Data engineering', 'SQL', 'Streaming pipelines', 'Observability', 'Incident response', 'Test automation',
    'Accessibility engineering', 'Mobile development', 'Security engineering', 'Code review', 'System design',
    'Release engineering', 'Signal processing', 'Machine learning', 'Technical writing', 'Low-power radio',
    'Performance tuning', 'Database design', 'Reliability engineering',
  ],
  Operations: [
    'Supply planning', 'Demand forecasting', 'Lean manufacturing', 'Quality management', 'Vendor management',
    'Strategic sourcing', 'Logistics', 'Customs and trade', 'Inventory control', 'Process improvement',
    'Root cause analysis', 'Field service', 'Customer support', 'Service level management', 'Workplace safety',
    'Capacity planning', 'Knowledge management', 'Business continuity', 'Warehouse design', 'Shift planning',
  ],
  Sales: [
    'Account management', 'Negotiation', 'Solution selling', 'Pipeline management', 'Public tenders',
    'Partner management', 'Sales forecasting', 'Customer discovery', 'Objection handling', 'Proposal writing',
    'Territory planning', 'Contract renewal', 'Key account strategy', 'Product demonstrations', 'CRM administration',
    'Commission design', 'Executive briefings', 'Relationship building',
  ],
  Product: [
    'Product discovery', 'Product thinking', 'Roadmapping', 'Prioritisation', 'User research', 'Interview technique',
    'Interaction design', 'Visual design', 'Prototyping', 'Usability testing', 'Design systems', 'Product analytics',
    'Experiment design', 'Requirements writing', 'Service design', 'Information architecture', 'Journey mapping',
    'Workshop facilitation', 'Accessibility research',
  ],
  Finance: [
    'Financial modelling', 'Budgeting', 'Cost analysis', 'Business cases', 'Management accounting', 'Cash forecasting',
    'Treasury', 'Tax planning', 'Internal controls', 'Audit preparation', 'Revenue recognition', 'Scenario planning',
    'Investment appraisal', 'Pricing analysis', 'Spreadsheet engineering', 'Financial reporting', 'Variance analysis',
    'Payroll accounting',
  ],
  Marketing: [
    'Brand strategy', 'Copywriting', 'Storytelling', 'Data storytelling', 'Content strategy', 'Campaign planning',
    'Market research', 'Positioning', 'Product launches', 'Search marketing', 'Marketing analytics', 'Event planning',
    'Community building', 'Video production', 'Press relations', 'Customer segmentation', 'Competitive analysis',
    'Social media',
  ],
  People: [
    'Coaching', 'Giving feedback', 'Learning design', 'Performance conversations', 'Recruiting', 'Interviewing',
    'Workforce planning', 'Onboarding', 'Conflict resolution', 'Inclusion', 'Employee relations', 'Compensation',
    'Organisation design', 'Change management', 'People analytics', 'Leadership development', 'Wellbeing',
    'Talent reviews',
  ],
  Legal: [
    'Contract drafting', 'Contract negotiation', 'Data protection', 'Regulatory affairs', 'Intellectual property',
    'Employment law', 'Risk assessment', 'Compliance programs', 'Plain-language drafting', 'Licensing',
    'Public procurement law', 'Product liability', 'Corporate governance', 'Policy writing', 'Dispute resolution',
    'Open-source licensing',
  ],
}

/** Functions whose skills people of a department tend to pick up beside their own. */
export const neighbours: Record<DepartmentName, readonly DepartmentName[]> = {
  Engineering: ['Product', 'Operations', 'People'],
  Operations: ['Engineering', 'Finance', 'Sales'],
  Sales: ['Marketing', 'Product', 'Legal'],
  Product: ['Engineering', 'Marketing', 'Sales'],
  Finance: ['Operations', 'Legal', 'Sales'],
  Marketing: ['Product', 'Sales', 'People'],
  People: ['Marketing', 'Legal', 'Product'],
  Legal: ['Finance', 'People', 'Sales'],
}

/** What people do and like outside their trade. */
export const interests: readonly string[] = [
  'Allotment gardening', 'Astronomy', 'Badminton', 'Baking bread', 'Beekeeping', 'Bicycle repair', 'Bird watching',
  'Board games', 'Bouldering', 'Calligraphy', 'Carnatic music', 'Ceramics', 'Chess', 'Choir singing', 'Choral conducting',
  'Climate action', 'Community theatre', 'Cricket', 'Crossword puzzles', 'Cycling', 'Documentary film', 'Dressmaking',
  'Family history', 'Fermentation', 'First aid volunteering', 'Football coaching', 'Geocaching', 'Handball', 'Hiking',
  'History of science', 'Improvised theatre', 'Jazz', 'Jigsaw puzzles', 'Kayaking', 'Knitting', 'Language exchange',
  'Letterpress printing', 'Local politics', 'Long-distance running', 'Maps and cartography', 'Meditation',
  'Model railways', 'Open data', 'Parent groups', 'Photography', 'Playing the violin', 'Podcasting', 'Poetry',
  'Public speaking', 'Restoring furniture', 'River clean-ups', 'Rowing', 'Sailing', 'Science fiction', 'Sign language',
  'Street food', 'Swimming', 'Teaching children to code', 'Urban planning', 'Vegetarian cooking', 'Woodwork', 'Yoga',
]
