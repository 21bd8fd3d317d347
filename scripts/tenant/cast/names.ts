import type { OfficeName } from './offices.ts'
import type { Random } from './random.ts'

type NamePool = { given: readonly string[]; surnames: readonly string[] }

const pools = {
  british: {
    given: ['Alice', 'Bethan', 'Callum', 'Dylan', 'Esme', 'Fergus', 'Harriet', 'Isla', 'Joanna', 'Kit', 'Lewis', 'Morag', 'Nigel', 'Rhiannon', 'Tamsin', 'Wesley'],
    surnames: ['Ashdown', 'Birtwell', 'Carmody', 'Dunwoody', 'Ellerby', 'Fenwick-Hale', 'Garside', 'Hathersage', 'Inskip', 'Kettlewell', 'Lockyer', 'Merrion', 'Penhallow', 'Ravenscroft', 'Thistlewood', 'Wainfleet'],
  },
  irish: {
    given: ['Aoife', 'Cian', 'Deirdre', 'Eoin', 'Fionnuala', 'Niamh', 'Orla', 'Ronan', 'Saoirse', 'Tadhg'],
    surnames: ['Brannigan', 'Cullinane', 'Devaney', 'Geraghty', "O'Halloran", "O'Shaughnessy", 'MacNamee', 'Quilligan', 'Tierney', 'Considine'],
  },
  westAfrican: {
    given: ['Abena', 'Adaeze', 'Ayodele', 'Chidi', 'Efua', 'Femi', 'Ifeoma', 'Kojo', 'Kwabena', 'Ngozi', 'Olumide', 'Yetunde'],
    surnames: ['Acheampong', 'Adeyinka', 'Amponsah', 'Boadu', 'Ezenwa', 'Nwachukwu', 'Odukoya', 'Okwuosa', 'Olaniyan', 'Owusu-Darko', 'Quartey', 'Uzodinma'],
  },
  indian: {
    given: ['Aditi', 'Arjun', 'Bhavana', 'Chaitra', 'Deepak', 'Farhan', 'Gayatri', 'Harish', 'Ishaan', 'Jyothi', 'Karthik', 'Lakshmi', 'Meenakshi', 'Nikhil', 'Padma', 'Rohit', 'Sanjana', 'Shabnam', 'Tejas', 'Uma', 'Varun', 'Yamini', 'Zoya', 'Gurpreet'],
    surnames: ['Ambalavanan', 'Bhattacharjee', 'Chandrashekar', 'Deshpande', 'Eshwarappa', 'Fernandes', 'Gopalakrishnan', 'Hegde', 'Iyengar', 'Jadhav', 'Kulkarni', 'Lingappa', 'Mukherji', 'Narayanaswamy', 'Qureshi', 'Ramaswamy', 'Sidhu', 'Thimmaiah', 'Upadhyay', 'Venkataraman', 'Wadia', 'Yadavalli', 'Ansari', 'Kurian'],
  },
  german: {
    given: ['Annika', 'Bastian', 'Carsten', 'Dörte', 'Elke', 'Friederike', 'Gesine', 'Henrik', 'Jürgen', 'Kerstin', 'Lennart', 'Matthias', 'Nele', 'Ruth', 'Sören', 'Ulrike', 'Volker', 'Wiebke'],
    surnames: ['Ahrensburg', 'Brinkmeier', 'Dünnwald', 'Eichstädt', 'Falkenrath', 'Großkopf', 'Hülsmann', 'Immendorf', 'Kaltenbach', 'Lüdenscheidt', 'Möllendorf', 'Niehaus', 'Rautenberg', 'Schönfelder', 'Tiedemann', 'Uhlenbrock', 'Wesselmann', 'Zimmerling'],
  },
  turkish: {
    given: ['Aylin', 'Burak', 'Cemre', 'Defne', 'Emre', 'Gülay', 'Kerem', 'Leyla', 'Onur', 'Selin', 'Tuncay', 'Zeynep'],
    surnames: ['Akbulut', 'Bayraktaroğlu', 'Çelebi', 'Demirkan', 'Erdinç', 'Gündoğdu', 'Karaköse', 'Özbekli', 'Sarıkaya', 'Tunçel', 'Uysalkan', 'Yıldızhan'],
  },
  centralEuropean: {
    given: ['Agnieszka', 'Bogdan', 'Danuta', 'Ewelina', 'Ilinca', 'Jiří', 'Katalin', 'Ľubica', 'Mirosław', 'Oksana', 'Radu', 'Zdeněk'],
    surnames: ['Bielawska-Nowik', 'Cieślar', 'Dvořáček', 'Fodorik', 'Grzelak', 'Horvátik', 'Kováčik', 'Łukaszuk', 'Melnychenko', 'Popovici', 'Szalaik', 'Wrzesniewicz'],
  },
  latin: {
    given: ['Beatriz', 'Camilo', 'Dolores', 'Esteban', 'Graciela', 'Ignacio', 'Luciana', 'Marisol', 'Octavio', 'Paloma', 'Renata', 'Thiago'],
    surnames: ['Arrieta', 'Barrantes', 'Cavalcante', 'Echeverri', 'Figueiredo', 'Huamani', 'Lizarraga', 'Montalbán', 'Olivares', 'Quintanilla', 'Saldívar', 'Villaseñor'],
  },
  eastAsian: {
    given: ['Akiko', 'Bao', 'Chun', 'Haruto', 'Hye-jin', 'Jiayi', 'Kenta', 'Linh', 'Mei', 'Min-jun', 'Thu', 'Xiulan'],
    surnames: ['Dang', 'Fujimura', 'Gong', 'Hoang', 'Ishikura', 'Jang', 'Kwon', 'Lam', 'Nakadai', 'Ouyang', 'Shiraki', 'Zhong'],
  },
  american: {
    given: ['Avery', 'Bradley', 'Celeste', 'Darnell', 'Elaine', 'Geneva', 'Hollis', 'Imani', 'Jerome', 'Kendra', 'Loretta', 'Malik', 'Nadine', 'Quentin', 'Shanice', 'Travis'],
    surnames: ['Abernathy', 'Birdsong', 'Caldwell-Reyes', 'Dupree', 'Eastman', 'Fontenot', 'Gillespie', 'Hargrove', 'Jeffries', 'Kowalczyk', 'Lattimore', 'McElroy', 'Overstreet', 'Pettigrew', 'Rosenthal', 'Stallworth'],
  },
  westAsian: {
    given: ['Anahit', 'Bassam', 'Daria', 'Fadi', 'Golnaz', 'Hala', 'Karim', 'Laleh', 'Maysa', 'Noor', 'Shirin', 'Ziad'],
    surnames: ['Abdelmalak', 'Barakzai', 'Darvishpour', 'Farahmand', 'Ghanem', 'Haroutian', 'Jabarin', 'Khalidi', 'Mansourian', 'Nazari', 'Sarkisov', 'Tabrizian'],
  },
  nordic: {
    given: ['Astrid', 'Birger', 'Eeva', 'Frida', 'Gunnar', 'Kalle', 'Liv', 'Pär', 'Sigrún', 'Tuuli'],
    surnames: ['Bergqvist', 'Dahlstrand', 'Ekholm', 'Fagerlund', 'Hämälä', 'Kjeldgaard', 'Lindroos', 'Nyborg', 'Solvang', 'Ødegaard-Vik'],
  },
} satisfies Record<string, NamePool>

