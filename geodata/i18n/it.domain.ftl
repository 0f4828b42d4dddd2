# Testi della libreria: motivi delle quote, legende, avvisi.

reason-point = Il punto indicato dalla fonte è in { $unit }
reason-list = Comune citato dalla fonte: quota uguale fra { $count ->
    [one] un comune
   *[other] { $count } comuni
}
reason-list-zone = { $part } { $part ->
    [one] comune
   *[other] comuni
} su { $count } fra quelli citati dalla fonte: { $names }
reason-schematic = Comune citato dalla fonte lungo il tracciato (quota uguale fra { $count }: la linea disegnata è schematica e non si misura)
reason-zone = La fonte colloca il progetto nell’intera zona { $unit }
reason-length = { $part } km su { $total } km, { $percent } %
reason-length-zone = { $part } km su { $total } km, { $percent } %, attraverso { $names }
reason-area = { $part } km² su { $total } km², { $percent } %
reason-area-zone = { $part } km² su { $total } km², { $percent } %, in { $names }
reason-marginal = { $reason } (marginale: sotto la precisione dei confini, non conta come presenza)

note-tie = Il punto è esattamente sul confine fra { $names }: si attribuisce al codice ISTAT più basso, { $unit }
note-declared = La fonte dichiara la zona { $declared }, il luogo citato ricade nella zona { $computed }
note-outside = Il { $percent } % del progetto è fuori dal territorio

rule-geometry-name = secondo la geometria
rule-presence-name = per presenza
rule-length-name = per lunghezza
rule-area-name = per superficie
rule-equal-name = in parti uguali
rule-population-name = per popolazione
rule-geometry = Secondo la geometria: un punto va al comune che lo contiene, un tracciato si divide per lunghezza, un’area per superficie, un elenco di comuni o di zone in parti uguali.
rule-presence = Per presenza: ogni zona in cui il progetto è presente ha la stessa quota, e così ogni comune, qualunque sia la sua parte.
rule-length = Per lunghezza: ogni comune ha la quota dei chilometri di tracciato che vi passano.
rule-area = Per superficie: un’area si divide per la superficie coperta, un elenco di comuni o di zone per la loro superficie ufficiale.
rule-equal = In parti uguali: ogni comune in cui il progetto è presente ha la stessa quota, una zona la somma dei suoi comuni.
rule-population = Per popolazione: contano tutti i residenti dei comuni in cui il progetto è presente, anche se vi passa appena.
located-points = un punto
located-line = un tracciato
located-area = un’area
located-named = un elenco di comuni
located-schematic = una linea schematica, che non si misura
located-zones = un elenco di zone
located-nowhere = l’intera area, senza un luogo da dividere
reason-rule-presence = Il progetto è presente: quota uguale { $count ->
    [one] (è l’unico luogo)
   *[other] fra { $count }
}
reason-rule-equal = Il progetto è presente: quota uguale { $count ->
    [one] (è l’unico comune)
   *[other] fra { $count } comuni
}
reason-rule-equal-zone = { $number } { $number ->
    [one] comune
   *[other] comuni
} su { $count } in cui il progetto è presente: { $names }
reason-rule-population = { $part } residenti su { $total }, { $percent } %
reason-rule-population-zone = { $part } residenti su { $total }, { $percent } %, in { $names }
reason-rule-area = { $part } km² di superficie ufficiale su { $total } km², { $percent } %
reason-rule-area-zone = { $part } km² di superficie ufficiale su { $total } km², { $percent } %, in { $names }
reason-rule-marginal = Parte marginale, sotto la precisione dei confini: con questa regola non ha quota
note-rule-not-applied = La regola “{ $rule }” non si applica a { $located }: le quote seguono la geometria
note-rule-outside = La parte fuori dal territorio resta quella misurata; la regola divide il resto
note-rule-marginal = Nessun comune ha più di una parte marginale: le quote restano quelle misurate
note-rule-weightless = I luoghi citati non hanno residenti né superficie, o non sono noti: le quote sono uguali

theme-zones = { word-zones-title }
theme-projects-zone = Progetti presenti per { word-zone }
theme-projects-municipality = Progetti localizzati per comune
theme-residents-zone = Residenti per { word-zone }
theme-residents-municipality = Residenti per comune
theme-density-zone = Densità di popolazione per { word-zone }
theme-density-municipality = Densità di popolazione per comune
legend-zones = { word-zone-title }
legend-projects = Numero di progetti
legend-residents = Residenti
legend-density = Residenti per km²
value-projects = { $value } { $count ->
    [one] progetto
   *[other] progetti
}
value-residents = { $value } residenti
value-density = { $value } residenti/km²
value-indicator = { $value } { $unit }
legend-indicator = { $unit }
class-single = { $lower }
class-range = { $lower } – { $upper }
symbol-points = Progetti nel comune (numero)
symbol-schematic = Tracciato schematico
zone-label = Zona { $number } – { $name }

layer-municipalities = Comuni
layer-zones = { word-zones-title }
layer-lines = Tracciati
layer-projects = Progetti
layer-labels = Etichette
layer-frame = Cornice
layer-heading = Titolo
layer-legend = Legenda
layer-scale = Scala e nord
layer-sources = Fonti
sheet-date = Dati aggiornati al { $date }, versione { $version }
sheet-link = Mappa interattiva: { $link }
sheet-open = Apri la mappa interattiva
sheet-north = N
sheet-code = Codice QR: apre la mappa interattiva
sheet-title = Scheda di zona
sheet-lead = Mappa, cifre, strategie, progetti, divari ed esigenze della zona, per i tavoli di co-pianificazione.
sheet-venue = tavolo: { $venue }
sheet-aged = Residenti di 65 anni e più
sheet-projects = Progetti presenti nel registro
sheet-mean-of-zones = media delle zone: { $value }
sheet-this-zone = questa zona
sheet-other-zones = le altre zone
sheet-whole = intera area
sheet-state-evidence = { $count } con progetti (n: quanti)
sheet-state-declared = { $count } con assenza dichiarata
sheet-state-unknown = { $count } di cui nessuna fonte parla
sheet-projects-count = { $count ->
    [one] Un progetto presente
   *[other] { $count } progetti presenti
}
sheet-whole-zones = { $count ->
    [one] intera zona
   *[other] intere zone { $zones }
}
sheet-needs = Esigenze collegate ai divari
sheet-needs-why = Una per divario, fra quelle collegate. Le fonti le esprimono per tutta l’area; il collegamento con le strategie è di Atlante.
sheet-more = { $count ->
    [one] Un altro nella mappa interattiva.
   *[other] Altri { $count } nella mappa interattiva.
}
sheet-unknown = { $count ->
    [one] Per una strategia o servizio nessuna fonte permette di dire se qui manchi
   *[other] Per { $count } strategie e servizi nessuna fonte permette di dire se qui manchino
}: la zona non risulta fra quelle ascoltate. Non sono divari, e non sono zeri.
sheet-notes = Appunti del tavolo
sheet-gap-declared = Una fonte dichiara di non avere azioni da segnalare.
sheet-gap-none = Nessuna fonte colloca qui progetti.
sheet-gap-no-service = Nessuna fra le strutture censite.
sheet-gap-thin = { $count ->
    [one] Un solo progetto: poco
   *[other] { $count } progetti: pochi
} per i residenti.
sheet-gap-thin-service = { $count ->
    [one] Una sola struttura: poco
   *[other] { $count } strutture: poche
} per i residenti.
sheet-gap-others = { $others ->
    [one] Ne ha un’altra zona{ $near ->
        [0] , non confinante.
       *[other] , confinante ({ $neighbours }).
    }
   *[other] Ne hanno altre { $others } zone{ $near ->
        [0] , nessuna confinante.
        [one] , fra cui la confinante { $neighbours }.
       *[other] , fra cui le confinanti { $neighbours }.
    }
}
sheet-robust = Robusto: { $agree } verifiche su { $variants }
sheet-fragile = Incerto: { $agree ->
    [one] { $agree } verifica
   *[other] { $agree } verifiche
} su { $variants }
zone-number = Zona { $number }
projects-here = { $count ->
    [one] { $count } progetto
   *[other] { $count } progetti
}

