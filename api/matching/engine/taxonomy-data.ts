import type { TaxonomyData, TermData } from './taxonomy.ts'

/**
 * The built-in taxonomy: functions of a company and the skills at home in each, written for this product.
 *
 * One line is `name | synonyms | related weight, …`. A relation is said once and holds both ways; its weight says how far
 * knowing the one helps somebody who wants to learn the other. A skill may relate to a skill of another function.
 */
const functionLines = `
Finance | accounting, treasury, controlling, fp&a | Procurement .5, Strategy .5, Legal .3, Operations .3
Human Resources | hr, people, people and culture, talent | Learning and Development .7, Legal .3, Communications .3
Learning and Development | l&d, training, enablement | Communications .4
Sales | business development, account management, revenue | Marketing .6, Customer Service .6, Product .4
Marketing | brand, growth marketing | Communications .7, Product .5, Design .5, Data .3
Communications | corporate communications, public relations, pr | Legal .2
Customer Service | customer support, customer success, customer experience | Operations .4, Product .4
Engineering | software engineering, software development, technology, r&d, research and development | Product .6, Data .6, Information Technology .6, Quality .4
Information Technology | it, it operations, information security, infrastructure | Data .4, Operations .3
Data | data science, analytics, business intelligence | Strategy .3, Finance .3, Product .4
Product | product management | Design .7, Strategy .5
Design | user experience, ux, product design, creative | Communications .3
Operations | business operations, service operations | Supply Chain .7, Quality .6, Manufacturing .6
Supply Chain | logistics, warehousing, distribution | Procurement .7, Manufacturing .6
Procurement | purchasing, sourcing, buying | Legal .4
Manufacturing | production, plant operations | Quality .7
Quality | quality assurance, quality management | Legal .2
Legal | compliance, legal and compliance, regulatory affairs | Strategy .2
Strategy | corporate development, strategy and transformation, transformation | Operations .4
`

