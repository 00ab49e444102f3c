-- doel: ggm_schuldhulpverlening.crisisinterventie
-- bron: schulden_ddas
-- beschrijving: Ingrijpen bij dreigende uithuiszetting of afsluiting.
select
    t._rij                                                         as dwh_bronrij,
    sleutel2('crisisinterventie', ddas_traject(t.kvk_nummer, t.startdatum, t.client, t.omschrijving), d.nr) as crisisinterventie_id,
    json_extract_string(d.deel, '$.startdatum')                    as startdatum,
    json_extract_string(d.deel, '$.einddatum')                     as einddatum,
    sleutel('schuldhulptraject', ddas_traject(t.kvk_nummer, t.startdatum, t.client, t.omschrijving)) as kan_hebben_schuldhulptraject_id
from bron.schulden_ddas_traject as t
cross join unnest(json_delen(t.crisisinterventies)) with ordinality as d(deel, nr)
where ddas_traject(t.kvk_nummer, t.startdatum, t.client, t.omschrijving) is not null
