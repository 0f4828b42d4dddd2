# Testi della pagina.

## Pagina

ui-name = Atlante
ui-skip = Vai al contenuto
ui-loading = Carico i dati…
ui-language = Lingua
ui-dark = Aspetto scuro
ui-retry = Riprova
ui-newer-data = I dati sono stati aggiornati dopo l’apertura di questa pagina.
ui-refused-data = I dati sono stati modificati, ma così non si possono pubblicare: la mappa mostra ancora la versione precedente. Questo avviso si vede solo sul computer del server.
ui-reload = Ricarica
ui-dismiss = Chiudi l’avviso
ui-restarted = La mappa si è fermata per un errore ed è ripartita.
ui-data-failed = I dati non sono arrivati
ui-data-failed-why = Il server non ha risposto come previsto. Controllare la connessione e riprovare.
ui-missing = Non trovato
ui-missing-why = Nell’atlante non c’è nulla con il codice “{ $code }”. Il collegamento può essere vecchio.

## Ricerca

ui-search = Cerca un comune, una zona, un progetto, una strategia o un’esigenza
ui-search-hint = Cerca comune, zona, progetto…
ui-search-answers = Risultati della ricerca
ui-search-nothing = Nessun risultato. Si può cercare anche con una parte del nome.
ui-search-count = { $count ->
    [one] { $value } risultato
   *[other] { $value } risultati
}

## Sezioni ed elenchi

ui-ways = Sezioni
ui-way-explore = Esplora
ui-way-gaps = Divari
ui-way-present = Presenta
ui-lists = Elenchi
ui-panel-zones = { word-zones-title }
ui-panel-projects = Progetti
ui-panel-plan = Piano
ui-crumbs = Percorso
ui-sheet = Altezza del pannello
ui-back-to-map = Torna alla mappa
ui-back-to-card = Torna alla scheda

## Nomi

# come l'atlante chiama le sue parti, se nelle righe zone, zones e whole di atlas.csv non dice altro
word-zone = zona
word-zone-title = Zona
word-zones = zone
word-zones-title = Zone
word-whole = Tutto

ui-zone = { word-zone-title }
ui-zone-number = Zona { $number }
ui-municipality = Comune
ui-municipalities = Comuni
ui-project = Progetto
ui-strategy = Strategia
ui-need = Esigenza
ui-residents = Residenti
ui-axis-name = Asse { $number } – { $name }
ui-projects-count = { $count ->
    [one] { $value } progetto
   *[other] { $value } progetti
}
ui-projects-unit = { $count ->
    [one] progetto
   *[other] progetti
}
ui-municipalities-count = { $count ->
    [one] { $value } comune
   *[other] { $value } comuni
}
ui-residents-count = { $count ->
    [one] { $value } residente
   *[other] { $value } residenti
}
ui-residents-unknown = residenti non noti
ui-strategies-count = { $count ->
    [one] { $value } strategia
   *[other] { $value } strategie
}
ui-actions-count = { $count ->
    [one] { $value } azione
   *[other] { $value } azioni
}
ui-and-more = { $count ->
    [one] e un altro
   *[other] e altri { $value }
}

## Cifre

ui-surface = Superficie
ui-density = Densità
ui-aged-65 = 65 anni e più
ui-aged-65-share = { $share } ha 65 anni o più
ui-altitude = Comuni per zona altimetrica
ui-surface-measured = area del poligono
ui-altitude-town-hall = Altitudine
ui-altitude-mountain = { $count ->
    [one] { $value } di montagna
   *[other] { $value } di montagna
}
ui-altitude-hill = { $count ->
    [one] { $value } di collina
   *[other] { $value } di collina
}
ui-altitude-plain = { $count ->
    [one] { $value } di pianura
   *[other] { $value } di pianura
}
ui-altitude-mountain-name = Zona altimetrica: montagna
ui-altitude-hill-name = Zona altimetrica: collina
ui-altitude-plain-name = Zona altimetrica: pianura
ui-km2 = { $value } km²
ui-per-km2 = { $value } ab./km²
ui-km = { $value } km
ui-metres = { $value } m
ui-euro = { $value } €
ui-share-of-whole = { $share } del territorio
ui-metropolitan-mean = intero territorio: { $value }
ui-istat-code = Codice ISTAT { $code }