deck-lead = Sintesi per { word-zone }: cifre, strategie, divari.
deck-subtitle = Sottotitolo
deck-figures = In cifre
deck-residents = { $value } residenti, { $other } % del territorio
deck-residents-unknown = Residenti: dato non disponibile
deck-municipalities = { $value ->
    [1] { $value } comune, { $other } km²
   *[other] { $value } comuni, { $other } km²
}
deck-density = { $value } residenti per km² (intero territorio: { $other })
deck-projects = { $value } progetti presenti nel registro (media delle zone: { $other })
deck-strategies = Strategie del Piano
deck-covered = Con progetti nel registro: { $count } su { $all } ({ $codes })
deck-declared = Con assenza dichiarata da una fonte: { $codes }
deck-unknown = Di cui nessuna fonte parla: { $codes }
deck-gaps = Divari principali
deck-no-gaps = Nessun divario riconosciuto con i dati disponibili.
deck-projects-list = Progetti presenti:
deck-sources = Fonti e avvertenze
sheet-filtered = I filtri valgono per la mappa; cifre, progetti e divari sono di tutto il registro.
deck-caveat = Ciò di cui nessuna fonte parla è ignoto, non assente. Un progetto noto solo alla zona o all’intera area non ha un punto sulla mappa.
embed-table = Tabella dei valori
embed-find = Cerca nella tabella

filter-axis = asse { $value }
filter-strategy = strategia { $value }
filter-kind = { $value }
filter-status = { $value }
filter-source = fonte “{ $value }”
filter-programme = programma “{ $value }”
filter-at = alla data { $value }
filter-text = “{ $value }”
title-filtered = { $title } ({ $filters })

sentence-projects = { $matching ->
    [0] Nessun progetto del registro corrisponde ai filtri.
    [one] { $whole ->
        [one] Un solo progetto corrisponde ai filtri e riguarda l’intera area.
       *[other] Un solo progetto corrisponde ai filtri: è in { $top }.
    }
   *[other] La mappa mostra { $matching } progetti{ $whole ->
        [0] { "" }
        [one] , di cui uno riguarda l’intera area e non è contato in una zona
       *[other] , di cui { $whole } riguardano l’intera area e non sono contati in una zona
    }. Il valore più alto è in { $top } ({ $value }).
}
sentence-undated = { $count ->
    [0] { "" }
    [one] Di uno nessuna fonte dice da quando a quando vale: è fra quelli mostrati.
   *[other] Di { $count } nessuna fonte dice da quando a quando valgono: sono fra quelli mostrati.
}
sentence-values = La mappa mostra { $title }: dal minimo di { $bottom } ({ $low }) al massimo di { $top } ({ $high }).
sentence-values-unknown = Nessun valore è noto: { $title }.
sentence-zones = La mappa mostra le { $zones } { word-zones } e i { $municipalities } comuni del territorio.

# versions of the data: what changed since a map was taken away
changes-since = Questa mappa era stata esportata con i dati aggiornati al { $date }. Da allora:
changes-added = { $count ->
    [one] un progetto aggiunto, { $names }
   *[other] { $count } progetti aggiunti: { $names }
}
changes-removed = { $count ->
    [one] un progetto tolto, { $names }
   *[other] { $count } progetti tolti: { $names }
}
changes-changed = { $count ->
    [one] un progetto modificato, { $names }
   *[other] { $count } progetti modificati: { $names }
}
changes-values = { $count ->
    [one] progetti presenti nella zona { $zones }
   *[other] progetti presenti nelle zone { $zones }
}
changes-elsewhere = nessun progetto è cambiato; sono cambiati altri dati
changes-unknown = Questa mappa era stata esportata con i dati aggiornati al { $date }. Da allora i dati sono cambiati, ma questo server non conserva quella versione e non può dire in che cosa.

# the page without a server (atlante export site)
static-note = Copia senza server, dati al { $date }: tutti i temi, e i progetti con un filtro alla volta.
static-missing = Questa copia non ha un server e ciò che è stato chiesto non è fra le risposte preparate: i colori restano quelli della mappa di prima. Provare con un filtro solo, oppure usare il servizio completo.
static-close = Chiudi

