// Sentences of a made-up casework: short, plausible, and without anything that could come from a real file.

export const wishes = [
  "Avoir mes clés, et que ma famille vienne le week-end.", "Un vrai travail, en cuisine.", "Dormir tranquille.", "Apprendre à lire mes papiers tout seul.", "Faire venir ma fille.",
  "Conduire un camion.", "Ne plus devoir d'argent à personne.", "Soigner mes dents, pouvoir sourire.", "Rester ici encore un peu, j'ai besoin de temps.", "Un jardin, même petit.",
  "Passer mon permis.", "Être chez moi.", "Avoir des papiers pour dix ans.", "Travailler dehors, pas enfermé.", "Qu'on me laisse finir ma formation.",
] as const;
export const strengths = [
  "Toujours à l'heure", "Sait réparer un vélo", "Parle quatre langues", "A dirigé une équipe", "Cuisine pour cinquante", "Connaît tout le quartier", "Patiente avec les nouveaux",
  "A tenu une boutique", "Sait coudre", "Ne lâche pas", "Bon dos, bon œil", "A le permis de son pays",
] as const;
export const contactBodies = [
  "Point sur la semaine : ça va mieux au poste, dort mal en ce moment.", "Nous relisons ensemble le courrier de la CAF.", "Appel pour confirmer le rendez-vous de jeudi.", "Passée au bureau, voulait des nouvelles du dossier logement.",
  "Entretien de suivi : fait le tour des démarches en cours.", "Prend ses marques dans l'équipe, demande plus d'heures.", "Un peu perdu dans les papiers, nous avons trié le classeur.", "Message pour rappeler la visite, a répondu merci.",
  "Accompagnement à la préfecture, attente longue, dossier déposé.", "Parle de sa famille, moment difficile, reviendra demain.", "Bilan des trois mois avec l'encadrante.", "Voudrait parler de la suite après le contrat.",
] as const;
export const noteBodies = [
  "Dossier de logement complet, envoyé au bailleur.", "Attend l'attestation employeur pour la prime d'activité.", "Évaluation de français prévue le mois prochain.", "L'équipe remarque des absences le lundi.",
  "Demande de rendez-vous au centre de santé faite.", "Relance de la MDPH par courrier.", "A apporté son nouveau récépissé, copie vue.", "Projet de formation en cuisine, à creuser avec elle.",
] as const;
export const reminderWords = ["Rappeler le bailleur : pièces reçues ?", "Préparer le renouvellement", "Demander des nouvelles de la visite", "Relancer la préfecture", "Vérifier la prime d'activité", "Faire le point sur le français", "Appeler le centre de santé"] as const;
export const personWords = ["Je ne comprends pas les lettres.", "J'ai peur de perdre la place.", "C'est loin, le bus ne passe pas.", "Je n'ai pas dormi chez moi depuis longtemps.", "On m'a dit d'attendre.", "Ça, je préfère le régler moi-même."] as const;
export const outsideStructures = ["Centre de santé Modèle", "Résidence sociale du Décor", "Service social de secteur (simulé)", "Association de l'Exemple", "CCAS fictif", "Auto-école solidaire de la Maquette"] as const;