type PoolName = keyof typeof pools

const poolsAt: Record<OfficeName, readonly PoolName[]> = {
  London: ['british', 'british', 'british', 'irish', 'westAfrican', 'westAfrican', 'indian', 'indian', 'centralEuropean', 'eastAsian', 'westAsian', 'latin'],
  'New York': ['american', 'american', 'american', 'latin', 'latin', 'eastAsian', 'indian', 'westAfrican', 'irish', 'westAsian'],
  Bengaluru: ['indian'],
  Berlin: ['german', 'german', 'german', 'german', 'turkish', 'turkish', 'centralEuropean', 'westAsian', 'nordic', 'latin'],
}

/** Draws a name usual in an office; about one in ten carries a given name and a surname of different origins. */
export function drawName(office: OfficeName, random: Random): { givenName: string; surname: string } {
  const origin = pools[random.pick(poolsAt[office])]
  const other = random.chance(0.1) ? pools[random.pick(poolsAt[office])] : origin
  return { givenName: random.pick<string>(origin.given), surname: random.pick<string>(other.surnames) }
}

const foldings: Record<string, string> = { ß: 'ss', ä: 'ae', ö: 'oe', ü: 'ue', ø: 'o', ł: 'l', ı: 'i' }

/** The part before the @: ASCII, lower case, German umlauts written out, other marks dropped. */
export function mailName(givenName: string, surname: string): string {
  return `${givenName}.${surname}`
    .toLowerCase()
    .replace(/[ßäöüøłı]/g, (letter) => foldings[letter] ?? letter)
    .normalize('NFD')
    .replace(/[^a-z.-]/g, '')
}
