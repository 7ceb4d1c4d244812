type Texts = Readonly<Record<string, string>>;

/** The text of a fictitious document. Days are YYYY-MM-DD. */
export type Specimen = {
  /** Heading of the drawing, in capital letters. */
  readonly title: string;
  readonly birthday: string;
  readonly issueDate: string | null;
  readonly expiryDate: string | null;
  /** What the front says beside the days, by the names of the provider's ID card OCR. */
  readonly front: Texts;
  /** What only the back says. */
  readonly back: Texts;
  /** What the front says under names that only this kind of document has. */
  readonly others: Texts;
  readonly isPassport: boolean;
};

// All people are fictitious. Numbers are zeros, and the passport is of Utopia, the example country of ICAO Doc 9303.
const specimens: Readonly<Record<string, Specimen>> = {
  'PH-ID-SSS': {
    title: 'SPECIMEN CARD',
    birthday: '1990-01-01',
    issueDate: null,
    expiryDate: null,
    front: { idNumber: '00-0000000-0', fullName: 'TEST PERSON', firstName: 'TEST', lastName: 'PERSON' },
    back: {},
    others: {},
    isPassport: false,
  },
  'TH-ID-N': {
    title: 'SPECIMEN NATIONAL ID',
    birthday: '1985-06-15',
    issueDate: '2021-06-16',
    expiryDate: '2029-06-14',
    front: {
      idNumber: '0-0000-00000-00-0',
      fullName: 'SAMPLE PERSON',
      fullNameLocal: 'ตัวอย่าง บุคคล',
      firstName: 'SAMPLE',
      firstNameLocal: 'ตัวอย่าง',
      lastName: 'PERSON',
      lastNameLocal: 'บุคคล',
      gender: 'FEMALE',
      fullAddress: '1 Simulated Road, Sample Subdistrict, Sample District, Sample City 00000',
      subdistrict: 'Sample Subdistrict',
      district: 'Sample District',
      city: 'Sample City',
      postcode: '00000',
    },
    back: { documentNumber: 'XX0-0000000-00' },
    others: {},
    isPassport: false,
  },
  'AW-PP-N': {
    title: 'SPECIMEN PASSPORT',
    birthday: '1979-12-31',
    issueDate: '2022-03-01',
    expiryDate: '2032-02-29',
    front: {
      idNumber: '000000000',
      documentNumber: 'XX0000000',
      fullName: 'SAMPLE TRAVELER',
      firstName: 'SAMPLE',
      lastName: 'TRAVELER',
      gender: 'FEMALE',
      nationality: 'UTO',
      issuerCountry: 'UTO',
      issuerAuthority: 'SIMULATED OFFICE',
      placeOfBirth: 'SAMPLE TOWN',
      passportType: 'P',
    },
    back: {},
    others: {},
    isPassport: true,
  },
  'ID-ID-N': {
    title: 'SPECIMEN CITIZEN CARD',
    birthday: '1992-08-17',
    issueDate: '2018-01-02',
    expiryDate: null,
    front: {
      idNumber: '0000000000000000',
      fullName: 'CONTOH WARGA',
      gender: 'FEMALE',
      placeOfBirth: 'KOTA CONTOH',
      bloodType: 'O',
      fullAddress: 'JALAN SIMULASI 1',
    },
    back: {},
    others: {
      religion: 'LAINNYA',
      maritalStatus: 'BELUM KAWIN',
      occupation: 'KARYAWAN SWASTA',
      province: 'PROVINSI CONTOH',
      city: 'KOTA CONTOH',
      district: 'KECAMATAN CONTOH',
      village: 'KELURAHAN CONTOH',
      rtrw: '000/000',
    },
    isPassport: false,
  },
};

export function toSpecimen(docType: string): Specimen {
  return specimens[docType] ?? (specimens['PH-ID-SSS'] as Specimen);
}