## Zone e comuni

ui-venue = Sede del tavolo di co-pianificazione
ui-zone-mean-projects = In media { $value } progetti per zona.
ui-whole-zone = Per l’intera zona
ui-whole-zone-why = La fonte indica la zona e non i comuni: sulla mappa stanno nel numero accanto al nome della zona.
ui-whole-zone-count = { $count ->
    [one] { $value } progetto noto solo per l’intera zona
   *[other] { $value } progetti noti solo per l’intera zona
}
ui-no-projects-here = Nessun progetto della zona corrisponde ai filtri.
ui-no-projects-in-municipality = Il registro non ha progetti con posizione in questo comune che corrispondano ai filtri. I progetti noti alla sola zona sono nella scheda della zona.
ui-strategies-covered = Strategie con progetti: { $covered } su { $all }
ui-covered = ha progetti in questa zona
ui-not-covered = nessun progetto noto in questa zona
ui-not-covered-why = Le altre non hanno progetti noti nella zona: il registro raccoglie ciò che le fonti riferiscono, e le fonti possono tacere.
ui-membership = Appartenenza alla zona
ui-basis-listed = È in un elenco pubblicato della zona.
ui-basis-named = appartenenza citata, senza elenco completo
ui-basis-derived = appartenenza dedotta
ui-membership-references = riferimenti nella fonte: { $references }

## Progetti

ui-place-metropolitan = Intero territorio
ui-place-zones = { $count ->
    [one] Zona { $zones }
   *[other] Zone { $zones }
}
ui-metropolitan-count = { $count ->
    [one] { $value } progetto riguarda l’intero territorio
   *[other] { $value } progetti riguardano l’intero territorio
}
ui-projects-by-axis = Progetti per asse
ui-metropolitan-why = e non si contano nelle singole zone.
ui-strategies-of-project = { $count ->
    [one] Strategia
   *[other] Strategie
}
ui-lead-body = Soggetto attuatore
ui-partners = Partner
ui-programme = Programma
ui-amount = Importo
ui-length = Lunghezza
ui-interventions = Interventi
ui-cup = Codice unico di progetto (CUP)
ui-where = Dove
ui-drawn-zone = Non ha un punto sulla mappa: è contato nel numero accanto al nome della zona.
ui-drawn-metropolitan = Non ha un punto sulla mappa e non si conta nelle singole zone.
ui-metropolitan-list-why = Non hanno un punto sulla mappa e non si contano nelle singole zone.
ui-drawn-schematic = La linea tratteggiata unisce i comuni citati dalla fonte: non è il tracciato.
ui-drawn-municipality = Il simbolo è al centro del comune, non nel luogo dell’intervento.
ui-by-zone = Quote per zona
ui-by-municipality = Quote per comune
ui-outside = Fuori dal territorio
ui-unlocated = Non localizzato
ui-notes = Avvertenze
ui-information-date = Informazione aggiornata a: { $date }
ui-validity = Valido
ui-valid-from-to = dal { $from } al { $to }
ui-valid-from = dal { $from }
ui-valid-to = fino al { $to }

## Filtri

ui-filters = Filtri
ui-filters-active = { $count ->
    [one] Filtri (1 attivo)
   *[other] Filtri ({ $value } attivi)
}
ui-filters-chosen = Filtri attivi
ui-filter-axis = Asse
ui-filter-strategy = Strategia
ui-filter-kind = Tipologia
ui-strategy-where = Dove si attua
ui-strategy-legend = Che cosa dicono le caselle
ui-strategy-needs = { $count ->
    [one] Risponde a un’esigenza del territorio
   *[other] Risponde a { $value } esigenze del territorio
}
ui-filter-source = Fonte
ui-filter-status = Stato di attuazione
ui-words = Parole nel titolo, nella descrizione, nei soggetti
ui-words-chip = “{ $words }”
ui-filter-at = Alla data
ui-filter-at-hint = Anno, mese o giorno: 2025, 6/2025, 30/6/2025. Restano i progetti di cui non si conoscono le date.
ui-filter-at-wrong = Non è una data: scrivere un anno, un mese o un giorno, come 2025, 6/2025, 30/6/2025.
ui-at-chip = Alla data { $date }
ui-remove-filter = Togli il filtro { $name }
ui-clear-filters = Togli tutti i filtri
ui-no-projects-match = Nessun progetto corrisponde ai filtri.
ui-no-metropolitan-projects = Nessuna fonte indica progetti per l’intero territorio.

