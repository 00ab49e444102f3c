-- doel: ggm_schuldhulpverlening.contactpersoon
-- bron: schulden_ddas
-- beschrijving: Bij wie de organisatie over de levering te bereiken is.
select
    o._rij                                                         as dwh_bronrij,
    sleutel2('ddas_contactpersoon', o.kvk_nummer, json_extract_string(c.deel, '$.email')) as contactpersoon_id,
    json_extract_string(c.deel, '$.naam')                          as naam,
    json_extract_string(c.deel, '$.telefoonnummer')                as telefoonnummer,
    json_extract_string(c.deel, '$.email')                         as email,
    json_extract_string(c.deel, '$.functietitel')                  as functietitel
from bron.schulden_ddas_organisatie as o
cross join unnest(json_delen(o.contactpersonen)) as c(deel)
where json_extract_string(c.deel, '$.email') <> ''