# Importazione: che cosa si dice di un file, di una riga, di una cella
import-file-missing = Il file non c’è
import-file-too-large = Il file, aperto, supera i { $limit } MiB che si leggono
import-file-too-large-do = Dividerlo in parti; se è compresso, controllare che sia quello giusto
import-file-cut-short = Il file finisce prima del previsto
import-file-cut-short-do = Copiarlo o scaricarlo di nuovo
import-unreadable = Il file non si legge: { $why }
import-unreadable-do = Aprirlo con il programma da cui viene e salvarlo di nuovo
import-file-empty = Il file non ha una riga con i nomi delle colonne
import-too-many-columns = Il file ha { $count } colonne; se ne leggono al più { $limit }
import-too-many-rows = Il file ha più di { $limit } righe: le altre non sono state lette
import-too-many-rows-do = Dividerlo in parti
import-too-many-cells = Il file ha più di { $limit } celle: le altre non sono state lette
import-too-many-cells-do = Togliere le colonne che non servono
import-too-many-records = Il file dà più di { $limit } progetti: gli altri non sono stati letti
import-too-many-records-do = Dividerlo in parti, o leggerlo come tabella (--as table)
import-row-too-long = Alla riga { $row } comincia un testo che non finisce
import-row-too-long-do = Chiudere le virgolette
import-not-text = Il file non è un testo
import-not-text-do = Controllare l’estensione del nome: dice il formato
import-rows-above-header = { $count } righe sopra i nomi delle colonne non sono state lette
import-field-unknown = “{ $field }” non è un campo dei progetti; i campi sono { $fields }
import-column-missing = La colonna “{ $column }” non c’è; le colonne sono { $columns }
import-several-layers = Il file ha più strati: { $layers }
import-several-layers-do = Sceglierne uno con --layer
import-no-layer = Lo strato chiesto non c’è; ci sono: { $layers }
import-format-unknown = I file “.{ $extension }” non si leggono
import-format-unknown-do = Si leggono CSV, XLSX, ODS, GeoJSON, Shapefile (anche in uno zip) e GPX
import-crs-unknown = Il sistema di riferimento “{ $crs }” non è riconosciuto { $why }
import-crs-unknown-do = Indicarlo con --crs, per esempio --crs EPSG:32632
import-crs-assumed = Il file non dice il sistema di riferimento: le coordinate sono lette come longitudine e latitudine (WGS84)
import-crs-assumed-do = Se è un altro, indicarlo con --crs
import-row-short = La riga ha { $found } celle, le colonne sono { $expected }: quelle che mancano sono lette come vuote
import-gpkg-packed = Un GeoPackage si legge solo come file a sé, non compresso e non dentro un archivio
import-gpkg-packed-do = Estrarlo prima
import-no-code = Manca il codice ISTAT del comune
import-no-code-do = Indicare la colonna con --map municipalities=COLONNA
import-no-area = Il confine di un comune è un poligono
import-boundaries-of-others = I confini non sono quelli dei comuni dell’atlante: ne mancano { $missing }, { $others } sono di altri comuni ({ $named })
import-boundaries-of-others-do = Scegliere le righe con --only COLONNA=VALORE; per un altro territorio c’è atlante init --boundaries
import-no-such-table = “{ $name }” non è una tabella dell’atlante: il nome del file dice quale ({ $known })
import-no-key = Manca la chiave della riga ({ $columns })
import-rows-passed = { $count } righe lasciate da parte da --only
import-row-width = La riga ha { $found } celle, le colonne sono { $expected }
import-row-width-do = Mettere fra virgolette i testi che contengono il separatore
import-single-byte = Testo non in UTF-8: letto come windows-1252
import-encoded-twice = Testo codificato due volte: letto “{ $now }”
import-not-a-number = “{ $text }” non è un numero
import-not-a-number-do = Scrivere solo cifre, con la virgola o il punto per i decimali
import-number-unsure = “{ $text }” può essere mille o una parte di uno: nulla nel file lo dice
import-number-unsure-do = Scrivere il numero senza separatore delle migliaia, o con i decimali
import-negative = “{ $text }” è minore di zero
import-number-read = “{ $text }” letto come { $now }
import-not-whole = “{ $text }” non è un numero intero
import-not-a-date = “{ $text }” non è una data
import-not-a-date-do = Scrivere anno-mese-giorno, come 2023-09-27
import-date-read = “{ $text }” letto come { $now }
import-ends-before = La fine, { $to }, viene prima dell’inizio, { $from }
import-ends-before-do = Controllare le due date: entrambe sono comprese, la fine come anno, mese o giorno intero
import-status-unknown = Lo stato “{ $text }” non è fra quelli del registro: il progetto è “segnalato” e le parole della fonte sono nella nota
import-status-unknown-do = Dire che cosa significa nel profilo, in [values.status]
import-no-title = Manca il titolo
import-no-title-do = Indicare la colonna con --map title_it=COLONNA
import-no-kind = Manca la tipologia
import-no-kind-do = Indicare la colonna con --map kind=COLONNA, o una per tutte le righe con --set kind=TIPOLOGIA
import-kind-unknown = La tipologia “{ $text }” non è nell’atlante; la più simile: { $near }
import-kind-unknown-do = Dire a quale corrisponde nel profilo, in [values.kind]
import-no-strategy = Manca la strategia
import-no-strategy-do = Indicare la colonna con --map strategies=COLONNA, o una per tutte le righe con --set strategies=3.3
import-strategy-unknown = “{ $text }” non è una strategia dell’atlante
import-strategy-unknown-do = Scrivere il codice, come 3.4, o dire a quale corrisponde nel profilo, in [values.strategies]
import-no-place = La riga non dice dove: né comune, né zona, né coordinate
import-no-place-do = Se riguarda l’intera area, scriverlo con --set precision=metropolitan
import-precision-unknown = “{ $text }” non è una precisione
import-precision-unknown-do = Scrivere exact, schematic, municipality, zone o metropolitan
import-precision-too-fine = La riga dice la precisione “{ $precision }” ma non il luogo che le occorre
import-zone-unknown = “{ $text }” non è una delle { $count } zone
import-no-id = La riga non ha un identificativo né un titolo da cui ricavarlo
import-coordinates-unreadable = “{ $x }”, “{ $y }” non sono coordinate
import-municipality-elsewhere = Il comune “{ $text }” non è nel territorio dell’atlante
import-code-against-name = Il nome è “{ $name }”, ma il codice { $code } è di { $other }
import-code-against-name-do = Correggere l’uno o l’altro
import-no-municipality = “{ $text }” non è un comune riconosciuto
import-no-municipality-do = Scrivere il codice ISTAT di sei cifre o il nome intero
import-municipality-unsure = “{ $text }” non è con certezza un comune
import-municipality-unsure-do = Forse si intende: { $near }
import-zeros-restored = Codice letto come { $code } ({ $name })
import-by-unit-code = Codice dell’unità metropolitana letto come { $code } ({ $name })
import-by-belfiore = Codice catastale letto come { $code } ({ $name })
import-by-abbreviation = Nome abbreviato letto come { $name } ({ $code }), il solo possibile
import-by-one-language = Nome in due lingue letto come { $name } ({ $code })
import-too-many-positions = La geometria ha { $count } vertici; se ne leggono al più { $limit }
import-position-absurd = { $x }, { $y } non è un luogo
import-geometry-mixed = La geometria mescola punti, linee e aree
import-geometry-mixed-do = Dividerla in un elemento per ciascun tipo
import-parts-without-length = { $count } parti senza lunghezza sono state tolte
import-line-without-length = La linea non ha lunghezza
import-repeated-positions = { $count } vertici ripetuti sono stati tolti
import-area-without-surface = L’area non ha superficie
import-rings-without-surface = { $count } anelli senza superficie sono stati tolti
import-self-crossing = Il contorno si incrocia in { $x }, { $y }
import-self-crossing-do = Correggerlo in quel punto: non si può sapere quale forma si intenda
import-self-crossing-mended = Il contorno si incrociava in { $x }, { $y }: sistemato, la superficie cambia di meno dell’1 %
import-ring-order = Anelli messi nel verso dello standard (RFC 7946)
import-geometry-empty = La geometria è vuota
import-not-degrees = { $x }, { $y } non sono longitudine e latitudine
import-not-degrees-do = Indicare il sistema di riferimento con --crs, per esempio --crs EPSG:32632
import-outside-crs = { $x }, { $y } non è un luogo in { $crs }
import-outside-crs-do = Controllare il sistema di riferimento (--crs)
import-coordinates-swapped = Longitudine e latitudine sono scambiate
import-coordinates-swapped-do = La prima è la longitudine; in un CSV, --map x=… e --map y=…
import-outside-territory = Fuori dal territorio dell’atlante
import-cup-in-atlas = Il CUP { $cup } è già nell’atlante, nel progetto { $id }
import-cup-in-atlas-do = Per aggiornarlo, dare alla riga quell’identificativo (--map id=COLONNA)
import-geometry-repeated = Stessa geometria della riga { $first } di { $file }
import-one-more-place = Altro luogo del progetto della riga { $first }: importo e titolo contano una volta
import-row-repeated = Ripete la riga { $first } di { $file }
import-same-id-otherwise = Stesso identificativo della riga { $first }, ma diverso in: { $columns }
import-same-id-otherwise-do = Dare a ciascun progetto il suo identificativo (--map id=COLONNA), o decidere quale riga vale
import-empty-cells = { $count } celle vuote
import-zero-cells = { $count } celle con zero
import-cut-cells = { $count } testi di { $length } caratteri e nessuno più lungo: sono probabilmente troncati
import-archive-unsafe = L’archivio contiene un nome che esce dalla sua cartella: “{ $entry }”
import-archive-unsafe-do = Non viene da un programma ordinario: non aprirlo
import-archive-too-many = L’archivio ha { $count } file; se ne leggono al più { $limit }
import-archive-without = Nell’archivio non c’è un file che si legga
import-shp-part-missing = Manca il file .{ $part }, senza cui lo Shapefile non è intero
import-shp-counts-differ = Le geometrie sono { $shapes } e le righe della tabella { $rows }
import-shape-damaged = La geometria è danneggiata
import-feature-unreadable = L’elemento non si legge: { $why }
import-not-features = Il file non è una raccolta di elementi (FeatureCollection)
import-json-empty-collection = Una GeometryCollection vuota: nessun elemento
import-outcome-refused = Rifiutate
import-outcome-conflict = In conflitto
import-outcome-duplicate = Doppie
import-outcome-changed = Cambiate nella lettura
import-outcome-note = Da sapere
import-report-title = Rapporto di importazione
import-report-files = File letti
import-report-columns = Colonne
import-report-column = Colonna del file
import-report-field = Letta come
import-report-unread = non letta
import-report-rows = { $rows } righe lette: { $taken } prese ({ $changed } con modifiche), { $refused } rifiutate, { $conflicts } in conflitto, { $duplicates } doppie
import-report-records = { $records } progetti, di cui { $unchanged } già nell’atlante senza differenze
import-report-accuracy = { $crs }, portato a WGS84 entro { $metres } m, senza file di griglia
import-report-accuracy-none = { $crs }, portato a WGS84 senza perdita
import-report-accuracy-proj = { $crs }, portato a WGS84 da PROJ senza file di griglia: la precisione non è dichiarata
import-report-separator = separatore “{ $separator }”
import-report-decimals-point = decimali con il punto
import-report-decimals-comma = decimali con la virgola
import-report-km = Chilometri di linee per zona
import-report-zone = Zona { $zone }
import-report-outside = Fuori dal territorio
import-report-row = riga { $row }
import-report-what = Che cosa
import-report-do = Che cosa fare
import-report-where = Dove
import-report-count = Quante
import-report-more = e altre { $count }
import-report-dry = Nulla è stato scritto
import-report-table = Letta come tabella: nulla diventa un progetto
import-changes = Nell’atlante (+ nuovo, ~ cambiato, - tolto):
import-writing = Controllo e scrivo…
import-strict = Non tutte le righe sono state prese: con --strict nulla è stato scritto.
import-needs-yes = { $count ->
    [one] Un record dell’atlante cambierebbe
   *[other] { $count } record dell’atlante cambierebbero
}: nulla è stato scritto. Se va bene così, ripeti con --yes.
import-ask = { $count ->
    [one] Un record dell’atlante cambia
   *[other] { $count } record dell’atlante cambiano
}. Scrivo? [s/N]
import-out = { $count } progetti scritti in { $path }, le loro fonti in { $sources }.
import-out-borders = { $count } comuni scritti in { $path }.
import-out-places = { $count } hanno un luogo esatto, che una tabella non può contenere: con un nome .geojson c’è anche quello.
import-atlas-refuses = L’atlante non può accogliere “{ $id }”: { $why }
import-gone-from-file = { $count } progetti presi da una versione precedente di questo file non sono fra quelli letti ora: { $ids }
import-gone-from-file-do = Restano nell’atlante: che un elenco non li nomini più non dice che siano abbandonati.
import-progress = { $file }: { $rows } righe

