import { randomFrom } from './random.js';

/**
 * Invented people at invented companies. Family names are put together from parts, addresses end in domains that are
 * reserved for examples, and telephone numbers lie in the ranges that the authorities keep for films and books.
 */

const firstNames = [
  ...['Agnes', 'Alva', 'Anders', 'Astrid', 'Åsa', 'Björn', 'Britta', 'Elin', 'Göran', 'Ingrid', 'Jörgen', 'Liv'],
  ...['Märta', 'Nils', 'Oskar', 'Saga', 'Sixten', 'Stig', 'Torsten', 'Ylva', 'Örjan', 'Søren', 'Bjarte', 'Sigrún'],
  ...['Amélie', 'Chloé', 'François', 'Héloïse', 'Jérôme', 'Maëlle', 'Benoît', 'Inês', 'João', 'Iñaki', 'Lucía'],
  ...['Abigail', 'Brendan', 'Clara', 'Dominic', 'Edith', 'Felix', 'Gemma', 'Harvey', 'Imogen', 'Jasper', 'Kezia'],
  ...['Leonie', 'Marlene', 'Jürgen', 'Käthe', 'Lothar', 'Wiebke', 'Łucja', 'Zbigniew', 'Réka', 'Çağla', 'Zoë', 'Noor'],
  ...['Amara', 'Bilal', 'Chidi', 'Devika', 'Emeka', 'Farah', 'Hana', 'Ishaan', 'Kenji', 'Lerato', 'Mei', 'Priya'],
];

const nameStarts = [
  ...['Lind', 'Björk', 'Hed', 'Sjö', 'Eke', 'Falk', 'Nord', 'Wester', 'Ash', 'Bram', 'Corn', 'Dun', 'Elder', 'Fair'],
  ...['Gold', 'Holm', 'Iver', 'Kast', 'Lang', 'Mar', 'Oster', 'Pell', 'Quill', 'Rosen', 'Stein', 'Thorn', 'Ulm', 'Win'],
];
const nameEnds = [
  ...['qvast', 'vik', 'brandt', 'marken', 'wick', 'ford', 'leigh', 'gård', 'bäck', 'inen', 'owska', 'ardi', 'sund'],
  ...['thwaite', 'bury', 'holt', 'mere', 'feld', 'hagen', 'mont', 'dottir', 'stead'],
];

const companyStarts = [
  ...['Brightpine', 'Nordvik', 'Harbourlight', 'Kestrel', 'Blåklint', 'Ironbark', 'Larkspur', 'Meridian', 'Tallgrass'],
  ...['Fjällhamn', 'Copperleaf', 'Silverbrook', 'Redwater', 'Longfield', 'Oakmoss', 'Pebble', 'Quartz', 'Sandpiper'],
];
const companyEnds = {
  Logistics: 'Transportation',
  Foods: 'Food Production',
  Robotics: 'Machinery',
  'Print & Media': 'Publishing',
  Clinics: 'Health Care',
  Energy: 'Renewables',
  Textiles: 'Apparel',
  Software: 'Computer Software',
  Architects: 'Architecture & Planning',
};

const countries = {
  Sweden: {
    weight: 40,
    code: 'se',
    zone: 'Europe/Stockholm',
    language: 'Swedish',
    cities: ['Göteborg', 'Malmö', 'Umeå', 'Västerås', 'Örebro'],
    states: ['Västra Götaland', 'Skåne', 'Västerbotten', 'Västmanland', 'Örebro län'],
    postalCode: (random) => `${random.whole(100, 984)} ${random.whole(10, 99)}`,
    street: (random) =>
      `${random.pick(['Storgatan', 'Ängsvägen', 'Kyrkogatan', 'Björkallén'])} ${random.whole(1, 120)}`,
    phone: (random) => `+46 31 390 06 ${String(random.whole(0, 99)).padStart(2, '0')}`,
    mobile: (random) => `+46 70 174 06 ${random.whole(10, 99)}`,
  },
  Germany: {
    weight: 18,
    code: 'de',
    zone: 'Europe/Berlin',
    language: 'German',
    cities: ['Köln', 'München', 'Leipzig', 'Lübeck'],
    states: ['Nordrhein-Westfalen', 'Bayern', 'Sachsen', 'Schleswig-Holstein'],
    postalCode: (random) => String(random.whole(1067, 99998)).padStart(5, '0'),
    street: (random) => `${random.pick(['Bahnhofstraße', 'Gartenweg', 'Lindenallee'])} ${random.whole(1, 90)}`,
    phone: (random) => `+49 30 23125 ${String(random.whole(0, 999)).padStart(3, '0')}`,
  },
  'United Kingdom': {
    weight: 16,
    code: 'gb',
    zone: 'Europe/London',
    language: 'English',
    cities: ['Leeds', 'Bristol', 'Cardiff', 'Norwich'],
    states: ['West Yorkshire', 'Avon', 'South Glamorgan', 'Norfolk'],
    postalCode: (random) => `ZZ${random.whole(1, 20)} ${random.whole(1, 9)}ZZ`,
    street: (random) => `${random.whole(1, 200)} ${random.pick(['Mill Lane', 'Station Road', 'The Green'])}`,
    phone: (random) => `+44 20 7946 0${String(random.whole(0, 999)).padStart(3, '0')}`,
  },
  'United States': {
    weight: 14,
    code: 'us',
    zone: 'America/New_York',
    language: 'English',
    cities: ['Albany', 'Boston', 'Richmond'],
    states: ['New York', 'Massachusetts', 'Virginia'],
    postalCode: (random) => String(random.whole(501, 24_658)).padStart(5, '0'),
    street: (random) =>
      `${random.whole(10, 999)} ${random.pick(['Elm Street', 'Lake Avenue'])}, Suite ${random.whole(1, 40)}`,
    phone: (random) => `(212) 555-01${String(random.whole(0, 99)).padStart(2, '0')}`,
  },
  France: {
    weight: 8,
    code: 'fr',
    zone: 'Europe/Paris',
    language: 'French',
    cities: ['Orléans', 'Besançon'],
    states: ['Centre-Val de Loire', 'Bourgogne-Franche-Comté'],
    postalCode: (random) => String(random.whole(1000, 95_880)).padStart(5, '0'),
    street: (random) => `${random.whole(1, 80)} rue de l’Église`,
    phone: (random) => `+33 1 99 00 ${random.whole(10, 99)} ${random.whole(10, 99)}`,
  },
  Finland: {
    weight: 4,
    code: 'fi',
    zone: 'Europe/Helsinki',
    language: 'Finnish',
    cities: ['Jyväskylä', 'Hämeenlinna'],
    states: ['Keski-Suomi', 'Kanta-Häme'],
    postalCode: (random) => String(random.whole(10, 99_800)).padStart(5, '0'),
    street: (random) => `Mäkitie ${random.whole(1, 60)}`,
  },
};

