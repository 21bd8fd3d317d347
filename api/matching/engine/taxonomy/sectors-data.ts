/** Skills of particular sectors. One line is `name | synonyms | related weight, …`; built-in.ts reads it. */
export const sectorSkills: Record<string, string> = {
  Retail: `
store management | shop management, running a store | shift leadership .6, retail sales .7
retail sales | shop floor sales, selling in store | customer service .6, closing deals .4
merchandising | visual merchandising, shelf planning | assortment planning .8
assortment planning | range planning, retail buying | category management .6, demand planning .5
e-commerce | online shop, webshop, marketplace selling | web analytics .5, SEO .4, last-mile delivery .3
omnichannel retail | click and collect | e-commerce .8, store management .4
loss prevention | theft prevention | site security .5, inventory management .4
point of sale | checkout systems, till systems | payment systems .4, store management .5
franchising | franchise management | partner management .5, store management .5
retail pricing | markdowns, promotions planning | pricing .7, assortment planning .5
fashion buying | apparel sourcing, textile sourcing | assortment planning .7, supplier negotiation .4
sales promotion | in-store promotion, product sampling | campaign planning .5, retail sales .5`,
  Hospitality: `
guest relations | guest service, concierge | complaint handling .5
hotel management | hotel operations, front office management | guest relations .7, revenue management .6
revenue management | yield management, room pricing | pricing .6, demand planning .4
restaurant management | running a restaurant | shift leadership .5, food safety .6
food safety | HACCP, food hygiene | quality control .5
cooking | culinary arts, kitchen management | restaurant management .6, menu planning .8
menu planning | menu design, recipe development | catering management .6
housekeeping | room cleaning, housekeeping management | cleaning services .7, hotel management .5
tour planning | tour operations, travel planning | event management .4, travel management .5
banqueting | conference catering, banquet service | event management .6, catering management .7`,
  Construction: `
construction management | construction site management, site supervision | project management .6, construction scheduling .8
construction scheduling | construction planning, site logistics | project planning .6
structural engineering | statics of buildings, structural design | civil engineering .8
civil engineering | road construction, bridge construction | construction management .5
architecture of buildings | building design, architectural design | structural engineering .5, BIM .7
BIM | building information modelling, building information modeling, Revit | CAD .6, construction management .4
quantity surveying | construction cost estimation, bills of quantities | cost control .5, construction management .6
building permits | planning permission, building regulations | land use planning .6, compliance .3
land surveying | geodesy, site measurement | geographic information systems .5, civil engineering .5
building renovation | refurbishment, retrofit | energy efficiency .5, construction management .6
construction safety | site safety, scaffolding safety | occupational safety .8, construction management .4
electrical installation | wiring of buildings, electricians' work | building technology .6, electrical engineering .4
construction claims | construction contracts, FIDIC | contract law .5, construction management .5`,
  Energy: `
renewable energy | wind power, solar power, photovoltaics | energy storage .7, sustainability strategy .4
energy efficiency | energy saving, energy audits | energy management .8
energy management | ISO 50001 | environmental management .5
grid planning | power grids, electricity networks | power systems .8
power systems | high voltage, grid stability | electrical engineering .6
energy trading | power trading, electricity markets | derivatives .4, commodity buying .4
energy storage | battery storage, battery technology | power systems .5
nuclear safety | radiation protection | process safety .6, hazard assessment .5
oil and gas operations | drilling, refinery operations | process safety .6, process engineering .5
hydrogen | hydrogen technology, electrolysis | renewable energy .6, process engineering .4
metering | smart meters, meter reading | Industry 4.0 .3, grid planning .4
water management | water supply, wastewater treatment | environmental management .6, civil engineering .3
district heating | heat networks, heat pumps | energy efficiency .6, building technology .5`,
  Sustainability: `
sustainability strategy | sustainability, ESG, ESG strategy, climate strategy | strategic planning .3
sustainability reporting | ESG reporting, CSR reporting, CSRD | sustainability strategy .8, financial reporting .4
carbon accounting | greenhouse gas accounting, carbon footprint | sustainability reporting .7, energy efficiency .4
circular economy | recycling, product take-back | waste management .8, product packaging .4
waste management | waste reduction, waste disposal | environmental management .6
life cycle assessment | LCA, eco-design | carbon accounting .7, product engineering .3
human rights due diligence | modern slavery, fair labour | sustainable procurement .7, compliance .4
biodiversity | nature conservation, ecosystems | environmental management .6
social impact | volunteering programmes, corporate citizenship | fundraising .4, community engagement .6
sustainable finance | green bonds, EU taxonomy for sustainable activities | capital markets .4, sustainability reporting .6
climate risk | climate adaptation, physical climate risks | risk management .5, scenario planning .5`,
  'Health Care': `
patient care | nursing care, bedside nursing | patient communication .7, wound care .6
patient communication | talking with patients, breaking bad news | active listening .5, difficult conversations .5
clinical trials | clinical studies, clinical research | good clinical practice .9, scientific research .6
good clinical practice | ICH GCP | good laboratory practice .5, medical documentation .4
medical documentation | clinical coding, medical records | records management .5
patient safety | clinical risk management, hospital safety | quality management systems .4, root cause analysis .4
infection control | hospital hygiene, infection prevention | patient safety .7
emergency medicine | acute care, triage | first aid .6, patient care .6
wound care | wound treatment | infection control .5
pharmacology | drug knowledge, medication management | pharmacovigilance .6, patient safety .5
pharmacovigilance | drug safety | regulatory affairs .6, clinical trials .6
health informatics | electronic health records, hospital information systems | medical documentation .7, data governance .4
health economics | health technology assessment | statistics .4, public health .6
public health | epidemiology, health promotion | statistics .4, health policy .7
health policy | health system planning | policy analysis .7
medical devices | medical technology, medical device regulation | regulatory affairs .7, product certification .5
mental health care | psychotherapy, psychiatric nursing | patient communication .6, wellbeing .4
rehabilitation | physiotherapy, occupational therapy | patient care .6, occupational health .4
hospital management | ward management, clinic management | patient flow .8, leadership .3
patient flow | bed management, discharge planning | capacity planning .5
radiology | medical imaging, radiography | computer vision .3, medical devices .4
elderly care | geriatric care, care homes | patient care .8
laboratory medicine | clinical laboratory, medical diagnostics | laboratory methods .7`,
  'Public Administration': `
policy analysis | policy making, policy development | policy evaluation .8, strategic thinking .4
policy evaluation | impact assessment, programme evaluation | statistics .5, surveys .4
legislative drafting | drafting laws, drafting regulations | legal writing .7, administrative law .7
administrative law | public law, administrative procedure | contract law .3, compliance .3
public budgeting | public finance, government budgeting | budgeting .8, cost control .5
ministerial briefing | briefing ministers, parliamentary questions | executive communication .7, business writing .6
public service delivery | citizen services, digital government, e-government | service design .6, customer service .5
land use planning | urban planning, town planning, regional planning | community engagement .5, building permits .5
international relations | diplomacy, EU affairs | negotiation .5, working across cultures .6
development cooperation | international development, humanitarian aid | grant management .5, international relations .6
case work | benefits administration, case management | complaint handling .4, administrative law .5
inspection and enforcement | regulatory inspection, market surveillance | administrative law .6, quality auditing .4
elections and democracy | election administration, parliamentary procedure | administrative law .4, community engagement .4
social work | youth welfare, family support | case work .7, patient communication .4
freedom of information | transparency requests | data protection .5, records management .6
labour market policy | job placement, employment services | policy analysis .5, recruiting .3
policing | law enforcement, public order | site security .4, emergency planning .4`,
}