const skillLines: Record<string, string> = {
  Finance: `
budgeting | budget planning, budget management, budget control | financial planning .8, cost control .7, forecasting .6
financial planning | financial planning and analysis, fp&a modelling | forecasting .7, financial modelling .7, strategic planning .4
forecasting | financial forecasting, rolling forecast | demand planning .5, statistics .4
financial modelling | financial modeling, valuation models | valuation .7, spreadsheets .6, data modelling .3
cost control | cost management, cost reduction | process improvement .4, cost accounting .7
cost accounting | product costing, activity based costing | management accounting .8
management accounting | managerial accounting | financial reporting .5
financial reporting | ifrs reporting, statutory reporting | financial statements .8, investor relations .4
financial statements | reading a balance sheet, balance sheets, profit and loss | accounting basics .7
accounting basics | bookkeeping, general ledger | tax .3
tax | taxation, tax planning | compliance .3
valuation | company valuation, discounted cash flow | mergers and acquisitions .7
treasury management | cash management, liquidity planning | working capital .8
working capital | cash flow management | inventory management .4
investment appraisal | business case writing, capital budgeting, business cases | financial modelling .6, business acumen .5
internal audit | auditing, audit | risk management .6, internal controls .8
internal controls | sox controls | compliance .5
business acumen | commercial awareness, commercial acumen, how the company makes money | financial statements .5, pricing .4, strategic thinking .5
spreadsheets | excel, microsoft excel | data analysis .5`,
  'Human Resources': `
recruiting | recruitment, hiring, talent acquisition | interviewing .8, employer branding .6
interviewing | job interviews, structured interviews | active listening .4, user interviews .3
employer branding | employer brand | brand management .5
performance management | performance reviews, appraisals | giving feedback .7, goal setting .6
compensation and benefits | rewards, total rewards | labour law .3
labour law | employment law, labor law | contract law .4, employee relations .7
employee relations | industrial relations, works council | conflict resolution .6, negotiation .4
workforce planning | headcount planning, strategic workforce planning | capacity planning .6, budgeting .3
succession planning | talent reviews | talent development .8
talent development | career development | coaching .6, mentoring .6
diversity and inclusion | dei, equity and inclusion, inclusion | inclusive leadership .8
employee engagement | engagement surveys | team building .5, surveys .4
onboarding | new hire onboarding | facilitation .3
change management | organisational change, leading change, organizational change | stakeholder management .7, internal communication .6, transformation .7
organisational design | organization design, org design, operating models | workforce planning .5, transformation .5
wellbeing | resilience, stress management | work life balance .8
work life balance | setting boundaries, saying no | time management .5`,
  'Learning and Development': `
facilitation | workshop facilitation, moderating, moderation, running workshops | meeting management .7, training delivery .6
training delivery | teaching, instructing | public speaking .6, instructional design .6
instructional design | curriculum design, e-learning design | content creation .3
coaching | coaching skills, executive coaching | mentoring .8, active listening .7, giving feedback .6
mentoring | being a mentor | talent development .5, active listening .5
giving feedback | feedback, feedback culture | receiving feedback .7, difficult conversations .7
receiving feedback | asking for feedback | self awareness .7
self awareness | self reflection | emotional intelligence .8
emotional intelligence | empathy, eq | active listening .6
active listening | listening | asking questions .7
asking questions | powerful questions | critical thinking .4
goal setting | smart goals, setting goals | prioritisation .5, okrs .6
leadership | people leadership, leading people, team leadership | delegation .7, motivating people .7, coaching .5, strategic thinking .4
first time management | becoming a manager, new manager, moving into management | leadership .8, delegation .7
delegation | delegating | prioritisation .5
motivating people | motivation, inspiring others | team building .6
team building | building teams, high performing teams | leading remote teams .6
leading remote teams | remote leadership, hybrid teams, distributed teams | working across cultures .5
inclusive leadership | inclusive behaviour | leadership .5, working across cultures .5
working across cultures | intercultural communication, cross cultural communication | active listening .3
leading without authority | lateral leadership, influence without authority, influencing | stakeholder management .8, persuasion .7
difficult conversations | hard conversations | conflict resolution .8
conflict resolution | mediation, conflict management | negotiation .5
decision making | making decisions | critical thinking .7, risk management .3
critical thinking | analytical thinking | problem solving .8
problem solving | structured problem solving | root cause analysis .6
time management | personal productivity, productivity, focus | prioritisation .8
prioritisation | prioritization, setting priorities | product prioritisation .5
meeting management | running meetings, effective meetings | time management .3
networking | building a network, internal network, professional networking | personal branding .6, relationship building .7
personal branding | visibility, executive presence, self promotion | public speaking .5
relationship building | building trust, trust building | account management .5, emotional intelligence .4
career planning | career change, career orientation | goal setting .5, personal branding .4`,
  Sales: `
negotiation | negotiating, negotiation skills | persuasion .7, contract negotiation .8, supplier negotiation .7
contract negotiation | deal negotiation | contract law .6, contract management .6
persuasion | pitching, influencing skills | storytelling .6, public speaking .4
account management | key account management | relationship building .6, customer success .7
prospecting | lead generation, cold calling | social selling .6, demand generation .6
social selling | selling on linkedin | social media .5
solution selling | consultative selling, value selling | discovery calls .8, asking questions .5
discovery calls | needs analysis | user interviews .4, active listening .5
sales forecasting | pipeline management | forecasting .6, crm .6
crm | customer relationship management, salesforce, dynamics 365 | marketing automation .4
pricing | pricing strategy, price setting | valuation .3, market research .4
proposal writing | bid management, tenders, rfp responses | business writing .7
partner management | channel sales, alliances | account management .6, stakeholder management .4
sales management | leading sales teams | leadership .5, sales forecasting .6
market entry | international expansion, new markets | go to market .7, market research .6`,
  Marketing: `
brand management | branding, brand strategy | positioning .8
positioning | value proposition, product positioning | go to market .6, competitive analysis .6
go to market | product launch, launch planning | product marketing .8
product marketing | messaging | copywriting .5
content creation | content marketing, content strategy | copywriting .7, storytelling .6
copywriting | writing copy | business writing .6
seo | search engine optimisation, search engine optimization | web analytics .6
web analytics | google analytics, digital analytics | data analysis .5, a/b testing .5
demand generation | performance marketing, paid media | marketing automation .7, web analytics .5
marketing automation | email marketing, lifecycle marketing | customer segmentation .5
social media | social media management, community management | content creation .6
market research | consumer insight, market analysis | surveys .7, competitive analysis .7
competitive analysis | competitor analysis, competitive intelligence | strategic thinking .4
customer segmentation | segmentation, target groups | data analysis .4
event management | events, trade fairs | project management .4
campaign planning | campaign management | project management .4, content creation .4`,
  Communications: `
public speaking | presenting, presentations, presentation skills, speaking | storytelling .7, rhetoric .8
rhetoric | debating | persuasion .6
storytelling | narratives, telling stories | data storytelling .6
business writing | professional writing, clear writing, report writing | technical writing .5, internal communication .4
internal communication | internal communications, employee communication | stakeholder management .4
media relations | press relations, press work | crisis communication .7
crisis communication | crisis management | risk management .4, incident management .3
speechwriting | writing speeches | business writing .6, rhetoric .5
stakeholder management | managing stakeholders, stakeholder engagement | relationship building .5, executive communication .6
executive communication | communicating with executives, managing up, board communication | business writing .4, public speaking .5
investor relations | capital markets communication | executive communication .4
sustainability reporting | esg reporting, csr reporting | sustainability .8, financial reporting .4`,
  'Customer Service': `
customer service | customer care, service excellence | complaint handling .8
complaint handling | de-escalation, difficult customers | conflict resolution .6
customer success | customer onboarding, adoption management | customer journey mapping .5
customer journey mapping | customer journeys, service blueprints | service design .8
voice of the customer | customer feedback, nps | surveys .6, user research .6
support operations | ticketing, help desk | incident management .6, itil .5
knowledge management | knowledge base, knowledge sharing | technical writing .5
service level management | slas, service levels | supplier management .3`,
  Engineering: `
software architecture | system design, solution architecture | api design .7, cloud architecture .7
api design | apis, rest apis | web development .5
web development | frontend development, full stack development | javascript .8, accessibility .4
javascript | typescript, node.js | python .4
python | python programming | data analysis .5, machine learning .4
java | java development, kotlin | c# .6, software architecture .4
c# | .net, dotnet | software architecture .3
mobile development | ios development, android development | web development .4
devops | continuous delivery, ci/cd | cloud architecture .6, site reliability .7
site reliability | sre, observability | incident management .6
test automation | automated testing, unit testing | software testing .8
software testing | qa testing, exploratory testing | quality assurance .5
code review | reviewing code | giving feedback .3
technical writing | technical documentation, documentation | instructional design .3
technical leadership | tech lead, engineering leadership | leadership .6, software architecture .5
embedded systems | firmware | electrical engineering .5
mechanical engineering | mechanical design, cad | product engineering .6
electrical engineering | electronics, circuit design | mechanical engineering .3
product engineering | hardware development | manufacturing engineering .5`,
  'Information Technology': `
cloud architecture | cloud computing, azure, aws | network administration .4
information security | cybersecurity, cyber security, it security | security awareness .7, data protection .5, risk management .4
security awareness | phishing awareness | change management .2
identity management | access management, single sign-on, entra id | information security .6
network administration | networking infrastructure, networks | system administration .7
system administration | windows server, linux administration | devops .5
itil | it service management, itsm | incident management .7
incident management | major incidents, incident response | problem solving .4
enterprise architecture | it architecture, it strategy | software architecture .6, strategic planning .4
low code | power platform, power apps, power automate | process automation .7
microsoft 365 | office 365, teams administration, sharepoint | low code .4
erp | sap, enterprise resource planning | process mapping .4, supply chain management .3
vendor evaluation | software selection, it procurement | supplier management .6`,
  Data: `
data analysis | data analytics, analysing data, analyzing data | statistics .7, sql .6, data visualisation .7
statistics | statistical analysis | a/b testing .6, machine learning .5
sql | database queries, querying data | data modelling .6
data visualisation | data visualization, dashboards, power bi, tableau | data storytelling .8
data storytelling | presenting data | public speaking .4
machine learning | predictive modelling, deep learning | artificial intelligence .9
artificial intelligence | ai, ai literacy | generative ai .8
generative ai | large language models, prompting, prompt engineering, copilot | process automation .4
data engineering | data pipelines, etl | sql .6, data modelling .6
data modelling | data modeling, database design | data governance .4
data governance | data quality, data management, master data | data protection .5
a/b testing | experimentation, controlled experiments | product analytics .6
surveys | survey design, questionnaires | statistics .4
key performance indicators | kpis, metrics, measuring success | okrs .6, data visualisation .4`,
  Product: `
product strategy | product vision | strategic thinking .7, product roadmapping .8
product roadmapping | roadmaps, product roadmap | product prioritisation .8
product prioritisation | product prioritization, backlog management | agile methods .5
product discovery | problem discovery, continuous discovery | user research .8, prototyping .5
product analytics | usage analytics | data analysis .6
requirements engineering | requirements analysis, user stories, business analysis | process mapping .5
agile methods | agile, scrum, kanban, agile delivery | project management .5, lean .4
okrs | objectives and key results | strategic planning .5
product ownership | product owner, backlog ownership | stakeholder management .5, agile methods .6`,
  Design: `
user research | ux research, usability research | user interviews .9, usability testing .8
user interviews | customer interviews | asking questions .5
usability testing | user testing | accessibility .5
interaction design | ux design, user experience design | prototyping .7, visual design .5
visual design | graphic design, ui design | brand management .3
prototyping | wireframing, figma | design thinking .6
design thinking | human centred design, human-centered design | creativity .6, innovation management .6, facilitation .4
service design | designing services | design thinking .7
accessibility | inclusive design, wcag | interaction design .4
creativity | creative thinking, ideation, brainstorming | innovation management .6`,
  Operations: `
process improvement | process optimisation, process optimization, continuous improvement, kaizen | lean .8, process mapping .7
process mapping | process modelling, bpmn | process automation .5
process automation | automation, rpa, robotic process automation | low code .6
lean | lean management, lean thinking | six sigma .7, lean manufacturing .8
six sigma | dmaic | statistics .4, root cause analysis .6
project management | managing projects, project planning, pmp, prince2 | programme management .8, risk management .5, time management .3
programme management | program management, portfolio management, pmo | stakeholder management .6
capacity planning | resource planning | demand planning .6
business continuity | continuity planning, disaster recovery | risk management .7, crisis communication .4
facility management | facilities, workplace management | health and safety .4`,
  'Supply Chain': `
supply chain management | supply chain, end to end supply chain | logistics .8, demand planning .7
demand planning | sales and operations planning, s&op | inventory management .7
inventory management | stock management, stock control | warehouse management .7
warehouse management | warehouse operations | logistics .7
logistics | transport management, freight | customs .6
customs | import and export, trade compliance | compliance .4`,
  Procurement: `
supplier management | vendor management, supplier relationships | contract management .6, category management .6
supplier negotiation | buying negotiation | supplier management .6
category management | strategic sourcing, sourcing strategy | spend analysis .7
spend analysis | spend analytics | data analysis .4, cost control .6
contract management | contract lifecycle | contract law .7
sustainable procurement | responsible sourcing | sustainability .7, supplier management .5`,
  Manufacturing: `
production planning | production scheduling | capacity planning .7
lean manufacturing | shop floor management, 5s | production planning .4
manufacturing engineering | industrial engineering, process engineering | lean manufacturing .6, industrial automation .6
industrial automation | plc programming, robotics | process automation .3
maintenance | preventive maintenance, asset management | manufacturing engineering .4
health and safety | occupational safety, ehs, workplace safety | compliance .4`,
  Quality: `
quality assurance | quality control, quality inspection | quality management systems .7
quality management systems | iso 9001, qms | internal audit .5, process improvement .4
root cause analysis | 5 whys, fishbone analysis | quality assurance .4`,
  Legal: `
contract law | commercial law, reading contracts | legal writing .5
legal writing | drafting contracts | business writing .5
compliance | regulatory compliance, corporate compliance | business ethics .7, data protection .5
business ethics | ethics, code of conduct | corporate governance .5
data protection | privacy, gdpr, data privacy | data governance .4
intellectual property | patents, trademarks, ip | contract law .4
corporate governance | board governance | executive communication .4`,
  Strategy: `
strategic thinking | strategy, thinking strategically | strategic planning .9, systems thinking .6
strategic planning | strategy development, strategy execution | transformation .5
systems thinking | thinking in systems | problem solving .5
transformation | business transformation, digital transformation | programme management .5
mergers and acquisitions | m&a, due diligence, post merger integration | negotiation .4
innovation management | innovation, intrapreneurship | entrepreneurship .7
entrepreneurship | founding, startup thinking, business model design | business acumen .6
risk management | enterprise risk management, managing risk | compliance .5
sustainability | esg, climate strategy | strategic planning .2
scenario planning | futures thinking, foresight | strategic thinking .6, forecasting .4`,
}

export const builtInData: TaxonomyData = {
  functions: readLines(functionLines),
  skills: Object.entries(skillLines).flatMap(([home, lines]) => readLines(lines).map((term) => ({ ...term, home }))),
}

function readLines(lines: string): TermData[] {
  return lines.trim().split('\n').map((line) => {
    const [name = '', synonyms = '', related = ''] = line.split('|')
    return {
      name: name.trim(),
      synonyms: partsOf(synonyms),
      related: Object.fromEntries(
        partsOf(related).map((relation) => {
          const cut = relation.lastIndexOf(' ')
          return [relation.slice(0, cut), Number(relation.slice(cut))]
        }),
      ),
    }
  })
}

function partsOf(list: string): string[] {
  return list.split(',').map((part) => part.trim()).filter((part) => part !== '')
}
