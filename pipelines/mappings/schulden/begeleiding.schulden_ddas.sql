-- doel: ggm_schuldhulpverlening.begeleiding
-- bron: schulden_ddas
-- beschrijving: De begeleiding tijdens een traject.
select
    t._rij                                                         as dwh_bronrij,
    sleutel2('begeleiding', ddas_traject(t.kvk_nummer, t.startdatum, t.client, t.omschrijving), d.nr) as begeleiding_id,
    json_extract_string(d.deel, '$.startdatum')                    as startdatum,
    json_extract_string(d.deel, '$.einddatum')                     as einddatum,
    json_extract_string(d.deel, '$.soort')                         as soort,
    sleutel('schuldhulptraject', ddas_traject(t.kvk_nummer, t.startdatum, t.client, t.omschrijving)) as bevat_schuldhulptraject_id
from bron.schulden_ddas_traject as t
cross join unnest(json_delen(t.begeleiding)) with ordinality as d(deel, nr)
where ddas_traject(t.kvk_nummer, t.startdatum, t.client, t.omschrijving) is not null