## Piano

ui-plan-summary-short = { $axes } assi, { $strategies } strategie.
ui-plan-summary = { $axes } assi, { $strategies } strategie, { $actions } azioni.
ui-statements = { $count ->
    [one] Una cifra delle fonti sul piano
   *[other] { $value } cifre e affermazioni delle fonti sul piano
}
ui-axis-more = Finalità e fonti
ui-axis-mission = Missione PNRR { $code } – { $name }
ui-declared-none = Nessuna azione riferita.
ui-declared-none-part = Assente in parte.

## Divari

ui-gaps-title = Strategie e zone
ui-gaps-lead = Dove ciascuna strategia ha progetti noti, dove una fonte dichiara che non ce ne sono, dove nessuna fonte ne parla.
ui-cell-evidence = progetti presenti
ui-cell-declared = assenza dichiarata da una fonte
ui-cell-unknown = nessuna fonte ne parla
ui-gaps-note = I progetti dell’intero territorio stanno nella colonna { word-whole } e non contano per le singole zone. Una strategia senza notizie non è una strategia senza azioni.
ui-matrix-data = Tutti i valori, con progetti e stati:
ui-matrix-whole = { word-whole }

## Divari: elenco

ui-looks = Modi di guardare i divari
ui-look-matrix = Matrice
ui-look-list = Elenco
ui-look-priorities = Priorità
ui-look-whatif = E se…
ui-missing-title = Che cosa manca e dove
ui-missing-count = { $count ->
    [one] { $value } divario
   *[other] { $value } divari
}
ui-missing-none = Nessun divario corrisponde alle scelte.
ui-missing-subject = Strategia o servizio
ui-verdict = Quanto è certo
ui-verdict-robust = Robusto
ui-verdict-fragile = Incerto
ui-badge-robust = Robusto
ui-badge-fragile = Incerto
ui-badge-share = { $agree } su { $variants }
ui-all = Tutti
ui-open-zone-card = Apri la scheda della zona
ui-unknown-count = { $count ->
    [one] { $value } caso che non si può giudicare
   *[other] { $value } casi che non si possono giudicare
}
ui-unknown-why = Nessuna fonte permette di dire se manchi: non sono divari e non sono zeri.
ui-gaps-data = Tutti i divari, con verifiche ed evidenze:
ui-residents-concerned = { $count ->
    [one] Riguarda { $value } residente
   *[other] Riguarda { $value } residenti
}
ui-neighbours-have = Zone confinanti che ne dispongono:
ui-gap-evidence = Quel che c’è:
ui-gap-mentions = Ne parlano senza dire dove:
ui-gap-needs = { $count ->
    [one] Esigenza a cui risponderebbe
   *[other] Esigenze a cui risponderebbe ({ $value })
}
ui-gap-on-map = Mostra sulla mappa

## Esigenze

ui-need-code = Esigenza { $code }
ui-need-strategies = Strategie che rispondono
ui-need-no-strategies = Nessuna strategia è collegata a questa esigenza.
ui-need-links-ours = I collegamenti fra esigenze e strategie sono nostri, con il motivo accanto; i testi sono delle fonti.

## Priorità

ui-priorities-title = Indice strategico dei progetti
ui-priorities-lead = Quali progetti servono di più al piano? Dipende da che cosa conta: i pesi si scelgono qui e restano nell’indirizzo della pagina.
ui-weights = Quanto conta ciascun criterio
ui-weights-equal = Tutti i pesi uguali
ui-weight-value = { $weight } ({ $share })
ui-contributions = Da che cosa viene
ui-contributions-unknown = Non si può sapere, e non conta: { $names }.
ui-rank-range = Fra il { $best }º e il { $worst }º posto, se cambia un peso.
ui-rank-steady = Sempre al { $best }º posto, anche se cambia un peso.
ui-and-more-projects = { $count ->
    [one] Mostra ancora un progetto
   *[other] Mostra altri { $value } progetti
}

## E se