# Interfacce aperte: OGC API Features, CSV, documentazione
ogc-title = Dati aperti di Atlante
ogc-description = Il piano e il suo territorio come elementi geografici secondo lo standard OGC API Features: si leggono con QGIS, GDAL, un foglio di calcolo o un programma proprio.
ogc-skip = Vai al contenuto
ogc-language = Lingua
ogc-way = Percorso
ogc-catalogue = Catalogo (DCAT-AP_IT)
ogc-for-programs = Per chi scrive programmi
ogc-link-self = Questo documento
ogc-link-html = Questo documento come pagina
ogc-link-api = Definizione dell’interfaccia (OpenAPI)
ogc-link-api-page = Documentazione dell’interfaccia
ogc-link-whole-api = Tutta l’API di Atlante
ogc-link-conformance = Classi di conformità
ogc-link-data = Raccolte
ogc-link-csv = CSV
ogc-link-csv-semicolon = CSV per Excel in italiano
ogc-link-next = Pagina successiva
ogc-link-prev = Pagina precedente
ogc-items = Elementi
ogc-pages = Pagine
ogc-properties = Proprietà
ogc-property-name = Nome
ogc-property-title = Significato
ogc-systems = Sistemi di coordinate
ogc-all = tutti
ogc-choose = Filtra
ogc-on-the-map = Apri sulla mappa
ogc-drawing = Disegno degli elementi di questa pagina sul territorio
ogc-count = { $count ->
    [one] Un elemento
   *[other] { $shown } elementi
}
ogc-shown = Elementi da { $first } a { $last } su { $all }
ogc-api-collection = Una raccolta
ogc-api-feature = un elemento
ogc-zones-title = { word-zones-title }
ogc-zones-description = Le { word-zones } con i loro confini, che sono quelli dei comuni che le compongono. Le colonne sulla base di appartenenza dicono quanti comuni sono in un elenco pubblicato, nominati da una pagina o attribuiti per esclusione.
ogc-municipalities-title = Comuni
ogc-municipalities-description = I comuni con confini, residenti per età, superficie e { word-zone }.
ogc-projects-title = Progetti
ogc-projects-description = Il registro dei progetti. La geometria non è mai più precisa della fonte: la proprietà geometry_is dice se è quella della fonte, una linea schematica fra i comuni citati o l’area del comune; i progetti noti solo alla zona o all’intera area non hanno geometria.
ogc-needs-title = Esigenze
ogc-needs-description = Le esigenze espresse dal territorio per il prossimo piano. Non hanno un luogo: gli elementi non hanno geometria. Il collegamento con le strategie è di Atlante, non delle fonti.
ogc-indicators-title = Indicatori
ogc-indicators-description = Il valore di ogni indicatore per ogni unità, con numeratore, denominatore e progetti su cui si basa. Un valore assente è ignoto, non zero. Le righe «total» riguardano l’intero territorio e non hanno geometria.
ogc-field-id = Identificativo
ogc-field-number = Numero
ogc-field-name = Nome
ogc-field-name_en = Nome in inglese
ogc-field-venue = Sede del tavolo
ogc-field-municipalities = Comuni
ogc-field-listed = Comuni in un elenco
ogc-field-named = Comuni nominati
ogc-field-derived = Comuni per esclusione
ogc-field-residents = Residenti
ogc-field-surface_km2 = Superficie (km²)
ogc-field-density_per_km2 = Densità (residenti per km²)
ogc-field-projects = Progetti presenti
ogc-field-strategies = Strategie
ogc-field-sources = Fonti
ogc-field-istat = Codice ISTAT
ogc-field-belfiore = Codice catastale
ogc-field-zone = { word-zone-title }
ogc-field-zone_basis = Base dell’appartenenza alla zona
ogc-field-altitude_zone = Zona altimetrica
ogc-field-altitude_m = Altitudine del municipio (m)
ogc-field-degurba = Grado di urbanizzazione
ogc-field-residents_0_2 = Residenti 0-2 anni
ogc-field-residents_3_5 = Residenti 3-5 anni
ogc-field-residents_6_13 = Residenti 6-13 anni
ogc-field-residents_14_18 = Residenti 14-18 anni
ogc-field-residents_19_34 = Residenti 19-34 anni
ogc-field-residents_35_64 = Residenti 35-64 anni
ogc-field-residents_65_74 = Residenti 65-74 anni
ogc-field-residents_75_84 = Residenti 75-84 anni
ogc-field-residents_85_plus = Residenti di 85 anni e più
ogc-field-title = Titolo
ogc-field-title_en = Titolo in inglese
ogc-field-summary = Descrizione
ogc-field-kind = Tipologia
ogc-field-axis = Asse
ogc-field-status = Stato di attuazione
ogc-field-lead_body = Soggetto attuatore
ogc-field-partners = Partner
ogc-field-programme = Programma
ogc-field-interventions = Interventi
ogc-field-amount_eur = Importo (euro)
ogc-field-length_km = Lunghezza (km)
ogc-field-cup = CUP
ogc-field-precision = Precisione del luogo
ogc-field-geometry_is = Natura della geometria
ogc-field-zones = Zone in cui è presente
ogc-field-declared_zones = Zone dichiarate dalla fonte
ogc-field-source_date = Data dell’informazione
ogc-field-valid_from = Valido dal
ogc-field-valid_to = Valido al
ogc-field-note = Nota
ogc-field-code = Codice
ogc-field-group = Capitolo
ogc-field-axes = Assi
ogc-field-text = Testo
ogc-field-text_en = Testo in inglese
ogc-field-indicator = Indicatore
ogc-field-indicator_title = Nome dell’indicatore
ogc-field-level = Livello
ogc-field-unit_code = Codice dell’unità
ogc-field-unit_name = Unità
ogc-field-value = Valore
ogc-field-unit_of_measure = Unità di misura
ogc-field-numerator = Numeratore
ogc-field-denominator = Denominatore
ogc-field-evidence = Progetti considerati
ogc-value-listed = In un elenco pubblicato
ogc-value-named = Nominato da una pagina
ogc-value-derived = Per esclusione
ogc-value-mountain = Montagna
ogc-value-hill = Collina
ogc-value-plain = Pianura
ogc-value-need = Esigenza di un asse
ogc-value-theme = Nuovo tema
ogc-value-governance = Governance
ogc-value-plan = Costruzione del piano
ogc-value-participation = Partecipazione
ogc-value-zone = { word-zone-title }
ogc-value-municipality = Comune
ogc-value-altitude = Zona altimetrica
ogc-value-age = Classe di età
ogc-value-source_geometry = Geometria della fonte
ogc-value-schematic_line = Linea schematica fra i comuni citati
ogc-value-municipality_area = Area del comune
ogc-value-none = Nessuna geometria
api-title = API di Atlante
api-lead = Tutti gli indirizzi del server, dal documento OpenAPI generato insieme al programma. Gli esempi si aprono con un clic.
api-document = Documento OpenAPI (JSON)
api-parameters = Parametri
api-values = Valori
api-meaning = Significato
api-answers = Risposte
api-examples = Esempi
api-not-modified = Il client ha già questa versione
api-bad-request = La richiesta non si può leggere; il motivo è nella risposta
api-not-found = A questo indirizzo non c’è nulla
api-no-content = Nessun contenuto
api-other-version = Le tessere di questa versione non sono più servite: rileggere il TileJSON
api-get-health = Se il server sta bene, e quali dati serve
api-get-metrics = Le misure del server, per Prometheus
api-get-plan = Il piano: assi, strategie, tipologie, fonti, assenze dichiarate
api-get-zones = Le { word-zones } con le loro cifre
api-get-municipalities = I comuni con le loro cifre
api-get-needs = Le esigenze e i loro collegamenti con le strategie
api-get-sources = Le fonti, con editore, data e licenza
api-get-projects = Tutti i progetti, con la ripartizione su zone e comuni
api-get-project = Un progetto
api-get-allocation = Dove ricade un progetto, con la regola di ripartizione scelta
api-get-conflicts = Dove le fonti si contraddicono o la zona dichiarata non è quella calcolata
api-get-matrix = La matrice di piano e territorio
api-get-indicators = Gli indicatori: che cosa misurano e come
api-get-indicator = I valori di un indicatore
api-get-equity = Quanto un indicatore è distribuito in modo uniforme
api-get-gaps = I divari, in ordine, con motivo e robustezza
api-get-priorities = I progetti per indice strategico
api-get-atlas = I file dell’atlante, per nome: per chi vuole calcolare da sé
api-get-scenario = Che cosa cambierebbe con misure in più
api-get-map = Valori, classi, colori, legenda e parole di una mappa
api-get-changes = Che cosa è cambiato dai dati con cui una mappa è stata esportata
api-get-versions = Gli stati precedenti dei dati con cui confrontare quelli serviti
api-get-version = Che cosa è nuovo, cambiato o non c’è più rispetto a uno stato precedente
api-get-map-svg = La stessa mappa come disegno
api-get-map-png = La stessa mappa come immagine
api-get-map-pdf = La stessa mappa come foglio accessibile (PDF/UA)
api-get-map-pptx = La stessa mappa come diapositiva
api-get-map-html = La stessa mappa come pagina che basta a sé stessa
api-get-map-csv = I valori della mappa come tabella
api-get-deck-pptx = Una presentazione con la mappa e le zone
api-get-sheet-pdf = Le schede di zona, di tutte o di una
api-get-zone-pptx = La diapositiva di una zona
api-get-embed = La mappa da inserire in un’altra pagina
api-get-embed-script = Il codice della mappa inserita
api-get-page = La pagina della mappa
api-get-oembed = Come inserire l’indirizzo di una mappa (oEmbed)
api-get-tilejson = La descrizione delle tessere vettoriali (TileJSON 3.0.0)
api-get-tile = Una tessera vettoriale (MVT)
api-get-style = Lo stile per MapLibre
api-get-ogc = OGC API Features: la pagina di partenza
api-get-ogc-api = OGC API Features: la definizione in OpenAPI 3.0
api-get-ogc-conformance = OGC API Features: le classi di conformità
api-get-ogc-collections = OGC API Features: le raccolte
api-get-ogc-collection = OGC API Features: una raccolta
api-get-ogc-items = OGC API Features: gli elementi di una raccolta, anche come CSV; ogni proprietà è un filtro
api-get-ogc-item = OGC API Features: un elemento
api-get-stylesheet = Lo stile delle pagine scritte dal server
api-get-catalog = Il catalogo dei dati in DCAT-AP_IT
api-get-openapi = Questo documento
api-get-api = Questa documentazione come pagina
api-param-f = Formato
api-param-lang = Lingua dei testi
api-param-id = Identificativo
api-param-item = Identificativo dell’elemento
api-param-name = Nome dell’indicatore
api-param-by = Livello
api-param-rows = Righe della matrice
api-param-columns = Colonne della matrice
api-param-weights = Pesi dei criteri, come strategies:2,mountain:0
api-param-add = Misure da aggiungere, come house-ISTAT,link-ISTAT-ISTAT
api-param-theme = Che cosa dicono i colori: projects, zones, residents, density o un indicatore
api-param-level = Unità colorate
api-param-classes = Come i valori diventano classi
api-param-zone = Zona in evidenza
api-param-municipality = Comune in evidenza (codice ISTAT)
api-param-project = Progetto in evidenza
api-param-axis = Solo progetti di questi assi, separati da virgole
api-param-strategy = Solo progetti di queste strategie, separate da virgole
api-param-kind = Solo progetti di queste tipologie, separate da virgole
api-param-status = Solo progetti in questi stati, separati da virgole
api-param-cites = Solo progetti di cui parla una di queste fonti, per identificativo, separati da virgole
api-param-programme = Solo progetti di questo programma
api-param-at = Solo progetti non finiti prima di questa data e non iniziati dopo (2025, 2025-06 o 2025-06-30); restano quelli di cui non si sa
api-param-q = Solo progetti con queste parole
api-param-view = Vista: ZOOM/LAT/LON
api-param-tileset = Insieme di tessere
api-param-z = Livello di zoom
api-param-x = Colonna
api-param-y = Riga
api-param-v = Versione dei dati, dal TileJSON
api-param-size = Formato della carta
api-param-since = Dati di partenza, come 2023-12-05.a8c31e95f841
api-param-limit = Elementi per pagina
api-param-offset = Elementi da saltare
api-param-bbox = Riquadro: angolo più basso, poi il più alto
api-param-bbox-crs = Sistema di coordinate del riquadro
api-param-crs = Sistema di coordinate della risposta
api-param-datetime = Istante o intervallo RFC 3339
api-param-rule = Regola di ripartizione
api-param-file = Numero della zona con .pptx
api-param-url = Indirizzo di una mappa di questo server
api-param-format = Formato
api-param-sep = Separatore del CSV; semicolon usa anche la virgola decimale
catalog-no-publisher = Editore non configurato
catalog-no-licence = Licenza non configurata
catalog-service = Servizio OGC API Features di Atlante
catalog-form-geojson = GeoJSON (OGC API Features)
catalog-form-csv = CSV
catalog-form-html = Pagine da consultare
catalog-form-tiles = Tessere vettoriali (TileJSON)
attribution-data = Dati: { $sources }

