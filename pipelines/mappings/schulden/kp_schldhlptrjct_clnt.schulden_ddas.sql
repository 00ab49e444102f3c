-- doel: ggm_schuldhulpverlening.kp_schldhlptrjct_clnt
-- bron: schulden_ddas
-- beschrijving: Wie in een traject zit. Een cliënt zonder BSN is niet te koppelen; daarop let een regel.
select
    t._rij                                                         as dwh_bronrij,
    sleutel2('traject_client', ddas_traject(t.kvk_nummer, t.startdatum, t.client, t.omschrijving), json_extract_string(d.deel, '$.Burgerservicenummer')) as kp_schldhlptrjct_clnt_id,
    sleutel('schuldhulptraject', ddas_traject(t.kvk_nummer, t.startdatum, t.client, t.omschrijving)) as schuldhulptraject_id,
    sleutel('persoon', json_extract_string(d.deel, '$.Burgerservicenummer')) as client_id
from bron.schulden_ddas_traject as t
cross join unnest(json_delen(t.client)) as d(deel)
where json_extract_string(d.deel, '$.Burgerservicenummer') <> '' and ddas_traject(t.kvk_nummer, t.startdatum, t.client, t.omschrijving) is not null