ui-whatif-title = E se ci fosse…
ui-whatif-lead = { $can ->
    [house] Si può aggiungere una casa della comunità in un comune e vedere che cosa cambia.
    [link] Si può aggiungere un collegamento ciclabile fra due comuni e vedere che cosa cambia.
   *[both] Si può aggiungere una casa della comunità in un comune, o un collegamento ciclabile fra due comuni, e vedere che cosa cambia.
}
ui-whatif-nothing-written = È un’ipotesi: nel registro non si scrive nulla. Sta tutta nell’indirizzo della pagina, che si può inviare.
ui-whatif-add = Aggiungere una misura
ui-whatif-choose = Comune
ui-whatif-choose-end = Secondo comune del collegamento
ui-whatif-choose-how = Si può scegliere anche con un clic sulla mappa o con la ricerca.
ui-whatif-none-chosen = Nessun comune scelto
ui-whatif-add-house = Aggiungi una casa della comunità a { $place }
ui-whatif-start-link = Collega { $place } a un altro comune
ui-whatif-link-from = Collegamento ciclabile da { $place } a…
ui-whatif-add-link = Aggiungi il collegamento { $from } – { $to }
ui-whatif-give-up = Annulla
ui-whatif-full = { $count ->
    [one] L’ipotesi può avere una sola misura.
   *[other] L’ipotesi può avere al più { $value } misure.
}
ui-whatif-nothing-added = Nessuna misura aggiunta: le cifre qui sotto sono quelle di oggi.
ui-whatif-measures = { $count ->
    [one] { $value } misura dell’ipotesi
   *[other] { $value } misure dell’ipotesi
}
ui-whatif-remove = Togli: { $measure }
ui-whatif-undo = Annulla l’ultima
ui-whatif-clear = Ricomincia da capo
ui-measure-house = Casa della comunità a { $place }
ui-measure-link = Collegamento ciclabile { $from } – { $to }
ui-whatif-residents = Residenti per distanza dalla casa della comunità più vicina
ui-whatif-residents-75 = Residenti di 75 anni e più, per distanza
ui-whatif-farthest = Quali comuni sono oggi a oltre 20 km
ui-whatif-farthest-count = { $count ->
    [one] { $value } comune a oltre 20 km da una casa della comunità, con { $residents } residenti di 75 anni e più
   *[other] { $value } comuni a oltre 20 km da una casa della comunità, con { $residents } residenti di 75 anni e più
}
ui-whatif-no-residents = Quanti residenti stiano vicini o lontani da una casa della comunità non si può contare: l’atlante non ha i residenti, o nessuna casa. Cambiano solo i divari.
ui-residents-75 = 75 anni e più
ui-whatif-whole = Equità e divari
ui-whatif-gini = Disuguaglianza dell’accesso (Gini, 0 = pari)
ui-whatif-gaps = Divari
ui-whatif-robust-gaps = di cui robusti
ui-whatif-access = Accesso zona per zona
ui-whatif-access-by-zone = Case della comunità raggiungibili ogni 10.000 residenti
ui-whatif-caveat = Distanze in linea d’aria fra i centri dei comuni: nelle valli le strade sono più lunghe.
ui-band-0-5 = fino a 5 km
ui-band-5-10 = da 5 a 10 km
ui-band-10-20 = da 10 a 20 km
ui-band-over-20 = oltre 20 km
ui-before = Oggi
ui-after = Con l’ipotesi
ui-difference = Differenza
ui-whatif-gap-changes = Che cosa cambia nei divari
ui-whatif-gaps-same = Nessun divario si chiude, si apre o cambia giudizio.
ui-gaps-closed = { $count ->
    [one] { $value } divario si chiude
   *[other] { $value } divari si chiudono
}
ui-gaps-changed = { $count ->
    [one] { $value } divario cambia giudizio
   *[other] { $value } divari cambiano giudizio
}
ui-gaps-opened = { $count ->
    [one] { $value } divario si apre
   *[other] { $value } divari si aprono
}
ui-sites = Dove servirebbe di più la prossima casa
ui-sites-why = Comuni in ordine di residenti che passerebbero entro { $radius } km da una casa della comunità, uno dopo l’altro.
ui-site-gain = { $residents } residenti in più entro { $radius } km, di cui { $aged } di 75 anni e più
ui-site-add = Aggiungi all’ipotesi una casa della comunità a { $place }
ui-site-add-short = Aggiungi
ui-computed-here = Calcolato in questo browser in { $milliseconds } ms.
ui-computed-there = Calcolato dal server in { $milliseconds } ms.
ui-legend-hypothesis = Ipotesi, non nel registro

