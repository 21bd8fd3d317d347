/** Making, moving, buying and keeping things safe. One line is `name | synonyms | related weight, …`; built-in.ts reads it. */
export const operationsSkills: Record<string, string> = {
  Operations: `
process improvement | process optimisation, process optimization, continuous improvement, kaizen | lean .8, process mapping .7
process mapping | process documentation, BPMN | process automation .5
process automation | workflow automation, RPA, robotic process automation | low code .6
process mining | process intelligence | process mapping .7, data analysis .5
lean | lean management, lean thinking | Six Sigma .7, lean manufacturing .8
Six Sigma | DMAIC, Black Belt | statistics .4, root cause analysis .6
capacity planning | resource planning | demand planning .6
shared services | shared service centres, business process outsourcing | service level management .5, process improvement .5
outsourcing management | offshoring, managed services | supplier management .6, shared services .6
operational excellence | operations strategy, performance boards | process improvement .7, key performance indicators .5
shift leadership | leading shifts, rota planning, shift planning | leadership .5, capacity planning .5
standard operating procedures | SOPs, work instructions | process mapping .6, technical writing .4`,
  'Programme Management': `
project management | managing projects, PMP, PRINCE2, project leadership | programme management .8, risk management .5, time management .3
programme management | program management, PMO | stakeholder management .6
project planning | work breakdown, Gantt charts, critical path | project management .9
project risk management | risk registers | risk management .8, project management .6
portfolio management of projects | project portfolio management, project selection | programme management .7, investment appraisal .4
benefits realisation | benefits realization, benefits tracking | programme management .6, key performance indicators .4
project controls | earned value, project cost control | cost control .6, project planning .6
project communication | status reports, steering committees | executive communication .5, project management .6
scaled agile | Scaled Agile Framework, large-scale Scrum | agile delivery .8, programme management .5
hybrid project management | agile and waterfall | project management .7, agile delivery .6
lessons learned | project reviews, after-action reviews | knowledge management .5, agile coaching .4`,
  'Supply Chain': `
supply chain management | end-to-end supply chain, supply chain planning, supply planning | logistics management .8, demand planning .7
demand planning | sales and operations planning, S&OP, demand forecasting | inventory management .7
inventory management | stock management, stock control, inventory control | warehouse management .7
warehouse management | warehouse operations, warehouse design | logistics management .7
logistics management | logistics, freight, transport management | trade compliance .6
trade compliance | import and export, customs clearance, customs and trade | compliance .4
fleet management | vehicle fleet, delivery vehicles | route planning .7, equipment maintenance .3
route planning | delivery planning, dispatching | logistics management .6, operations research .4
last-mile delivery | home delivery, parcel delivery | route planning .7, customer service .3
cold chain | temperature-controlled logistics | logistics management .6, food safety .5
supply chain resilience | supply risk, dual sourcing | third-party risk .6, business continuity .5
product packaging | packaging development, packaging design | sustainable procurement .3, logistics management .4`,
  Procurement: `
supplier management | vendor management, supplier relationships | contract management .6, category management .6
supplier negotiation | negotiating with suppliers | supplier management .6
category management | strategic sourcing, sourcing strategy | spend analysis .7
spend analysis | spend analytics | data analysis .4, cost control .6
contract management | contract lifecycle management | contract law .7
sustainable procurement | responsible sourcing, supply chain due diligence | sustainability strategy .7, supplier management .5
public tendering | tenders, public procurement, public tenders | proposal writing .5, contract management .5
e-procurement | purchase-to-pay, SAP Ariba | ERP .5, accounts payable .5
supplier quality | supplier audits, supplier development | quality control .6, supplier management .7
commodity buying | raw materials purchasing | supplier negotiation .5, market research .3
total cost of ownership | lifecycle costing | cost accounting .5, investment appraisal .5`,
  Manufacturing: `
production planning | production scheduling, manufacturing planning | capacity planning .7
lean manufacturing | shop floor management, 5S | production planning .4
manufacturing engineering | industrial engineering, production engineering | lean manufacturing .6, industrial automation .6
process engineering | chemical engineering, plant design | manufacturing engineering .6, process safety .6
industrial automation | PLC programming, robotics | process automation .3
equipment maintenance | preventive maintenance, asset maintenance, total productive maintenance | manufacturing engineering .4
machine operation | operating machines, CNC machining | equipment maintenance .6, lean manufacturing .3
welding | metalworking, fabrication | machine operation .6
product assembly | assembly lines, line balancing | lean manufacturing .6, machine operation .5
additive manufacturing | 3D printing | CAD .5, manufacturing engineering .5
Industry 4.0 | smart factory, internet of things, IoT | industrial automation .7, data engineering .3
good manufacturing practice | GMP | quality management systems .7, standard operating procedures .5
food processing | food production, food technology | food safety .8, process engineering .5`,
  Quality: `
quality control | quality inspection, quality assurance in production | quality management systems .7
quality management systems | ISO 9001, QMS, quality management | internal audit .5, process improvement .4
root cause analysis | 5 whys, fishbone analysis | quality control .4
quality planning | APQP, control plans | quality control .7, project planning .3
FMEA | failure mode and effects analysis | risk management .5, quality planning .7
statistical process control | SPC, control charts | statistics .6, quality control .7
metrology | measurement technology, calibration, sensor calibration | quality control .6, laboratory methods .5
quality auditing | supplier quality audits, ISO audits | internal audit .7, quality management systems .8
process validation | equipment qualification, production validation | good manufacturing practice .7, software testing .3
corrective actions | CAPA, 8D reports | root cause analysis .8
customer complaints analysis | warranty analysis, field failures | complaint handling .4, root cause analysis .6
product certification | CE marking, type approval | regulatory affairs .6, functional safety .4`,
  'Health and Safety': `
occupational safety | workplace safety, safety at work | compliance .4, hazard assessment .8
hazard assessment | job safety analysis, safety risk assessment | risk management .5
process safety | HAZOP, explosion protection | hazard assessment .7
fire safety | fire protection, evacuation planning | emergency planning .7
emergency planning | emergency response, disaster response | business continuity .6, crisis communication .4
occupational health | workplace health promotion, return to work | wellbeing .6, occupational safety .7
ergonomics | workplace ergonomics | occupational health .7, industrial design .3
incident investigation | accident investigation | root cause analysis .7, occupational safety .7
safety culture | behaviour-based safety, safety leadership | psychological safety .4, occupational safety .8
hazardous substances | chemical safety, REACH regulation | process safety .6, chemistry .4
first aid | first responder | emergency planning .4, patient care .3
environmental management | ISO 14001, environmental protection | sustainability strategy .6, waste management .7`,
  Facilities: `
facility management | facility services, building services management | occupational safety .4, building technology .6
building technology | heating and ventilation, HVAC | energy efficiency .6
property management | lease management, real estate management | contract management .4, facility management .6
workplace design | office planning, space planning | facility management .6, ergonomics .5
site security | physical security, security guarding, access control to sites | emergency planning .5
cleaning services | hygiene services, janitorial services | facility management .5
catering management | canteen management, food service | food safety .7, restaurant management .7
relocation projects | office moves, move management | project management .4, workplace design .6
real estate development | site selection, property development | investment appraisal .5, land use planning .6
asset lifecycle planning | facility condition assessment, capital renewal | facility management .6, equipment maintenance .5`,
  Administration: `
executive assistance | personal assistance, assistant to executives | calendar management .8
calendar management | scheduling meetings, diary management | time management .5, meeting management .5
office management | office administration, running an office | executive assistance .6, facility management .4
travel management | business travel, travel booking | office management .5, spend analysis .3
minute taking | taking minutes, protocol writing | business writing .5, meeting management .6
records management | archiving, document management | data governance .4, office management .5
board support | committee support, preparing board papers | corporate governance .5, executive communication .5
data entry | touch typing, form processing | records management .5, spreadsheets .4
visitor management | reception, front desk | customer service .5, office management .5
chief of staff | running an executive's office | executive assistance .6, programme management .5, strategic planning .4`,
}