matrix-column-metropolitan = Intero territorio
matrix-column-unplaced = Luogo non noto a questo livello

indicator-denominator-residents = residenti
indicator-denominator-residents-65 = residenti di 65 anni e più
indicator-denominator-residents-75 = residenti di 75 anni e più
indicator-denominator-surface = superficie ufficiale in km²
indicator-denominator-strategies = strategie del Piano
indicator-denominator-needs = esigenze collegate ad almeno una strategia
indicator-denominator-mix = ripartizione per asse dei progetti localizzati nell’intero territorio
indicator-input-projects = progetti del registro
indicator-input-facilities = strutture sanitarie del registro, contate una per una
indicator-input-residents = residenti per classe di età
indicator-input-surface = superfici ufficiali dei comuni
indicator-input-boundaries = confini dei comuni
indicator-input-membership = appartenenza dei comuni alle { word-zones }
indicator-input-need-links = collegamenti fra esigenze e strategie, fatti da noi

indicator-projects-per-10000-residents-unit = progetti ogni 10.000 residenti
indicator-strategies-with-evidence-unit = strategie su { $strategies }
indicator-needs-with-project-unit = esigenze su { $needs }
indicator-cycle-km-per-10000-residents-unit = km ogni 10.000 residenti
indicator-cycle-km-per-100-km2-unit = km ogni 100 km²
indicator-health-per-10000-residents-unit = strutture ogni 10.000 residenti
indicator-health-per-1000-residents-75-unit = strutture ogni 1.000 residenti di 75 anni e più
indicator-distance-residents-unit = % dei residenti
indicator-distance-residents-65-unit = % dei residenti di 65 anni e più
indicator-distance-residents-75-unit = % dei residenti di 75 anni e più
indicator-access-health-houses-unit = case della comunità raggiungibili ogni 10.000 residenti
indicator-location-quotient-unit = coefficiente da 0 a 1