## Presenta

ui-present-title = Portare la mappa altrove
ui-present-lead = Quello che si vede adesso, con i filtri e la scheda aperta.
ui-present-what = Che cosa
ui-output-png = Immagine (PNG)
ui-output-svg = Disegno vettoriale (SVG)
ui-output-pdf = Foglio da stampare (PDF)
ui-output-sheet = Schede di zona (PDF)
ui-output-pptx = Diapositiva modificabile (PPTX)
ui-output-deck = Presentazione per zone (PPTX)
ui-output-html = Pagina che funziona senza rete (HTML)
ui-output-embed = Riquadro per un sito web
ui-present-own-title = Titolo (facoltativo)
ui-present-title-long = Il titolo ha { $count } caratteri e può averne { $most }: finché non è più corto, la mappa tiene il suo.
ui-present-part = Parte del territorio
ui-present-as-seen = Come si vede adesso
ui-present-format = Proporzioni
ui-format-16x9 = 16:9, diapositiva
ui-format-4x3 = 4:3, diapositiva
ui-format-square = Quadrato
ui-format-a4 = A4 orizzontale
ui-format-a3 = A3 orizzontale
ui-present-size = Dimensioni
ui-present-transparent = Sfondo trasparente
ui-present-still = Mappa ferma, senza programmi
ui-present-dark = Sfondo scuro
ui-present-preview = Anteprima
ui-present-deck-why = Copertina, quadro d’insieme, una diapositiva per zona con cifre, strategie e divari, fonti.
ui-present-download = Scarica
ui-present-working = Preparo il file…
ui-present-saved = File scaricato.
ui-present-failed = Non è andata: { $why }
ui-present-code = Codice da incollare nella pagina
ui-present-copy-code = Copia il codice
ui-present-code-copied = Codice copiato.
ui-present-link-copied = Collegamento copiato: chi lo apre ritrova la stessa mappa.
ui-present-copy-picture = Copia l’immagine
ui-present-picture-copied = Immagine copiata.
ui-present-copy-data = Copia i dati (CSV)
ui-present-data-copied = Dati copiati: si incollano in un foglio di calcolo.
ui-present-data-csv = Scarica i dati (CSV)
ui-present-not-copied = Il browser non permette di copiare.
ui-present-more = Altro
ui-stops-title = Percorso di mappe
ui-stops-why = Si sceglie una mappa alla volta: chi apre il collegamento le vede a schermo intero, nell’ordine scelto. Il titolo facoltativo qui sopra diventa il titolo della mappa.
ui-stops-add = Aggiungi questa mappa
ui-stops-start = Avvia il percorso
ui-stops-copy = Copia il collegamento al percorso
ui-stops-copied = Collegamento copiato: chi lo apre vede il percorso dalla prima mappa.
ui-stops-remove = Togli dal percorso: { $name }
ui-copy-link = Copia il collegamento
ui-link-copied = Collegamento copiato.
ui-link-not-copied = Il browser non permette di copiare: il collegamento è nella barra degli indirizzi.
ui-show-table = Mostra la tabella dei dati
ui-print = Stampa

## Fonti

ui-sources = Fonti
ui-sources-why = Ogni record e ogni cifra dell’atlante rimanda a una di queste fonti.
ui-all-sources = Tutte le fonti
ui-source-of = Fonte: { $source }
ui-source-in-words = { $title } ({ $publisher }, { $date })
ui-publisher = Editore
ui-date = Data
ui-licence = Licenza
ui-open-source = Apri la pagina della fonte

## Versioni dei dati

