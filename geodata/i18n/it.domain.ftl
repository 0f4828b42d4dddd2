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
names-more = { $names } e altri { $count }

note-tie = Il punto è esattamente sul confine fra { $names }: si attribuisce al codice ISTAT più basso, { $unit }
note-declared = La fonte dichiara la zona { $declared }, il luogo citato ricade nella zona { $computed }
note-outside = Il { $percent } % del progetto è fuori dal territorio

theme-zones = Zone omogenee
theme-projects-zone = Progetti presenti per zona omogenea
theme-projects-municipality = Progetti localizzati per comune
theme-residents-zone = Residenti per zona omogenea
theme-residents-municipality = Residenti per comune
theme-density-zone = Densità di popolazione per zona omogenea
theme-density-municipality = Densità di popolazione per comune
legend-zones = Zona omogenea
legend-projects = Numero di progetti
legend-residents = Residenti
legend-density = Residenti per km²
value-projects = { $value } { $count ->
    [one] progetto
   *[other] progetti
}
value-residents = { $value } residenti
value-density = { $value } residenti/km²
value-unknown = dato non disponibile
class-single = { $lower }
class-range = { $lower } – { $upper }
zone-label = Zona { $number } – { $name }

filter-axis = asse { $value }
filter-strategy = strategia { $value }
filter-kind = { $value }
filter-status = { $value }
filter-programme = programma “{ $value }”
filter-zone = zona { $value }
filter-source = fonte { $value }
filter-text = “{ $value }”
title-filtered = { $title } ({ $filters })

sentence-projects = { $matching ->
    [0] Nessun progetto del registro corrisponde ai filtri.
    [one] La mappa mostra un progetto; il valore più alto è in { $top } ({ $value }).
   *[other] La mappa mostra { $matching } progetti; il valore più alto è in { $top } ({ $value }).
}
sentence-values = La mappa mostra { $title }: dal minimo di { $bottom } ({ $low }) al massimo di { $top } ({ $high }).
sentence-zones = La mappa mostra le { $zones } zone omogenee e i { $municipalities } comuni del territorio.

notice-unknown-key = Il parametro “{ $key }” dell’indirizzo non è conosciuto ed è stato ignorato
notice-bad-value = Il valore “{ $value }” del parametro “{ $key }” non è valido ed è stato ignorato

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
precision-metropolitan = Intera area metropolitana
attribution-data = Dati: { $sources }