gap-list = { $first } e { $last }
gap-declared-everywhere = Una fonte dichiara di non avere azioni da segnalare per la strategia { $subject }, e il registro non ne ha in alcuna zona.
gap-declared = { $zone }: una fonte dichiara di non avere azioni da segnalare qui per la strategia { $subject }.
gap-strategy-none = { $zone }: nessuna fonte colloca qui progetti della strategia { $subject }; { $residents ->
    [none] i residenti non sono noti
   *[other] i residenti sono { $residents }
}.
gap-service-none = { $zone }: fra le strutture censite non ci sono { $subject }; { $residents ->
    [none] i residenti non sono noti
   *[other] i residenti sono { $residents }
}.
gap-strategy-thin = { $zone }: per la strategia { $subject } c’è { $count ->
    [one] un solo progetto, poco
   *[other] qualcosa ({ $count } progetti), ma poco
} per { $residents } residenti.
gap-service-thin = { $zone }: { $count ->
    [one] una sola struttura
   *[other] { $count } strutture
} del tipo “{ $subject }”, poche per { $residents } residenti.
gap-others = { $others ->
    [one] Un’altra zona, non confinante, ne ha.
   *[other] Altre { $others } zone ne hanno, nessuna confinante.
}
gap-others-neighbour = { $others ->
    [one] Una sola altra zona ne ha, la { $neighbours }, confinante.
   *[other] Altre { $others } zone ne hanno, fra cui la { $neighbours }, confinante.
}
gap-others-neighbours = Altre { $others } zone ne hanno, fra cui le confinanti { $neighbours }.
gap-mentions-metropolitan = { $count ->
    [one] Un progetto dell’intero territorio potrebbe però arrivare anche qui.
   *[other] { $count } progetti dell’intero territorio potrebbero però arrivare anche qui.
}
gap-mentions-line = { $count ->
    [one] La linea schematica di un progetto attraversa però la zona: dove passi davvero la fonte non lo dice.
   *[other] Le linee schematiche di { $count } progetti attraversano però la zona: dove passino davvero la fonte non lo dice.
}
gap-mentions-zone = { $count ->
    [one] Una fonte ne segnala però nella zona, senza dire dove.
   *[other] { $count } segnalazioni parlano però della zona, senza dire dove.
}
gap-robust = Il divario regge: lo confermano { $agree } verifiche su { $variants }.
gap-fragile = Il divario è incerto: { $agree ->
    [one] lo conferma una verifica
   *[other] lo confermano { $agree } verifiche
} su { $variants }.
gap-unheard = { $zone }: per la strategia { $subject } nessuna fonte parla della zona, che non risulta fra quelle ascoltate. Non si può dire che manchi.
gap-not-placed = Strategia { $subject }: { $count ->
    [0] nessuna fonte ne parla
    [one] c’è un progetto dell’intero territorio, senza un luogo
   *[other] ci sono { $count } progetti dell’intero territorio, senza un luogo
}. Non si può dire quali zone ne siano prive.
gap-method = Un divario è una strategia o un servizio che manca in una zona e c’è in altre, o che una fonte dichiara assente. Ognuno è verificato in sei modi: presenza; quanto le spetterebbe per residenti, con riparto uguale fra i luoghi citati; lo stesso con riparto secondo i residenti (per i servizi, secondo i residenti di 75 anni e più); residenti nei comuni che ne dispongono; tasso smussato per le popolazioni piccole; progetti dell’intero territorio o segnalazioni senza luogo. È robusto se almeno cinque verifiche concordano e nessun progetto senza luogo ne parla. In ordine: dichiarati dalle fonti, robusti, incerti; poi quante altre zone ne dispongono; poi i residenti.