ui-versions-open = Che cosa è cambiato nei dati
ui-versions-title = Che cosa è cambiato
ui-versions-why = I dati mostrati qui a confronto con uno stato precedente: progetti nuovi, modificati e non più presenti, per { word-zone } e per strategia.
ui-versions-against = Rispetto a
ui-versions-choose = Scegli uno stato precedente
ui-versions-none = Non c’è uno stato precedente con cui confrontare questi dati.
ui-versions-none-why = Chi gestisce il servizio può indicarne uno quando lo avvia, oppure tenere i dati in un archivio che ricorda ogni modifica.
ui-versions-dates = Fonti aggiornate al { $before } allora, al { $now } ora.
ui-versions-same = Nessuna differenza: i dati sono gli stessi.
ui-versions-added = { $count ->
    [one] { $value } progetto nuovo
   *[other] { $value } progetti nuovi
}
ui-versions-changed = { $count ->
    [one] { $value } modificato
   *[other] { $value } modificati
}
ui-versions-removed = { $count ->
    [one] { $value } non più presente
   *[other] { $value } non più presenti
}
ui-versions-by-zone = Progetti per { word-zone }
ui-versions-by-strategy = Progetti per strategia
ui-versions-no-zone = Intera area, o senza zona
ui-versions-other = Altre tabelle
ui-versions-more = { $count ->
    [one] E un altro.
   *[other] E altri { $value }.
}
ui-versions-moved = Il luogo sulla mappa è un altro.
ui-versions-nothing = niente
ui-fates-added = Nuovi
ui-fates-changed = Modificati
ui-fates-removed = Tolti
ui-fate-added = Nuovo
ui-fate-changed = Modificato
ui-fate-removed = Tolto
ui-column-title_it = Titolo
ui-column-title_en = Titolo inglese
ui-column-summary_it = Descrizione
ui-column-kind = Tipo
ui-column-strategies = Strategie
ui-column-status = Stato
ui-column-lead_body = Ente capofila
ui-column-partners = Partner
ui-column-programme = Programma
ui-column-interventions = Interventi
ui-column-amount_eur = Importo (euro)
ui-column-length_km = Lunghezza (km)
ui-column-cup = CUP
ui-column-precision = Precisione del luogo
ui-column-municipalities = Comuni
ui-column-zones = Zone
ui-column-declared_zones = Zone dichiarate
ui-column-sources = Fonti
ui-column-source_date = Data della fonte
ui-column-valid_from = Valido dal
ui-column-valid_to = Valido al
ui-column-note_it = Nota

## Mappa

ui-map = Mappa
ui-map-role = mappa
ui-map-help = Frecce per spostare la mappa, più e meno per ingrandire e ridurre. Gli stessi dati sono nel pannello e nella tabella.
ui-map-starting = Preparo la mappa…
ui-map-controls = Comandi della mappa
ui-zoom-in = Ingrandisci
ui-zoom-out = Riduci
ui-home = Tutto il territorio
ui-fallback = La mappa interattiva non può funzionare in questo browser: questa è disegnata dal server. Elenchi, schede e filtri funzionano come sempre.
ui-legend = Legenda
ui-legend-stack = Progetti nel comune: il colore è quello dell’asse
ui-legend-mixed = Progetti di assi diversi
ui-legend-schematic = Tracciato schematico fra i comuni citati
ui-theme = Tema
ui-theme-projects = Progetti
ui-theme-zones = { word-zones-title }
ui-theme-residents = Residenti
ui-theme-density = Densità di popolazione
ui-values-csv = Scarica i valori (CSV)
ui-how-computed = Come si calcola
ui-indicators = Indicatori
ui-level = Unità
ui-level-zone = Zone
ui-level-municipality = Comuni
ui-code = Codice
ui-unit-name = Nome
ui-value = Valore

## Mesi

ui-month-1 = gennaio
ui-month-2 = febbraio
ui-month-3 = marzo
ui-month-4 = aprile
ui-month-5 = maggio
ui-month-6 = giugno
ui-month-7 = luglio
ui-month-8 = agosto
ui-month-9 = settembre
ui-month-10 = ottobre
ui-month-11 = novembre
ui-month-12 = dicembre

## Confronto fra zone

ui-compare = Confronto
ui-compare-with = Confronta con
ui-compare-nobody = Nessuna zona
ui-compare-whole = Intera area
ui-compare-mean = media { $value }
ui-compare-municipalities = Comuni
ui-compare-surface = Superficie, km²
ui-compare-density = Abitanti per km²
ui-compare-rate = Progetti ogni 10.000 residenti
ui-compare-strategies = Strategie con progetti
ui-compare-only = Solo in { $zone }
ui-compare-why = Conta ciò che le fonti riferiscono: una strategia che in una zona non compare può esservi attuata senza che una fonte lo dica.
ui-compare-means = Nelle medie ogni zona conta una volta.
ui-compare-none = Nessuna strategia in più.

