/** Money, law, markets and customers. One line is `name | synonyms | related weight, …`; built-in.ts reads it. */
export const businessSkills: Record<string, string> = {
  Finance: `
budgeting | budget planning, budget management, budget control | financial planning .8, cost control .7, forecasting .6
financial planning | financial planning and analysis, FP&A modelling | forecasting .7, financial modelling .7, strategic planning .4
forecasting | financial forecasting, rolling forecast | demand planning .5, statistics .4
financial modelling | financial modeling, valuation models | valuation .7, spreadsheets .6
cost control | cost management, cost reduction | process improvement .4, cost accounting .7
cost accounting | product costing, activity-based costing, cost analysis | management accounting .8
management accounting | managerial accounting | financial reporting .5
financial reporting | IFRS, statutory reporting, US GAAP | financial statements .8, investor relations .4
revenue recognition | IFRS 15, contract revenue | financial reporting .7, accounting basics .5
variance analysis | plan-actual comparison, budget variances | management accounting .7, budgeting .6
financial statements | reading a balance sheet, balance sheets, annual accounts | accounting basics .7
P&L responsibility | P&L, profit and loss, P&L management | budgeting .6, financial statements .6, business acumen .6
accounting basics | bookkeeping, general ledger | tax .3
accounts payable | invoice processing, accounts receivable | accounting basics .7, working capital .4
tax | taxation, tax planning, VAT | accounting basics .4
valuation | company valuation, discounted cash flow | mergers and acquisitions .7
treasury management | cash management, liquidity planning, treasury, cash forecasting | working capital .8
working capital | cash flow management | inventory management .4
investment appraisal | business case writing, capital budgeting, business cases | financial modelling .6, business acumen .5
business acumen | commercial awareness, commercial acumen, how the company makes money | financial statements .5, pricing .4, strategic thinking .5
spreadsheets | Excel, Microsoft Excel, spreadsheet engineering | data analysis .5
grant management | grant applications, funding applications | budgeting .4, proposal writing .6
fundraising | donor relations, raising donations | grant management .6, relationship building .4`,
  Banking: `
credit analysis | credit risk, lending decisions | financial statements .6, credit portfolio management .7
credit portfolio management | loan portfolio management | risk modelling .6
wealth planning | private banking, investment advice | portfolio investing .7, client advisory .6
portfolio investing | asset allocation, fund management | capital markets .7, valuation .4
capital markets | securities, bonds and equities, trading floor | derivatives .7, investor relations .3
derivatives | options and futures, hedging | treasury management .5, risk modelling .5
payment systems | payments, card payments | anti-money laundering .4, open banking .6
open banking | banking APIs, PSD2 | API design .4
anti-money laundering | AML, know your customer, KYC | fraud prevention .7, compliance .6
mortgage lending | home loans, property finance | credit analysis .7, property management .3
client advisory | advising bank clients, relationship banking | account management .5, solution selling .4`,
  Insurance: `
underwriting | insurance underwriting, risk selection | actuarial analysis .6, insurance pricing .7
actuarial analysis | actuarial science, reserving | statistics .7, risk modelling .7
insurance pricing | tariff design, premium calculation | pricing .4, actuarial analysis .8
claims handling | claims management, insurance claims, loss adjustment | complaint handling .4, fraud prevention .5
reinsurance treaties | treaty reinsurance | underwriting .6
insurance product development | policy wording, designing insurance products | insurance pricing .5, contract law .3
insurance broking | broker management, insurance sales | account management .4, underwriting .4
health insurance | medical insurance | claims handling .5, health economics .4
pensions | retirement plans, occupational pensions | actuarial analysis .5, compensation and benefits .4
Solvency II | insurance regulation | compliance .4, risk modelling .6`,
  'Risk and Compliance': `
risk management | enterprise risk management, managing risk, risk assessment | compliance .5, business continuity .7
compliance | regulatory compliance, corporate compliance, compliance programmes, compliance programs | business ethics .7, data protection .5, tax .3
business ethics | ethics, code of conduct | corporate governance .5
internal audit | auditing, audit, audit preparation | risk management .6, internal controls .8
internal controls | SOX, SOX controls | compliance .5
fraud prevention | fraud detection, forensic accounting | internal audit .6, anomaly detection .4
business continuity | continuity planning, disaster recovery | crisis communication .4
anti-corruption | anti-bribery, gifts and hospitality rules | compliance .7, business ethics .7
sanctions and export control | sanctions screening, export control | trade compliance .7, anti-money laundering .5
risk modelling | risk modeling, quantitative risk, stress testing of portfolios | statistics .6, risk management .6
whistleblowing | speak-up line, internal investigations | anti-corruption .6, employee relations .4
third-party risk | supplier risk, vendor risk | supplier management .6, risk management .6`,
  Legal: `
contract law | commercial law, reading contracts | legal writing .5
legal writing | drafting contracts, legal drafting, contract drafting | business writing .5
data protection | privacy, GDPR, data privacy | data governance .4, information security .5
intellectual property | patents, trademarks, IP rights | contract law .4
corporate governance | board governance, company secretary | executive communication .4, corporate law .7
corporate law | company law | mergers and acquisitions .5, contract law .5
competition law | antitrust | compliance .5, mergers and acquisitions .4
litigation | court proceedings, dispute resolution, arbitration | legal writing .5, negotiation .4
regulatory affairs | product approval, market authorisation | compliance .6, clinical trials .4
legal operations | legal tech, contract automation | process automation .4, contract management .5
public procurement law | tender law, procurement law | public tendering .8, contract law .5
licensing | licence agreements, software licences, open-source licensing | intellectual property .7, contract negotiation .5
product liability | product safety law, product recalls | contract law .4, product certification .5
policy writing | company policies, internal guidelines | legal writing .5, compliance .5`,
  Strategy: `
strategic thinking | strategy, thinking strategically | strategic planning .9, systems thinking .6
strategic planning | strategy development, strategy execution | business transformation .5
systems thinking | thinking in systems | problem solving .5
business transformation | digital transformation, transformation programmes | programme management .5
mergers and acquisitions | M&A, due diligence, post-merger integration | negotiation .4
innovation management | innovation, intrapreneurship | entrepreneurship .7
entrepreneurship | founding, startup thinking, business model design | business acumen .6
scenario planning | futures thinking, foresight | strategic thinking .6, forecasting .4
management consulting | consulting, internal consulting | problem solving .6, stakeholder management .5
board leadership | C-suite leadership, executive leadership | leadership .6, corporate governance .5
partnership strategy | joint ventures, ecosystem strategy | partner management .7, mergers and acquisitions .5
turnaround management | restructuring, cost transformation | cost control .5, change management .6`,
  Sales: `
negotiation | negotiating, negotiation skills | persuasion .7, contract negotiation .8, supplier negotiation .7
contract negotiation | deal negotiation | contract law .6, contract management .6
persuasion | pitching, influencing skills | storytelling .6, public speaking .4
account management | key account management, key account strategy | relationship building .6, customer success .7
prospecting | lead generation, cold calling | social selling .6, demand generation .6
social selling | selling on LinkedIn | social media .5
solution selling | consultative selling, value selling | discovery calls .8, asking questions .5
discovery calls | customer needs analysis, customer discovery | user interviews .4, active listening .5
sales forecasting | sales pipeline management | forecasting .6, CRM .6
CRM | customer relationship management, Salesforce, Dynamics 365 Sales, CRM administration | marketing automation .4
pricing | pricing strategy, price setting, pricing analysis | valuation .3, market research .4
proposal writing | bid management, RFP responses | business writing .7
partner management | channel sales, alliances | account management .6, stakeholder management .4
sales management | leading sales teams | leadership .5, sales forecasting .6
market entry | international expansion, new markets | go-to-market .7, market research .6
presales | solution engineering, sales engineering, product demonstrations | solution selling .7, requirements engineering .4
sales operations | revenue operations, commission plans, commission design | CRM .6, sales forecasting .6
closing deals | closing sales | negotiation .7, solution selling .7
objection handling | handling objections | closing deals .7, persuasion .6
territory planning | sales territories, account planning | sales management .6, customer segmentation .4`,
  Marketing: `
brand management | branding, brand strategy | positioning .8
positioning | value proposition, product positioning | go-to-market .6, competitive analysis .6
go-to-market | product launch, launch planning, product launches | product marketing .8
product marketing | product messaging | copywriting .5, positioning .7
content creation | content marketing, content strategy | copywriting .7, storytelling .6
copywriting | writing copy | business writing .6, editing .5
SEO | search engine optimisation, search engine optimization, search marketing | web analytics .6
web analytics | Google Analytics, digital analytics, marketing analytics | data analysis .5, A/B testing .5
demand generation | performance marketing, paid media, online advertising | marketing automation .7, web analytics .5
marketing automation | email marketing, lifecycle marketing | customer segmentation .5
social media | social media management, community management, community building | content creation .6
market research | consumer insight, market analysis | surveys .7, competitive analysis .7
competitive analysis | competitor analysis, competitive intelligence | strategic thinking .4
customer segmentation | target groups, personas | data analysis .4
event management | event planning, trade fairs, conference organisation | project management .4
campaign planning | campaign management | project management .4, content creation .4
account-based marketing | ABM | account management .4, demand generation .6
customer loyalty | loyalty programmes, customer retention | marketing automation .5, customer success .5`,
  'Customer Service': `
customer service | customer care, service excellence | complaint handling .8, guest relations .7
complaint handling | de-escalation, difficult customers | conflict resolution .6
customer success | customer onboarding, software adoption | customer journey mapping .5
customer journey mapping | customer journeys, service blueprints, journey mapping | service design .8
voice of the customer | customer feedback, NPS | surveys .6, user research .6
support operations | ticketing, help desk, customer support | incident management .6, ITIL .5
knowledge management | knowledge base, knowledge sharing | technical writing .5
service level management | SLA, SLAs, service levels | supplier management .3, support operations .5
contact centre management | call centre management, call center | workforce planning .4, support operations .7
chatbots | conversational AI, virtual assistants | generative AI .6, support operations .4
field service | on-site service, technical service | equipment maintenance .6, customer service .5
contract renewals | churn reduction, contract renewal | customer success .7, account management .6`,
}