diff-head = Da { $before }
    a { $after }
diff-same = Nessuna differenza.
diff-moved = la geometria è un’altra
diff-zones = Progetti per { word-zone }
diff-no-zone = Senza zona (intera area o fuori)
diff-strategies = Progetti per strategia
diff-counts = { $added ->
    [one] 1 nuovo
   *[other] { $added } nuovi
}, { $changed ->
    [one] 1 cambiato
   *[other] { $changed } cambiati
}, { $removed ->
    [one] 1 non c’è più
   *[other] { $removed } non ci sono più
}
diff-total = In tutto: { $added } record nuovi, { $changed } cambiati, { $removed } che non ci sono più.
history-empty = Nessuna modifica.
history-undoes = annulla la modifica { $change }
version-after-change = Dopo la modifica { $change }
store-made = { $path }: atlante creato con { $records } record.
store-changed = Modifica { $change }: { $added } record nuovi, { $changed } cambiati, { $removed } tolti, { $unchanged } uguali.
store-unchanged = Non cambia nulla: i record ci sono già tutti così.

indicator-priority-strategies = Strategie servite
indicator-priority-zones = Zone in cui è presente
indicator-priority-needs = Esigenze collegate alle strategie servite
indicator-priority-residents = Residenti dei luoghi citati
indicator-priority-mountain = Quota di quei residenti che vive in comuni di montagna
indicator-priority-cross-axis = Altri assi toccati oltre al proprio
indicator-priority-caveat = I pesi esprimono un giudizio e li sceglie chi legge. L’indice confronta ciò che il registro sa di ogni progetto, non la sua qualità: quello che un luogo impreciso non permette di sapere è escluso dalla media. La posizione migliore e la peggiore dicono quanto la graduatoria dipende dai pesi.

indicator-input-pnrr = finanziamenti del PNRR per comune e missione
indicator-pnrr-eur-per-resident-unit = euro per residente

## Problemi di un atlante: si trovano dalla frase inglese che il programma scrive dove ne incontra uno (atlas/told.rs)