## Presentazione a schermo intero

ui-tour = Presentazione delle zone
ui-tour-start = Presentazione a schermo intero
ui-tour-previous = Zona precedente
ui-tour-next = Zona successiva
ui-tour-previous-map = Mappa precedente
ui-tour-next-map = Mappa successiva
ui-tour-end = Termina la presentazione
ui-tour-step = { $at } di { $of }
ui-tour-municipalities = Comuni
ui-tour-strategies = Strategie con progetti
ui-tour-of = { $value } su { $all }

## Parole che la pagina e la libreria hanno in comune

names-more = { $names } e altri { $count }
value-unknown = dato non disponibile
value-unknown-short = n.d.
notice-unknown-key = Il parametro “{ $key }” dell’indirizzo non è conosciuto ed è stato ignorato
notice-bad-value = Il valore “{ $value }” del parametro “{ $key }” non è valido ed è stato ignorato
notice-not-here = Il valore “{ $value }” del parametro “{ $key }” non esiste in questo atlante ed è stato ignorato
notice-long-title = Il titolo ha { $value } caratteri e una mappa ha posto per 500: è rimasto il titolo della mappa
notice-no-letters = Immagini e PDF non hanno i caratteri “{ $value }” del titolo: al loro posto mostrano il segno “�”
status-candidate = Candidato
status-planned = In progetto
status-approved = Approvato
status-funded = Finanziato
status-under_way = In corso
status-done = Realizzato
status-reported = Segnalato
precision-exact = Posizione esatta, dalla fonte
precision-schematic = Tracciato schematico fra i comuni citati
precision-municipality = Posizione nota al comune
precision-zone = Posizione nota alla zona
precision-metropolitan = Intero territorio
matrix-cell-evidence = { $row } – { $column }: { $count ->
    [one] un progetto nel registro
   *[other] { $count } progetti nel registro
}
matrix-cell-declared-none = { $row } – { $column }: una fonte dichiara di non avere azioni da segnalare
matrix-cell-unknown = { $row } – { $column }: nessuna fonte ne parla; non significa che non vi sia nulla
indicator-projects-per-10000-residents-title = Progetti ogni 10.000 residenti
indicator-projects-per-10000-residents-formula = progetti presenti nell’unità ÷ residenti × 10.000
indicator-projects-per-10000-residents-caveat = Il registro contiene ciò di cui le fonti parlano e non è un censimento: dove non ha progetti il valore è sconosciuto, non zero. I progetti dell’intero territorio entrano solo nel totale; per comune e zona altimetrica mancano anche quelli noti soltanto alla zona.
indicator-strategies-with-evidence-title = Strategie con almeno un progetto
indicator-strategies-with-evidence-formula = numero di strategie servite da almeno un progetto presente nell’unità
indicator-strategies-with-evidence-caveat = Misura ciò che le fonti dicono: una strategia senza progetti può essere attuata senza che una fonte lo riporti. I progetti dell’intero territorio contano solo nel totale.
indicator-needs-with-project-title = Esigenze con almeno un progetto
indicator-needs-with-project-formula = numero di esigenze collegate ad almeno una strategia servita da un progetto presente nell’unità
indicator-needs-with-project-caveat = I collegamenti fra esigenze e strategie sono nostri. Un progetto può riguardare un’esigenza senza soddisfarla.
indicator-cycle-km-per-10000-residents-title = Percorsi ciclabili ogni 10.000 residenti
indicator-cycle-km-per-10000-residents-formula = km dichiarati da una fonte o misurati sul suo tracciato, nella parte che ricade nell’unità ÷ residenti × 10.000
indicator-cycle-km-per-10000-residents-caveat = Le linee schematiche si contano come percorsi e non si misurano. Dove nessun percorso ha una lunghezza nota il valore è sconosciuto; dove l’hanno solo alcuni il valore è un minimo, e le componenti dicono quanti mancano.
indicator-cycle-km-per-100-km2-title = Percorsi ciclabili ogni 100 km²
indicator-cycle-km-per-100-km2-formula = km dichiarati da una fonte o misurati sul suo tracciato, nella parte che ricade nell’unità ÷ superficie ufficiale × 100
indicator-cycle-km-per-100-km2-caveat = Le linee schematiche si contano come percorsi e non si misurano. Dove nessun percorso ha una lunghezza nota il valore è sconosciuto; dove l’hanno solo alcuni il valore è un minimo, e le componenti dicono quanti mancano.
indicator-health-per-10000-residents-title = Strutture sanitarie territoriali ogni 10.000 residenti
indicator-health-per-10000-residents-formula = case della comunità, ospedali di comunità e centrali operative nell’unità ÷ residenti × 10.000
indicator-health-per-10000-residents-caveat = Sono le sedi finanziate dal PNRR a marzo 2023, ciascuna contata una volta qualunque sia la sua dimensione. Gli acquisti di soli dispositivi e le segnalazioni dell’indagine a livello di zona non si sommano.
indicator-health-per-1000-residents-75-title = Strutture sanitarie territoriali ogni 1.000 residenti di 75 anni e più
indicator-health-per-1000-residents-75-formula = case della comunità, ospedali di comunità e centrali operative nell’unità ÷ residenti di 75 anni e più × 1.000
indicator-health-per-1000-residents-75-caveat = Sono le sedi finanziate dal PNRR a marzo 2023, ciascuna contata una volta qualunque sia la sua dimensione. Gli acquisti di soli dispositivi e le segnalazioni dell’indagine a livello di zona non si sommano.
indicator-distance-residents-title = Residenti a più di 10 km da una casa della comunità
indicator-distance-residents-formula = residenti dei comuni il cui punto dista più di 10 km da quello del comune più vicino con una casa della comunità ÷ residenti × 100
indicator-distance-residents-caveat = Distanza geodetica fra un punto per comune: le strade sono più lunghe, soprattutto da una valle all’altra, e dentro un comune la distanza vale zero. Le strutture sono note al comune.
indicator-distance-residents-65-title = Residenti di 65 anni e più a oltre 10 km da una casa della comunità
indicator-distance-residents-65-formula = residenti di 65 anni e più dei comuni il cui punto dista più di 10 km da quello del comune più vicino con una casa della comunità ÷ residenti di 65 anni e più × 100
indicator-distance-residents-65-caveat = Distanza geodetica fra un punto per comune: le strade sono più lunghe, soprattutto da una valle all’altra, e dentro un comune la distanza vale zero. Le strutture sono note al comune.
indicator-distance-residents-75-title = Residenti di 75 anni e più a oltre 10 km da una casa della comunità
indicator-distance-residents-75-formula = residenti di 75 anni e più dei comuni il cui punto dista più di 10 km da quello del comune più vicino con una casa della comunità ÷ residenti di 75 anni e più × 100
indicator-distance-residents-75-caveat = Distanza geodetica fra un punto per comune: le strade sono più lunghe, soprattutto da una valle all’altra, e dentro un comune la distanza vale zero. Le strutture sono note al comune.
indicator-access-health-houses-title = Accesso alle case della comunità
indicator-access-health-houses-formula = E2SFCA: ogni struttura è divisa fra i residenti intorno, con peso 1 fino a 5 km, 0,68 fino a 10 km, 0,22 fino a 20 km; poi si somma ciò che ogni comune raggiunge
indicator-access-health-houses-caveat = Tutte le strutture contano allo stesso modo: personale e orari non sono noti. I pesi vengono da tempi di viaggio e sono applicati a distanze geodetiche fra un punto per comune; in valle l’accesso reale è minore.
indicator-location-quotient-title = Specializzazione per asse
indicator-location-quotient-formula = metà della somma delle differenze, in valore assoluto, fra la quota di ogni asse nell’unità e nell’intero territorio; le componenti sono i quozienti di localizzazione, rapporto fra le due quote
indicator-location-quotient-caveat = Conta soltanto i progetti localizzati a questo livello. Con pochi progetti il valore oscilla molto.
indicator-pnrr-eur-per-resident-title = Fondi del PNRR per residente
indicator-pnrr-eur-per-resident-formula = finanziamento PNRR dei progetti localizzati nell’unità ÷ residenti; le componenti sono per asse, secondo la missione che gli corrisponde
indicator-pnrr-eur-per-resident-caveat = Progetti validati a marzo 2023, non l’intero PNRR. L’importo di un progetto in più comuni è diviso in parti uguali fra loro e conta una volta. Un’opera serve spesso anche chi abita altrove.