const countryWeights = Object.fromEntries(Object.entries(countries).map(([name, { weight }]) => [name, weight]));

const plainLetters = {
  ...{ å: 'a', ä: 'a', ö: 'o', ø: 'o', ü: 'u', ú: 'u', é: 'e', è: 'e', ë: 'e', ê: 'e', ï: 'i', î: 'i', í: 'i', ô: 'o' },
  ...{ ã: 'a', ñ: 'n', ç: 'c', ł: 'l', ğ: 'g', ß: 'ss', ó: 'o' },
};

/** Where people without a company write from. */
const personalDomains = ['example.com', 'example.org', 'example.net', 'mail.example.com', 'post.example.org'];

/** Where people write from who want one download and nothing else. */
const disposableDomains = ['tenminutes.test', 'throwaway.example.net', 'tempbox.test', 'burner.example.org'];

const companies = companyList();

function companyList() {
  const random = randomFrom(7);
  const all = companyStarts.flatMap((start) =>
    Object.keys(companyEnds).map((end) => ({ name: `${start} ${end}`, industry: companyEnds[end] })),
  );
  return all.map(({ name, industry }, index) => {
    const country = random.weighted(countryWeights);
    const employees = random.weighted({
      '1-5': 8,
      '5-25': 22,
      '25-50': 24,
      '50-100': 20,
      '100-500': 18,
      '500-1000': 8,
    });
    const domain = `${asciiOf(name).replace(/[^a-z]+/g, '-')}.example`;
    return { id: 9_100_001 + index * 37, name: legalName(name, country), domain, industry, country, employees };
  });
}

function legalName(name, country) {
  const suffixes = {
    Sweden: ' AB',
    Germany: ' GmbH',
    'United Kingdom': ' Ltd',
    'United States': ', Inc.',
    Finland: ' Oy',
  };
  return name + (suffixes[country] ?? '');
}

/** A person with an address of their own; `taken` are the addresses that are gone. */
export function person(random, taken) {
  const firstName = random.pick(firstNames);
  const lastName = `${random.pick(nameStarts)}${random.pick(nameEnds)}`;
  const kind = random.weighted({ company: 80, personal: 18, disposable: 2 });
  const company = kind === 'company' ? random.pick(companies) : undefined;
  const country = company !== undefined && random.chance(0.85) ? company.country : random.weighted(countryWeights);
  const place = countries[country];
  const city = random.whole(0, place.cities.length - 1);
  return {
    firstName,
    lastName,
    company,
    isDisposable: kind === 'disposable',
    email: freeAddress(localPart(firstName, lastName, random), domainFor(kind, company, random), taken),
    country,
    countryCode: place.code,
    zone: place.zone,
    language: place.language,
    city: place.cities[city],
    state: place.states[city],
    postalCode: place.postalCode(random),
    street: place.street(random),
    phone: place.phone?.(random),
    mobile: place.mobile?.(random),
  };
}

function domainFor(kind, company, random) {
  if (kind === 'company') return company.domain;
  return random.pick(kind === 'personal' ? personalDomains : disposableDomains);
}

function localPart(firstName, lastName, random) {
  const [first, last] = [asciiOf(firstName), asciiOf(lastName)];
  return random.weighted({ [`${first}.${last}`]: 6, [`${first[0]}.${last}`]: 2, [first]: 1, [`${first}_${last}`]: 1 });
}

function freeAddress(local, domain, taken) {
  for (let count = 1; ; count++) {
    const address = `${local}${count === 1 ? '' : count}@${domain}`;
    if (taken.has(address)) continue;
    taken.add(address);
    return address;
  }
}

function asciiOf(text) {
  return [...text.toLowerCase()].map((letter) => plainLetters[letter] ?? letter).join('');
}