told-error = errore: { $place }: { $problem }
told-warning = avviso: { $place }: { $problem }
told-row = { $file }, riga { $row }
told-record = tabella { $table }, record `{ $record }`
told-column = colonna { $column }: { $problem }
told-suggestion = { $problem } ({ $suggestion })
told-errors = errori nell’atlante: { $count }; il primo: { $first }
problem-empty = vuoto
problem-empty-do = qui serve un valore
problem-amount = `{ $value }` non è un importo
problem-amount-do = scrivere zero o più, con il punto decimale e senza separatore delle migliaia
problem-amount-meant = forse `{ $value }`? Punto decimale, nessun separatore delle migliaia
problem-twice = `{ $value }` compare due volte
problem-keep-one = tenerne uno
problem-each-its-own = ognuno deve avere il suo
problem-word = `{ $value }` non è fra { $words }
problem-word-do = scegliere uno di questi
problem-meant = forse `{ $value }`?
problem-uncited = nessuna fonte citata
problem-uncited-do = scrivere l’identificativo di una fonte e la sezione, come in `survey-2023 §3 Asse 1`
problem-date = `{ $value }` non è una data
problem-date-do = scrivere AAAA, AAAA-MM o AAAA-MM-GG
problem-date-meant = scrivere `{ $value }`: anno, mese, giorno
problem-date-reversed = `{ $value }` viene prima di `valid_from`, che è `{ $from }`
problem-date-reversed-do = correggere una delle due: entrambe le date sono comprese, l’ultima per intero l’anno, il mese o il giorno
problem-whole = `{ $value }` non è un numero intero della grandezza attesa qui
problem-whole-do = scrivere solo cifre, senza decimali, unità o separatore delle migliaia
problem-file-empty = il file è vuoto
problem-file-empty-do = la prima riga deve nominare le colonne
problem-semicolons = le celle sono separate da punti e virgola
problem-tabs = le celle sono separate da tabulazioni
problem-commas-do = salvare il file come CSV con le virgole (in un foglio di calcolo: separatore di campo `,`)
problem-quote = un testo che in questa riga inizia con virgolette doppie non finisce con virgolette
problem-quote-do = chiuderlo prima della virgola seguente; dentro un testo scrivere due volte ogni virgoletta
problem-column-missing = manca la colonna `{ $column }`
problem-column-missing-do = l’intestazione dev’essere: { $columns }
problem-column-twice = la colonna `{ $column }` compare più di una volta
problem-column-unknown = la colonna `{ $column }` non è conosciuta e non viene letta
problem-column-unknown-do = toglierla, o mettere le note in una colonna che viene letta
problem-csv = non leggibile come CSV: { $error }
problem-csv-do = il file dev’essere in UTF-8, con le virgolette doppie a coppie
problem-uneven = { $cells } celle dove l’intestazione ha { $columns } colonne
problem-uneven-more-do = un testo con una virgola va fra virgolette doppie
problem-uneven-fewer-do = una riga ha bisogno di tutte le virgole, anche fra celle vuote
problem-row-missing = manca la riga `{ $key }`
problem-row-missing-do = servono le righe title, territory, attribution e date
problem-boundaries-do = derivare di nuovo il file dai confini della fonte
problem-geojson = non è una raccolta di elementi GeoJSON: { $error }
problem-geojson-do = esportarlo di nuovo come GeoJSON (RFC 7946), o rimettere al suo posto quello vuoto
problem-feature-bare = l’elemento { $at } non ha la proprietà `id` di un progetto o non ha geometria
problem-feature-bare-do = ogni elemento ha bisogno di entrambe
problem-feature = elemento { $at } (`{ $id }`): { $why }
problem-feature-do = le coordinate sono longitudine e latitudine in gradi WGS84
problem-features-two = `{ $id }` ha due elementi
problem-features-two-do = unirli in una sola multi-geometria
problem-not-there = `{ $value }` non è nell’atlante
problem-colour = `{ $value }` non è un colore
problem-colour-do = scrivere #rrggbb
problem-axis = l’asse { $axis } non corrisponde al codice { $code }
problem-axis-do = il codice comincia con l’asse
problem-surface = una superficie è maggiore di zero
problem-surface-do = scrivere chilometri quadrati
problem-no-strategy = nessuna strategia
problem-no-strategy-do = nominarne almeno una; la prima è la principale
problem-places-few = la precisione { $precision } ne richiede qui almeno { $needed }, trovati { $count }
problem-places-few-do = nominare il luogo o scegliere la precisione che la fonte permette
problem-places-any = la precisione { $precision } lascia vuota questa colonna
problem-places-any-do = vuotarla o scegliere la precisione che la fonte permette
problem-exact = un luogo esatto ha bisogno della sua geometria
problem-exact-do = aggiungere a projects.geojson un elemento con questo `id`, o scegliere una precisione minore
problem-pnrr-total = { $part } supera il totale { $total }, di cui è una parte
problem-pnrr-total-do = derivare di nuovo il file dai dati aperti
problem-municipality-do = scrivere il codice ISTAT di sei cifre di un comune di municipalities.csv
problem-zone-do = le { $count } zone sono in zones.csv; scrivere solo il numero
problem-strategy-do = scegliere un codice di strategies.csv, come 3.4
problem-kind-do = scegliere un id di kinds.csv, o aggiungervi la tipologia
problem-zeros-named = forse `{ $code }` ({ $name })? In un foglio di calcolo, dare alla colonna il formato testo per tenere gli zeri
problem-zeros = forse `{ $code }`? In un foglio di calcolo, dare alla colonna il formato testo per tenere gli zeri
problem-meant-named = forse `{ $code }` ({ $name })?
problem-name-do = scrivere il codice di { $name }: `{ $code }`
problem-shapeless = il comune { $code } ({ $name }) non ha un poligono
problem-shapeless-do = derivare di nuovo i confini o togliere la riga da municipalities.csv
problem-rowless = il comune { $code } ha un poligono ma non una riga
problem-rowless-do = aggiungere la riga o derivare di nuovo i confini
problem-zone-empty = la zona { $zone } non ha comuni
problem-zone-empty-do = assegnarle i comuni in municipalities.csv o togliere la zona
problem-not-exact = `{ $id }` non è un progetto con precisione exact
problem-not-exact-do = dare al progetto la precisione exact o togliere l’elemento
problem-twin = stesso titolo e luogo di `{ $id }`
problem-twin-do = tenerne uno, o dire nel titolo che cosa li distingue
problem-absence = dichiarata senza azioni, ma `{ $id }` la serve per prima
problem-absence-do = dare all’ambito il valore part, o guardare le strategie del progetto
problem-axis-empty = l’asse non ha strategie
problem-axis-empty-do = aggiungerne le strategie a strategies.csv, o togliere l’asse
problem-strategy-silent = nessun progetto serve la strategia { $code } e nessuna fonte la dichiara senza azioni
problem-strategy-silent-do = aggiungere ciò che ne dicono le fonti; se non dicono nulla, lasciarla: è mostrata come ignota
problem-figure = nessuna fonte è indicata per il dato `{ $figure }`
problem-figure-do = aggiungere una riga `source-{ $figure }` con l’identificativo della sua fonte in sources.csv
problem-far = `{ $id }` sta tutto fuori dal territorio
problem-far-swapped-do = longitudine e latitudine sono scambiate: in GeoJSON la longitudine viene prima
problem-far-do = guardare le coordinate: longitudine e latitudine in gradi WGS84
problem-code-istat = `{ $value }` non è un codice ISTAT di comune: servono sei cifre, come in 001272
problem-code-strategy = `{ $value }` non è un codice di strategia: servono asse, punto e numero, come in 3.4
problem-code-number = `{ $value }` non è un numero da 1 a 255
problem-code-slug = `{ $value }` non è un identificativo: servono lettere minuscole, cifre e trattini, da 1 a 100 caratteri
problem-topology = non è una topologia TopoJSON: { $error }
problem-topology-id = la geometria { $index } non ha come `id` un codice ISTAT valido ({ $id })
problem-topology-twice = il comune { $code } compare due volte
problem-topology-arc = il comune { $code } rimanda all’arco { $arc }, ma il file ha { $count } archi
problem-topology-ring = comune { $code }: l’anello { $ring } non è chiuso o ha meno di quattro posizioni; i suoi archi devono toccarsi
problem-topology-line = l’arco { $arc } non è una linea in longitudine e latitudine (almeno due posizioni, finite, entro ±180 e ±90)
problem-folder = non c’è una cartella di atlante in { $place }: indicare la cartella che contiene atlas.csv e boundaries.topojson
problem-encoding = { $place }, riga { $row }: non è testo UTF-8; salvare il file come UTF-8 (in un foglio di calcolo: `CSV UTF-8`, insieme di caratteri `Unicode (UTF-8)`)
problem-geometry-mixed = una raccolta di geometrie mescola punti, linee o aree; dividerla in un elemento per ciascuna
problem-geometry-empty = la geometria è vuota
problem-geometry-position = una posizione ha meno di due numeri
problem-geometry-degrees = { $x }, { $y } non è una longitudine e latitudine
problem-geometry-line = una linea ha bisogno di due posizioni
problem-geometry-ring = l’anello di un poligono ha bisogno di quattro posizioni, l’ultima uguale alla prima
problem-geometry-ringless = il poligono non ha un anello
problem-store-place = il luogo di `{ $id }` non si può usare: { $why }
problem-store-twice = tabella { $table }: `{ $key }` compare due volte; ogni record ha bisogno della sua chiave
problem-store-gone = la tabella { $table } non c’è più: rimetterla da una copia del file
problem-store-border = il confine di { $name } è stato modificato a mano, e i vicini condividono i confini: rimetterlo a posto (`atlante history`, `atlante undo`), o portare confini nuovi per tutti
problem-store-missing = non c’è un atlante in { $place }: `atlante init` ne crea uno
problem-store-unreachable = il database non si raggiunge: { $error }
problem-reading = l’atlante non si è potuto leggere; la causa è nel registro del server
problem-store-broken = l’archivio non si può leggere o scrivere: { $error }
