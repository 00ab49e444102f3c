-- doel: ggm_sociaal_domein.client
-- bron: schulden_ddas
-- beschrijving: Iedereen met een schuldhulptraject. De sleutel komt van het BSN, zoals bij de persoon in
--   de BRP.
select
    min(t._rij)                        as dwh_bronrij,
    sleutel('persoon', json_extract_string(d.deel, '$.Burgerservicenummer')) as client_id
from bron.schulden_ddas_traject as t
cross join unnest(json_delen(t.client)) as d(deel)
where json_extract_string(d.deel, '$.Burgerservicenummer') <> ''
group by json_extract_string(d.deel, '$.Burgerservicenummer')
