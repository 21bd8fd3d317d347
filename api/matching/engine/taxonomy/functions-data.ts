/** The functions of companies of many kinds. One line is `name | synonyms | related weight, …`; built-in.ts reads it. */
export const functionLines = `
Finance | accounting, treasury, controlling, controllership, fp&a, corporate finance | Procurement .5, Strategy .5, Risk and Compliance .5, Legal .3, Operations .3
Banking | retail banking, corporate banking, financial services, wealth management | Finance .6, Insurance .6, Risk and Compliance .5
Insurance | underwriting and claims, reinsurance | Risk and Compliance .5, Customer Service .4
Risk and Compliance | compliance, risk, internal audit, audit, governance risk and compliance, grc | Legal .7, Quality .4, Information Security .4
Legal | general counsel, legal and compliance, legal affairs | Strategy .2, Human Resources .3
Strategy | corporate development, strategy and transformation, transformation, business strategy | Operations .4, Product .5, Sustainability .4
Administration | office of the ceo, executive assistance, secretariat, business support | Operations .5, Facilities .5, Human Resources .3
Programme Management | project management office, pmo, program management, projects | Operations .5, Strategy .5, Information Technology .3
Human Resources | hr, people, people and culture, talent, people operations | Learning and Development .7, Communications .3, Administration .3
Learning and Development | l&d, training, enablement, corporate academy | Education .6, Communications .4
Sales | business development, account management, revenue, commercial | Marketing .6, Customer Service .6, Product .4, Retail .5
Marketing | brand, growth marketing, marketing and communications | Communications .7, Product .5, Design .5, Data .3
Communications | corporate communications, public relations, pr, corporate affairs, public affairs | Legal .2, Public Administration .3
Customer Service | customer support, customer success, customer experience, customer care | Operations .4, Product .4, Retail .5
Retail | stores, store operations, merchandising, e-commerce | Supply Chain .5, Marketing .4, Hospitality .5
Hospitality | hotels, restaurants, catering, travel, tourism | Customer Service .6, Facilities .4
Engineering | software engineering, software development, technology, development | Product .6, Data .6, Information Technology .6, Hardware Engineering .4, Quality .4
Hardware Engineering | mechanical engineering, electrical engineering, product engineering | Manufacturing .7, Research .5, Quality .5
Information Technology | it, it operations, infrastructure, digital workplace | Information Security .7, Data .4, Operations .3
Information Security | cybersecurity, cyber security, it security, security operations | Engineering .4
Data | data science, analytics, business intelligence, data and analytics | Strategy .3, Finance .3, Product .4, Research .5, Information Technology .5
Product | product management, digital products | Design .7
Design | user experience, ux, product design, creative | Communications .3
Research | research and development, r&d, science, laboratory, innovation | Engineering .5, Education .5, Health Care .4, Quality .4
Operations | business operations, service operations, general services | Supply Chain .7, Quality .6, Manufacturing .6
Supply Chain | logistics, warehousing, distribution, supply chain and logistics | Procurement .7, Manufacturing .6
Procurement | purchasing, sourcing, buying | Legal .4
Manufacturing | production, plant operations, factory | Quality .7, Health and Safety .5
Quality | quality assurance, quality management, quality control | Legal .2, Health and Safety .4
Health and Safety | ehs, hse, safety, occupational health and safety, environment health and safety | Facilities .5, Sustainability .4, Construction .4
Facilities | facility management, facilities management, real estate, workplace services, estates | Construction .6, Procurement .3
Construction | building, civil engineering, infrastructure projects | Energy .4, Programme Management .4
Energy | utilities, energy and utilities, power generation, grid operations | Sustainability .6, Hardware Engineering .4
Sustainability | csr, corporate social responsibility, esg, climate | Communications .3
Health Care | healthcare, clinical services, nursing, medical services, care | Public Administration .3, Health and Safety .3
Education | teaching, schools, university teaching, academic affairs | Public Administration .3, Human Resources .2
Public Administration | government, civil service, public sector, public policy, policy | Legal .4, Strategy .3
`
