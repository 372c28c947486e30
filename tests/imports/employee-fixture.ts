// An employee record as Les emplois de l'inclusion write it, with obviously fake values; the number of social security is made up.

export const anEmployeeRecord = (more: { personnePhysique?: object; adresse?: object; situationSalarie?: object } = {}): Record<string, unknown> => ({
  numLigne: 1,
  typeMouvement: "C",
  siret: "00000000000000",
  mesure: "ACI_DC",
  codeTraitement: null,
  libelleTraitement: null,
  personnePhysique: {
    passIae: "999990000001", sufPassIae: null, idItou: "fictif0000000000000000000000001", civilite: "MME", nomUsage: "DE LA FICTIVE", nomNaissance: null, prenom: "MAUD", dateNaissance: "12/03/1984",
    codeComInsee: { codeComInsee: null, codeDpt: "099" }, codeInseePays: "000", codeGroupePays: "3", passDateDeb: "01/03/2025", passDateFin: "28/02/2027", salarieNIR: "284129999999999", ...more.personnePhysique,
  },
  adresse: {
    adrTelephone: null, adrMail: null, adrNumeroVoie: "12", codeextensionvoie: "B", codetypevoie: "RUE", adrLibelleVoie: "DE L EXEMPLE", adrCpltDistribution: null, codeinseecom: "75111", codepostalcedex: "75011", ...more.adresse,
  },
  situationSalarie: {
    orienteur: "03", niveauFormation: "50", salarieEnEmploi: "NON", salarieTypeEmployeur: null, salarieSansEmploiDepuis: "03", salarieSansRessource: "NON", inscritPoleEmploi: "OUI", inscritPoleEmploiDepuis: "02", numeroIDE: "0000000A",
    salarieRQTH: "OUI", salarieOETH: "NON", salarieAideSociale: "NON", salarieBenefRSA: "OUI-M", salarieBenefRSADepuis: "04", salarieBenefASS: "NON", salarieBenefASSDepuis: null, salarieBenefAAH: "NON", salarieBenefAAHDepuis: null,
    salarieBenefATA: "NON", salarieBenefATADepuis: null, salarieSortantASE: "NON", salarieParentIsole: "OUI", salarieHebergement: "OUI", salarieRefugie: "NON", salarieSortantDetention: "OUI", salarieLangueFrancaise: "NON", salarieMobilite: "OUI",
    ...more.situationSalarie,
  },
});

export const anEnvelope = (records: readonly unknown[]): Uint8Array => Buffer.from(JSON.stringify({ msgInformatif: null, telId: null, lignesTelechargement: records }, null, 2));
