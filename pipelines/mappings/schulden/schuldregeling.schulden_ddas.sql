-- doel: ggm_schuldhulpverlening.schuldregeling
-- bron: schulden_ddas
-- beschrijving: De schuldregeling met de schuldeisers.
select
    _rij                                                           as dwh_bronrij,
    sleutel('schuldregeling', ddas_traject(kvk_nummer, startdatum, client, omschrijving)) as schuldregeling_id,
    regeling_datum                                                 as datum,
    regeling_toegekend                                             as toegekend,
    regeling_afgewezen                                             as afgewezen,
    regeling_ingetrokken                                           as ingetrokken,
    janee(regeling_dwangakkoord)                                   as dwangakkoord,
    regeling_verzoek_dwangakkoord                                  as datumverzoekdwangakkoord,
    case when coalesce(oplossing_start, oplossing_soort) is not null then sleutel('oplossing', ddas_traject(kvk_nummer, startdatum, client, omschrijving)) end as resulteert_in_oplossing_id
from bron.schulden_ddas_traject
where coalesce(regeling_datum, regeling_toegekend, regeling_afgewezen, regeling_ingetrokken) is not null and ddas_traject(kvk_nummer, startdatum, client, omschrijving) is not null
