-- doel: ggm_schuldhulpverlening.schuld
-- bron: schulden_ddas
-- beschrijving: De schulden bij de start van een traject, in hele euro's.
select
    t._rij                                                         as dwh_bronrij,
    sleutel2('schuld', ddas_traject(t.kvk_nummer, t.startdatum, t.client, t.omschrijving), d.nr) as schuld_id,
    json_extract_string(d.deel, '$.bedrag')                        as bedrag,
    json_extract_string(d.deel, '$.peildatum')                     as peildatum,
    janee(json_extract_string(d.deel, '$.zakelijkeSchuld'))        as zakelijkeschuld,
    json_extract_string(d.deel, '$.schuldsoort')                   as schuldsoort,
    sleutel('schuldhulptraject', ddas_traject(t.kvk_nummer, t.startdatum, t.client, t.omschrijving)) as heeft_schuldhulptraject_id
from bron.schulden_ddas_traject as t
cross join unnest(json_delen(t.schulden)) with ordinality as d(deel, nr)
where ddas_traject(t.kvk_nummer, t.startdatum, t.client, t.omschrijving) is not null
