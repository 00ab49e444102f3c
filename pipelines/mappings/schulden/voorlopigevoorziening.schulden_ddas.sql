-- doel: ggm_schuldhulpverlening.voorlopigevoorziening
-- bron: schulden_ddas
-- beschrijving: Een voorlopige voorziening van de rechter.
select
    t._rij                                                         as dwh_bronrij,
    sleutel2('voorlopigevoorziening', ddas_traject(t.kvk_nummer, t.startdatum, t.client, t.omschrijving), d.nr) as voorlopigevoorziening_id,
    json_extract_string(d.deel, '$.startdatum')                    as startdatum,
    json_extract_string(d.deel, '$.einddatum')                     as einddatum,
    sleutel('schuldhulptraject', ddas_traject(t.kvk_nummer, t.startdatum, t.client, t.omschrijving)) as heeft_schuldhulptraject_id
from bron.schulden_ddas_traject as t
cross join unnest(json_delen(t.voorlopige_voorzieningen)) with ordinality as d(deel, nr)
where ddas_traject(t.kvk_nummer, t.startdatum, t.client, t.omschrijving) is not null
